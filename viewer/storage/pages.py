# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Gives back what the pages about the export as a whole are made of."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from viewer.case.export import Fate
from viewer.case.finding import Cell, CellVerdict, Standing, Strength
from viewer.case.message import Message
from viewer.storage.case_file import CaseFile
from viewer.storage.values import message_from_json
from viewer.storage.walking import walk


def load_verdicts(case: CaseFile) -> dict[int, CellVerdict]:
    """The last verdict on every cell that holds recordings, by the cell's id."""
    rows = case.ask(
        "SELECT id, device, account, voice, batch, day, standing, strength, findings, llr FROM cell"
        " WHERE id IN (SELECT cell FROM recording) ORDER BY id"
    )
    known: dict[str, tuple[int, ...]] = {}
    found = {}
    for row in rows:
        if row[8] not in known:
            known[row[8]] = tuple(json.loads(row[8]))
        found[row[0]] = CellVerdict(Cell(*row[1:6]), Standing(row[6]), Strength(row[7]), known[row[8]], row[9])
    return found


def load_tellings(case: CaseFile) -> Mapping[str, Mapping[int, int]]:
    """By document: how many recordings of which cell its lines are linked to."""
    rows = case.ask(
        "SELECT t.source, r.cell, count(*) FROM transcript t JOIN recording r ON r.number = t.recording"
        " GROUP BY t.source, r.cell"
    )
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for source, cell, count in rows:
        found[source][cell] = count
    return found


def load_fates(case: CaseFile) -> Iterator[tuple[str, int, str, Fate, Message | None]]:
    """Every entry in order: path, size in bytes, kind, what became of it, and why."""
    for path, size, kind, fate, reason in walk(
        case, "SELECT path, size, kind, fate, reason FROM entry ORDER BY number"
    ):
        yield path, size, kind, Fate(fate), message_from_json(reason)
