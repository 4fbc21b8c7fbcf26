# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens a case file to read it only: not a byte of it changes, and no file appears beside it."""

from __future__ import annotations

from pathlib import Path

import apsw

from viewer.case.message import Problem, message
from viewer.storage.case_file import CaseFile, disk_problem
from viewer.storage.schema import APPLICATION_ID, VERSION, bring_up


def open_reading(path: Path) -> CaseFile:
    """An existing case file, to be read. A case of an earlier version is brought up to date in memory.

    Where nobody else has it open it is taken as unchanging, which needs no lock; else it is read beside the writer.
    Raises Problem: missing, not a case, newer version, damaged.
    """
    if not path.is_file():
        raise Problem(message("case.missing", file=path.name))
    log = path.with_name(f"{path.name}-wal")
    in_use = log.is_file() and log.stat().st_size > 0
    try:
        name = f"{path.resolve().as_uri()}?mode=ro{'' if in_use else '&immutable=1'}"
        found = apsw.Connection(name, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        found.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        found.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        for pragma in ("cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"):
            found.execute(f"PRAGMA {pragma}")
        checked = _current(found, path)
    except apsw.NotADBError:
        raise Problem(message("case.not_a_case", file=path.name)) from None
    except apsw.Error as error:
        raise disk_problem(error, path) from None
    return CaseFile(path, checked, checked)


def _current(found: apsw.Connection, path: Path) -> apsw.Connection:
    version = int(found.execute("PRAGMA user_version").get)
    known = found.execute("PRAGMA application_id").get == APPLICATION_ID
    wrong = "not_a_case" if not known else "newer" if version > VERSION else ""
    if not wrong and found.execute("PRAGMA quick_check(1)").get != "ok":
        wrong = "damaged"
    if wrong:
        found.close()
        raise Problem(message(f"case.{wrong}", file=path.name))
    if version == VERSION:
        return found
    copy = apsw.Connection(":memory:")
    with copy.backup("main", found, "main") as backup:
        backup.step()
    found.close()
    bring_up(copy, version)
    return copy
