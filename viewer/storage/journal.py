# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The journal: every act on a case, each hashed together with the one before, so that no line can change unseen."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import apsw

from viewer.storage.case_file import CaseFile
from viewer.storage.values import dumps


def _chained(previous: str, at: str, act: str, detail: str) -> str:
    return hashlib.sha256("\n".join((previous, at, act, detail)).encode()).hexdigest()


def note_act(connection: apsw.Connection, act: str, **detail: str | float) -> None:
    """Append one act inside the current transaction. `detail` holds counts, ids and hashes, never content."""
    last = connection.execute("SELECT hash FROM journal ORDER BY number DESC LIMIT 1").get
    at, told = datetime.now(UTC).isoformat(timespec="milliseconds"), dumps(detail)
    row = (at, act, told, _chained(last or "", at, act, told))
    connection.execute("INSERT INTO journal (at, act, detail, hash) VALUES (?, ?, ?, ?)", row)


def first_broken_act(case: CaseFile) -> int | None:
    """The number of the first journal line that does not follow from the one before; None where all do."""
    previous, expected = "", 1
    for number, at, act, detail, kept in case.ask("SELECT number, at, act, detail, hash FROM journal ORDER BY number"):
        if number != expected or _chained(previous, at, act, detail) != kept:
            return int(number)
        previous, expected = kept, expected + 1
    return None
