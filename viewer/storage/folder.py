# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Files that only their owner can read, and that are there whole or not at all, whenever the power goes."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from viewer.case.message import Problem, message

PRIVATE = stat.S_IRUSR | stat.S_IWUSR
_BLOCK = 1 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def make_private(path: Path) -> None:
    """An empty file that is new and readable by its owner alone. Raises OSError, also where it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def sync_file(path: Path) -> None:
    """Wait until the disk has the content of a file. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows what a folder now holds; Windows cannot be asked. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(draft: Path, path: Path) -> None:
    """Put a finished file in the place of another: afterwards, and after a power cut, one of both is there whole."""
    sync_file(draft)
    draft.replace(path)
    sync_folder(path.parent)


def remove_database(path: Path) -> None:
    """Remove a database file with what SQLite lays beside it; nothing where there is none. Raises OSError."""
    for ending in ("-journal", "-wal", "-shm", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def overwrite(path: Path) -> None:
    """Overwrite a file with zeros in its place, where there is one, and wait until the disk has them. Raises OSError.

    On a drive that writes elsewhere than it is told, such as a solid-state drive, the old pages may still be found.
    """
    if not path.is_file():
        return
    with path.open("r+b") as stream:
        left = path.stat().st_size
        while left > 0:
            left -= stream.write(bytes(min(left, _BLOCK)))
    sync_file(path)


def folder_problem(error: OSError, path: Path) -> Problem:
    """What it means that a file could not be written: no room, a failing drive, or a folder that refuses."""
    if error.errno in _FULL:
        return Problem(message("case.disk_full", file=path.name), exit_code=3)
    if error.errno == errno.EIO:
        return Problem(message("case.disk_error", file=path.name), exit_code=3)
    return Problem(message("case.folder_refuses", folder=path.parent.name or str(path.parent)))
