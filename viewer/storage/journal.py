# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The journal: every act on a case, each hashed together with the one before, so that no line can change unseen.

Beside the lines the case keeps where the journal ends, so lines cut off at the end are missed too. What all this proves
and what not: `viewer.case.journal`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import apsw

from viewer.case.journal import Line, chained, first_broken
from viewer.storage.case_file import CaseFile
from viewer.storage.values import dumps

_END = "journal_end"
_RAW = (
    "SELECT number, min(typeof(at), typeof(act), typeof(detail), typeof(hash)) = 'text'"
    " AND max(typeof(at), typeof(act), typeof(detail), typeof(hash)) = 'text',"
    " CAST(at AS BLOB), CAST(act AS BLOB), CAST(detail AS BLOB), CAST(hash AS BLOB) FROM journal ORDER BY number"
)


def note_act(connection: apsw.Connection, act: str, **detail: str | float) -> None:
    """Append one act inside the current transaction. `detail` holds counts, ids and hashes, never content."""
    last = connection.execute("SELECT hash FROM journal ORDER BY number DESC LIMIT 1").get
    at, told = datetime.now(UTC).isoformat(timespec="milliseconds"), dumps(detail)
    row = (at, act, told, chained(last or "", at, act, told))
    connection.execute("INSERT INTO journal (at, act, detail, hash) VALUES (?, ?, ?, ?)", row)
    end = f"{connection.last_insert_rowid()} {row[3]}"
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_END, end))


def load_journal(case: CaseFile) -> tuple[Line, ...]:
    """All lines. One whose bytes are no text any more has no act and an empty hash, so it cannot seem whole."""
    return tuple(_lines(case))


def _lines(case: CaseFile) -> Iterator[Line]:
    for number, texts, *raw in case.ask(_RAW):
        try:
            yield Line(number, *(bytes(one).decode() for one in raw)) if texts else Line(number, "", "", "", "")
        except UnicodeDecodeError:
            yield Line(number, "", "", "", "")


def first_broken_act(case: CaseFile) -> int | None:
    """The number of the first journal line that does not follow from the one before; None where all do."""
    return first_broken(_lines(case))


def is_cut_off(case: CaseFile) -> bool:
    """Whether the journal does not end where the case says. A case of an earlier version does not say."""
    end = case.get(_END)
    last = case.ask("SELECT number || ' ' || hash FROM journal ORDER BY number DESC LIMIT 1")
    return end is not None and (not last or last[0][0] != end)


def journal_end(connection: apsw.Connection) -> tuple[int, str]:
    """Number and hash of the last line, inside the current transaction."""
    number, kept = connection.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1").get
    return int(number), str(kept)
