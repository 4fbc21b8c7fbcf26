# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opening a case file that somebody else may have made."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from viewer.case.message import Problem
from viewer.storage.case_file import create, open_existing


def seeds() -> list[bytes]:
    """A case that is new, one in a format of the future, and beginnings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.notmine"
        create(path).close()
        data = path.read_bytes()
    later_format = data[:44] + b"\xff" * 4 + data[48:]
    return [data, later_format, data[:4096], data[:100], b""]


def run(data: bytes) -> None:
    """Open it and close it again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.notmine"
        path.write_bytes(data)
        with suppress(Problem):
            open_existing(path).close()
