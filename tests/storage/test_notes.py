# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is strange about archives and entries is kept in the case and comes back, parts first."""

from __future__ import annotations

from pathlib import Path

from viewer.case.export import Entry, Inventory, Part
from viewer.case.message import message
from viewer.storage import case_file
from viewer.storage.evidence import keep_inventory
from viewer.storage.notes import load_notes
from viewer.storage.recall import load_inventory


def test_notes_come_back_with_their_part_and_entry(tmp_path: Path) -> None:
    cut, recovered = message("archive.note.cut_off", n=2), message("archive.note.recovered")
    part = Part("x.zip", tmp_path / "x.zip", 10, notes=(cut,))
    strange = Entry("x.zip!a.wav", "x.zip", 3, notes=(recovered, message("archive.note.unchecked")))
    inventory = Inventory((part,), (strange, Entry("x.zip!b.wav", "x.zip", 3)))
    file = case_file.create(tmp_path / "a.notmine")
    keep_inventory(file, inventory)
    assert list(load_notes(file)) == ["x.zip", "x.zip!a.wav"]
    assert load_inventory(file) == inventory
    file.close()
