# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is listed before the documents are read gives way to what they say; decisions stay."""

from __future__ import annotations

from pathlib import Path

from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.query import Query
from viewer.case.reading import Reading
from viewer.case.recording import Recording, TimeSource, recording_id
from viewer.storage import case_file
from viewer.storage.browse import find, rows
from viewer.storage.evidence import foresee, keep_inventory, keep_reading


def _reading(device: str, count: int) -> Reading:
    paths = [f"a.zip!{number}.wav" for number in range(count)]
    return Reading(("test",), tuple(Recording(recording_id(p), p, None, TimeSource.NAME, device) for p in paths))


def test_foreseen_recordings_give_way_and_decisions_stay(tmp_path: Path) -> None:
    case = case_file.create(tmp_path / "a.notmine")
    entries = tuple(Entry(f"a.zip!{number}.wav", "a.zip", 9, 9, Kind.AUDIO) for number in range(3))
    inventory = Inventory((Part("a.zip", tmp_path / "a.zip", 9),), entries)
    keep_inventory(case, inventory)
    foresee(case, _reading("G000", 2))
    assert [row.device for row in rows(case, find(case, Query()))] == ["G000", "G000"]
    with case.writing() as connection:
        connection.execute("UPDATE recording SET decision = 'mine' WHERE number = 2")
    keep_reading(case, _reading("G111", 3))
    kept = rows(case, find(case, Query()))
    assert [(row.device, row.decision) for row in kept] == [("G111", None), ("G111", "mine"), ("G111", None)]
    case.close()
