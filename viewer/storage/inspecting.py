# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case file may come from somebody who means harm: what is looked at before anything in it is believed.

What a case may hold is not listed a second time: it is what `viewer.storage.schema` lays out, in a case in memory.
"""

from __future__ import annotations

import re
import stat
from functools import cache
from pathlib import Path

import apsw

from viewer.case.message import Problem, message
from viewer.storage.schema import APPLICATION_ID, PAGE, lay_out

Shape = dict[tuple[str, str], object]

_BESIDE = ("-wal", "-shm", "-journal")
_STATISTICS = re.compile(r"sqlite_stat[14]\Z")
_CLAUSES = re.compile(r"\b(CHECK|GENERATED|AS\s*\()", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def check_files(path: Path) -> None:
    """Look at the file and what lies beside it. Raises Problem: missing, no plain file, a journal that is none of ours.

    A rollback journal is played back before anything can be checked, and may name other files. A case has a write-ahead
    log and never such a journal, so one that lies beside it was put there.
    """
    for one in (path, *(path.with_name(path.name + ending) for ending in _BESIDE)):
        try:
            mode = one.lstat().st_mode
        except FileNotFoundError:
            if one == path:
                raise Problem(message("case.missing", file=path.name)) from None
            continue
        except OSError:
            raise Problem(message("case.unreadable", file=path.name)) from None
        if stat.S_ISLNK(mode):
            raise Problem(message("case.link", file=one.name))
        if not stat.S_ISREG(mode):
            raise Problem(message("case.not_a_case", file=path.name))
        if one.name.endswith("-journal"):
            raise Problem(message("case.journal_beside", file=one.name))


def check_identity(connection: apsw.Connection, path: Path, newest: int) -> int:
    """The version that a case was laid out in. Raises Problem: no case, not our pages, of a later version."""
    if connection.execute("PRAGMA application_id").get != APPLICATION_ID:
        raise Problem(message("case.not_a_case", file=path.name))
    version = int(connection.execute("PRAGMA user_version").get)
    if version > newest:
        raise Problem(message("case.newer", file=path.name))
    if version < 1 or connection.execute("PRAGMA page_size").get != PAGE:
        raise Problem(message("case.foreign", file=path.name))
    return version


def check_names(connection: apsw.Connection, path: Path) -> None:
    """Raise Problem where a case holds anything that no case of any version holds: a trigger, a view, a strange table.

    Asked before a case of an earlier version is brought up, since that writes in it.
    """
    if not set(_shape(connection, deep=False)) <= set(_ours()):
        raise Problem(message("case.foreign", file=path.name))


def check_schema(connection: apsw.Connection, path: Path) -> None:
    """Raise Problem where the tables of a case of this version are not what we lay out, to the column."""
    if _shape(connection, deep=True) != _ours():
        raise Problem(message("case.foreign", file=path.name))


@cache
def _ours() -> Shape:
    connection = apsw.Connection(":memory:")
    try:
        lay_out(connection)
        return _shape(connection, deep=True)
    finally:
        connection.close()


def _shape(connection: apsw.Connection, *, deep: bool) -> Shape:
    """What a schema holds, by kind and name; `deep`: with its columns.

    A table that was brought up reads differently from one laid out anew, so tables are compared by their columns and by
    whether their text has a clause that computes something; everything else by its text.
    """
    shape: Shape = {}
    for kind, name, sql in list(connection.execute("SELECT type, name, sql FROM sqlite_schema")):
        if kind == "table" and _STATISTICS.match(name):
            continue
        plain = kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL")
        if not deep:
            shape[kind, name] = None
        elif plain:
            shape[kind, name] = (_columns(connection, name), len(_CLAUSES.findall(sql)))
        else:
            shape[kind, name] = _SPACE.sub(" ", sql).strip() if sql else None
    return shape


def _columns(connection: apsw.Connection, table: str) -> object:
    asked = 'SELECT name, upper(type), "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)'
    kind = "SELECT type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name = ?"
    return frozenset(connection.execute(asked, (table,))), tuple(connection.execute(kind, (table,)))
