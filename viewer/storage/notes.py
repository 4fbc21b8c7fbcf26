# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is strange about the archives of an export and their entries: observations by the instrument `archive`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import apsw

from viewer.case.export import Inventory
from viewer.case.message import Message
from viewer.storage.case_file import CaseFile
from viewer.storage.values import dumps

_INSTRUMENT, _VERSION = "archive", "1"


def keep_notes(connection: apsw.Connection, inventory: Inventory) -> None:
    """Keep the notes of every part and entry that has some."""
    told = [(part.name, part.notes) for part in inventory.parts if part.notes]
    told += [(entry.path, entry.notes) for entry in inventory.entries if entry.notes]
    connection.executemany(
        "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, x'')",
        ((subject, _INSTRUMENT, _VERSION, dumps({"notes": _plain(notes)})) for subject, notes in told),
    )


def load_notes(case: CaseFile) -> Mapping[str, tuple[Message, ...]]:
    """The notes by part name and entry path: those of parts first, then those of entries in their order."""
    rows = case.ask(
        "SELECT o.subject, o.measured FROM observation o LEFT JOIN entry e ON e.path = o.subject"
        " WHERE o.instrument = ? ORDER BY coalesce(e.number, 0), o.subject",
        _INSTRUMENT,
    )
    return {subject: tuple(_messages(measured)) for subject, measured in rows}


def _plain(notes: tuple[Message, ...]) -> list[list[object]]:
    return [[one.key, dict(one.params)] for one in notes]


def _messages(measured: str) -> Iterator[Message]:
    for key, params in json.loads(measured)["notes"]:
        yield Message(key, tuple(sorted(params.items())))
