# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A kept inventory is fetched from the case in blocks, and is the one that was kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind, Part
from viewer.case.message import Problem, message
from viewer.storage import case_file, recall
from viewer.storage.evidence import dispose, keep_digests, keep_inventory
from viewer.storage.walking import walk

MANY = 1_300


def kept(tmp_path: Path, count: int) -> tuple[case_file.CaseFile, Inventory]:
    flaw, note = message("archive.note.recovered"), message("archive.note.repeated_name")
    entries = [
        Entry(f"x.zip!{number:05d}", "x.zip", number, 1, Kind.TEXT, "", "2018-05-06T07:08:10", "unix/30/8")
        for number in range(count)
    ]
    entries[::100] = [replace(one, notes=(note,)) for one in entries[::100]]
    entries[7::100] = [replace(one, flaw=flaw) for one in entries[7::100]]
    inventory = Inventory((Part("x.zip", tmp_path / "x.zip", 10),), tuple(entries))
    file = case_file.create(tmp_path / "a.notmine")
    keep_inventory(file, inventory)
    return file, inventory


@pytest.mark.parametrize("count", [0, 1, 511, 512, 513, MANY])
def test_it_comes_back_as_it_was(tmp_path: Path, count: int) -> None:
    file, inventory = kept(tmp_path, count)
    found = recall.load_inventory(file)
    assert found == inventory
    assert [found.by_path[one.path] for one in inventory.entries] == list(inventory.entries)
    assert [found.places[one.path] for one in inventory.entries] == list(range(count))
    assert "x.zip!" not in found.by_path
    assert [one.entry for one in recall.load_dispositions(file)] == [one.path for one in inventory.entries]
    file.close()


def test_it_tells_what_was_read_and_what_became_of_each(tmp_path: Path) -> None:
    file, inventory = kept(tmp_path, MANY)
    last = inventory.entries[-1].path
    with file.writing() as connection:
        keep_digests(connection, [(last, "0" * 64)])
        dispose(connection, [Disposition(last, Fate.IGNORED, message("archive.empty_file"))])
    assert [one.path for one in recall.load_inventory(file).entries if one.sha256] == [last]
    fates = {one.entry: one.fate for one in recall.load_dispositions(file)}
    assert fates[last] is Fate.IGNORED
    assert sum(fate is Fate.REJECTED for fate in fates.values()) == MANY // 100
    file.close()


def test_renamed_entries_are_found_by_their_new_paths(tmp_path: Path) -> None:
    file, _ = kept(tmp_path, MANY)
    with file.writing() as connection:
        connection.execute("UPDATE entry SET path = 'x.zip!erased/1' WHERE number = 3")
    found = recall.load_inventory(file)
    assert found.entries[-1].path == "x.zip!erased/1"
    assert found.by_path["x.zip!erased/1"].size == 2
    assert [one.path for one in found.entries] == sorted(one.path for one in found.entries)
    file.close()


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    file, _ = kept(tmp_path, 1)
    with file.writing() as connection:
        connection.execute("UPDATE entry SET maker = CAST(x'ff' AS TEXT)")
    with pytest.raises(Problem) as caught:
        list(walk(file, "SELECT maker FROM entry"))
    assert caught.value.said.key == "case.damaged"
    with pytest.raises(Problem):
        list(recall.load_inventory(file).entries)
    file.close()
