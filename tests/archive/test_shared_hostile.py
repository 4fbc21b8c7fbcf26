# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Hostile archives that others published: each is listed or refused in a sentence, for little time and memory."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.memory import peak_kb
from viewer.archive.opener import Opener
from viewer.archive.source import parts_of
from viewer.archive.survey import survey
from viewer.case.message import Message, Problem
from viewer.words import Words
from viewer.work import Unwatched

SHARED = Path(os.environ.get("NOTMINE_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared"))
FILES = sorted(path for path in (SHARED / "data" / "hostile" / "zip").rglob("*") if path.is_file())
MOST_SECONDS, MOST_MB = 1.0, 50
ENTRIES_A_SECOND, ENTRY_KB = 5_000, 2

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not FILES, reason="the shared data is not here")]


def all_of(path: Path) -> tuple[set[Message], int]:
    """Everything that is said about an archive while it is listed and read; and how many entries it has."""
    said: set[Message] = set()
    try:
        inventory, source = survey(parts_of([path]), Opener(), Unwatched())
    except Problem as problem:
        return {problem.said}, 0
    assert len(inventory.by_path) == len(inventory.entries)
    for entry in inventory.entries:
        said.update(entry.notes)
    for entry in inventory.entries[:2000]:
        try:
            held = source.read(entry)
        except Problem as problem:
            said.add(problem.said)
        else:
            assert len(held) == entry.size
    return said, len(inventory.entries)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_ends_in_a_list_or_a_sentence(path: Path) -> None:
    words = Words("en")
    before, began = peak_kb(forget=True), time.process_time()
    said, entries = all_of(path)
    assert all(words.say(one) for one in said)
    assert time.process_time() - began < MOST_SECONDS + entries / ENTRIES_A_SECOND
    assert (peak_kb() - before) < 1000 * MOST_MB + entries * ENTRY_KB


def test_the_bomb_that_states_546_gb_is_listed_and_nothing_of_it_is_unpacked() -> None:
    (bomb,) = (path for path in FILES if path.name.endswith("_zbsm.zip"))
    before, began = peak_kb(forget=True), time.process_time()
    inventory, _ = survey(parts_of([bomb]), Opener(), Unwatched())
    assert sum(entry.size for entry in inventory.entries) > 500e9
    barred = [entry for entry in inventory.entries if entry.flaw is not None]
    assert {entry.flaw.key for entry in barred} == {"archive.overlap"}
    assert sum(entry.size for entry in inventory.entries) - sum(entry.size for entry in barred) < 1000
    assert time.process_time() - began < MOST_SECONDS
    assert peak_kb() - before < 1000 * MOST_MB
