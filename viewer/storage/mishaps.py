# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an error of the database or the disk means to a user."""

from __future__ import annotations

from pathlib import Path

import apsw

from viewer.case.message import Problem, message
from viewer.case.protection import Protection
from viewer.storage.backups import newest_whole
from viewer.storage.case_key import CaseKey


def disk_problem(error: apsw.Error, path: Path) -> Problem:
    """What a database error means. Raises the error itself where it is a mistake of the program."""
    if isinstance(error, apsw.FullError):
        return Problem(message("case.disk_full", file=path.name), exit_code=3)
    if isinstance(error, apsw.ReadOnlyError | apsw.PermissionsError | apsw.CantOpenError):
        return Problem(message("case.read_only", file=path.name))
    if isinstance(error, apsw.IOError):
        return Problem(message("case.disk_error", file=path.name), exit_code=3)
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return Problem(message("case.busy", file=path.name))
    if isinstance(error, apsw.InterruptError):
        return Problem(message("case.too_long", file=path.name), exit_code=3)
    if isinstance(error, apsw.CorruptError | apsw.NotADBError | apsw.TooBigError):
        return Problem(message("case.damaged", file=path.name))
    raise error


def unreadable(path: Path, key: CaseKey | None) -> Problem:
    """The problem that a file is no database, or not under this key; a backup that the key opens tells damage apart."""
    if key is None:
        return Problem(message("case.not_a_case", file=path.name))
    if key.protection is Protection.PASSWORD and newest_whole(path, key) is None:
        return Problem(message("case_key.wrong", file=path.name))
    return damaged(path, key)


def damaged(path: Path, key: CaseKey | None) -> Problem:
    """The problem that a case is damaged, which names the newest whole copy of it, if any."""
    copy = newest_whole(path, key)
    if copy is None:
        return Problem(message("case.damaged", file=path.name))
    return Problem(message("case.damaged_backup", file=path.name, made=f"{copy.made.astimezone():%Y-%m-%d %H:%M}"))
