# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Reads a case to its last page when it is opened, and makes anew what can be made from the rest of it: its indexes."""

from __future__ import annotations

import apsw

_WHOLE = "PRAGMA quick_check(1)"


def mend(connection: apsw.Connection) -> bool:
    """Whether a case is whole, after its indexes were made anew where they were not. Nothing else is ever changed.

    A search index or an index over a column holds nothing of its own, so making it anew loses nothing.
    """
    if connection.execute(_WHOLE).get == "ok":
        return True
    try:
        connection.execute("BEGIN IMMEDIATE")
        _rebuild(connection)
        whole = bool(connection.execute(_WHOLE).get == "ok")
        connection.execute("COMMIT" if whole else "ROLLBACK")
    except apsw.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if not isinstance(error, apsw.CorruptError | apsw.SQLError | apsw.ConstraintError):
            raise
        return False
    return whole


def _rebuild(connection: apsw.Connection) -> None:
    connection.execute("REINDEX")
    for index in ("said", "named"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608  # names of this module
