# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Small ZIPs, whole and broken, for the tests of the archive."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

WHEN = (2018, 5, 6, 7, 8, 10)


def tone(seconds: float = 0.1, rate: int = 16_000, pitch: float = 440.0) -> bytes:
    """A mono 16-bit WAV file with a sine tone."""
    wave = (8000 * np.sin(2 * np.pi * pitch * np.arange(int(seconds * rate)) / rate)).astype("<i2").tobytes()
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + len(wave),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        rate,
        rate * 2,
        2,
        16,
        b"data",
        len(wave),
    )
    return head + wave


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of a ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


def write(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write such a ZIP."""
    path.write_bytes(packed(files, method))
    return path


def break_data(archive: bytes, content: bytes) -> bytes:
    """The archive with one byte of a stored member's content turned over."""
    at = archive.index(content) + len(content) // 2
    return archive[:at] + bytes([archive[at] ^ 0xFF]) + archive[at + 1 :]
