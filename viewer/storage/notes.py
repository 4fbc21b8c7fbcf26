# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is strange about the archives of an export and their entries: observations by the instrument `archive`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain

import apsw

from viewer.case.export import Inventory
from viewer.case.message import Message
from viewer.storage.case_file import CaseFile
from viewer.storage.values import dumps
from viewer.storage.walking import walk

_INSTRUMENT, _VERSION = "archive", "1"


def keep_notes(connection: apsw.Connection, inventory: Inventory) -> None:
    """Keep the notes of every part and entry that has some."""
    parts = ((part.name, part.notes) for part in inventory.parts)
    entries = ((entry.path, entry.notes) for entry in inventory.entries)
    connection.executemany(
        "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, x'')",
        ((s, _INSTRUMENT, _VERSION, dumps({"notes": _plain(n)})) for s, n in chain(parts, entries) if n),
    )


class Notes(Mapping[str, tuple[Message, ...]]):
    """The notes by part name and entry path, looked up in the case: first those of parts, then of entries in order."""

    def __init__(self, case: CaseFile) -> None:
        """Nothing is read yet."""
        self._case = case

    def __getitem__(self, subject: str) -> tuple[Message, ...]:
        """The notes of one part or entry. Raises KeyError where it has none."""
        sql = "SELECT measured FROM observation WHERE subject = ? AND instrument = ?"
        for (measured,) in self._case.ask(sql, subject, _INSTRUMENT):
            return notes_from_json(measured)
        raise KeyError(subject)

    def __iter__(self) -> Iterator[str]:
        """Those that have notes."""
        sql = (
            "SELECT o.subject FROM observation o LEFT JOIN entry e ON e.path = o.subject"
            " WHERE o.instrument = ? ORDER BY coalesce(e.number, 0), o.subject"
        )
        return (subject for (subject,) in walk(self._case, sql, _INSTRUMENT))

    def __len__(self) -> int:
        """How many have notes."""
        return int(self._case.ask("SELECT count(*) FROM observation WHERE instrument = ?", _INSTRUMENT)[0][0])


def load_notes(case: CaseFile) -> Notes:
    """The notes of a case."""
    return Notes(case)


def notes_from_json(measured: str) -> tuple[Message, ...]:
    """The notes that an observation by the archive instrument holds."""
    return tuple(Message(key, tuple(sorted(params.items()))) for key, params in json.loads(measured)["notes"])


def _plain(notes: tuple[Message, ...]) -> list[list[object]]:
    return [[one.key, dict(one.params)] for one in notes]
