# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens a case file to read it only: not a byte of it changes, and no file appears beside it."""

from __future__ import annotations

from pathlib import Path

import apsw

from viewer.storage.case_file import CaseFile
from viewer.storage.case_key import CaseKey
from viewer.storage.inspecting import check_files, check_identity, check_names, check_schema
from viewer.storage.mishaps import damaged, disk_problem, unreadable
from viewer.storage.schema import VERSION, bring_up, connect_reading


def open_reading(path: Path, key: CaseKey | None = None) -> CaseFile:
    """An existing case file, to be read. A case of an earlier version is brought up to date in memory.

    Where nobody else has it open it is taken as unchanging, which needs no lock; else it is read beside the writer.
    Raises Problem as `viewer.storage.case_file.open_existing` does.
    """
    path = path.resolve()
    check_files(path)
    log = path.with_name(f"{path.name}-wal")
    in_use = log.is_file() and log.stat().st_size > 0
    try:
        checked = _current(connect_reading(path, key, unchanging=not in_use), path, key)
    except apsw.NotADBError:
        raise unreadable(path, key) from None
    except apsw.Error as error:
        raise disk_problem(error, path) from None
    return CaseFile(path, checked, checked, key)


def _current(found: apsw.Connection, path: Path, key: CaseKey | None) -> apsw.Connection:
    try:
        version = check_identity(found, path, VERSION)
        check_names(found, path)
        if found.execute("PRAGMA quick_check(1)").get != "ok":
            raise damaged(path, key)
        if version == VERSION:
            check_schema(found, path)
            return found
        copy = apsw.Connection(":memory:")
        with copy.backup("main", found, "main") as backup:
            backup.step()
    except BaseException:
        found.close()
        raise
    found.close()
    bring_up(copy, version)
    check_schema(copy, path)
    return copy
