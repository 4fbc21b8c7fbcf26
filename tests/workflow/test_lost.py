# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Documents that ended their workers have a flaw for the importers, recordings never do; what failed goes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.message import message
from viewer.workflow.lost import Lost
from viewer.workflow.turns import Turns

ALONE, OTHERS = message("archive.worker_died"), message("isolation.stopped", most=5)
SOUND, PAGE, TABLE = (
    Entry("x.zip!a.wav", "x.zip", 1, kind=Kind.AUDIO),
    Entry("x.zip!b.pdf", "x.zip", 1, kind=Kind.PDF),
    Entry("x.zip!c.csv", "x.zip", 1, kind=Kind.CSV),
)
INVENTORY = Inventory((Part("x.zip", Path("x.zip"), 3),), (SOUND, PAGE, TABLE))


def test_while_nothing_is_lost_the_inventory_is_the_same() -> None:
    assert Lost().seen(INVENTORY) is INVENTORY
    assert list(Lost().left(INVENTORY.entries)) == [PAGE, TABLE]


def test_one_document_is_lost() -> None:
    lost = Lost({PAGE.path: ALONE})
    assert list(lost.seen(INVENTORY).entries) == [SOUND, replace(PAGE, flaw=ALONE), TABLE]
    assert list(lost.left(INVENTORY.entries)) == [TABLE]


def test_every_document_is_lost_and_keeps_its_own_reason() -> None:
    lost = Lost({PAGE.path: ALONE}, OTHERS)
    assert list(lost.seen(INVENTORY).entries) == [SOUND, replace(PAGE, flaw=ALONE), replace(TABLE, flaw=OTHERS)]
    assert list(lost.left(INVENTORY.entries)) == []


def test_what_failed_is_done_again_before_the_rest_one_by_one() -> None:
    turns = Turns(iter([(1, 2), (3, 4)]))
    assert turns
    assert turns.take() == ((1, 2), False)
    turns.again((1, 2))
    assert [turns.take() for _ in range(3)] == [((1,), True), ((2,), True), ((3, 4), False)]
    assert not turns
    with pytest.raises(IndexError):
        turns.take()
    turns.again((4,))
    assert turns.take() == ((4,), True)
