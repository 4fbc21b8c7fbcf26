# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The floor under a scan: stream every entry through zipfile, hash it, decode it with soundfile, in one process."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile

import soundfile


def floor(path: str) -> tuple[int, float]:
    """The number of recordings decoded, and their seconds."""
    count, seconds = 0, 0.0
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            digest, whole = hashlib.sha256(), io.BytesIO()
            with archive.open(info) as stream:
                while chunk := stream.read(65536):
                    digest.update(chunk)
                    whole.write(chunk)
            digest.hexdigest()
            if info.filename.endswith(".wav"):
                whole.seek(0)
                samples, rate = soundfile.read(whole, dtype="int16")
                count, seconds = count + 1, seconds + len(samples) / rate
    return count, seconds


if __name__ == "__main__":
    print(*floor(sys.argv[1]))
