# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Portions: the parts of a mixed export are kept apart by standing and tied together by what they share."""

from __future__ import annotations

import random

import pytest

from viewer.case.finding import Cell, CellVerdict, Direction, Finding, Standing, Strength, Tally
from viewer.case.message import message
from viewer.case.portion import PortionBatch, Whose
from viewer.findings.portions import Paper, portions_of

YES, NO, OPEN = Standing.CONSISTENT, Standing.INCONSISTENT, Standing.UNDECIDED
FINDINGS = (
    Finding("M33", "device:OWN", Direction.AGAINST, Strength.S3, message("x.mine")),
    Finding("M02", "device:FAR", Direction.FOR, Strength.S2, message("x.weak")),
    Finding("M01", "export", Direction.FOR, Strength.S4, message("x.strong")),
)


def cell(device="", standing=OPEN, n=10, *, account="", voice="", batch="b", day="2018-01-01", findings=(), llr=0.0):
    place = Cell(device, account, voice, batch, day)
    return Tally(place, n, 2.0 * n), CellVerdict(place, standing, Strength.S3, findings, llr)


def portions(*cells, papers=()):
    return portions_of([one for one, _ in cells], [one for _, one in cells], FINDINGS, papers)


def test_a_common_folder_glues_nothing_together_that_stands_differently() -> None:
    foreign, own = portions(
        cell("OWN", YES, 30, findings=(0,), llr=-3.0), cell("FAR", NO, 7, findings=(1, 2), llr=4.0), cell("FAR2", NO, 3)
    )
    assert (foreign.whose, foreign.groups, foreign.recordings) == (Whose.FOREIGN, ("device:FAR", "device:FAR2"), 10)
    assert foreign.batches == (PortionBatch("b", 10, shared=True),)
    assert (foreign.findings, foreign.llr) == ((2, 1), 4.0)
    assert (own.whose, own.groups, own.findings, own.llr) == (Whose.OWNER, ("device:OWN",), (0,), -3.0)


def test_a_voice_heard_on_both_sides_glues_them_no_more() -> None:
    found = portions(cell("OWN", YES, voice="V1"), cell("FAR", NO, voice="V1"))
    assert [one.whose for one in found] == [Whose.FOREIGN, Whose.OWNER]
    assert all("voice:V1" in one.groups for one in found)


def test_a_second_hand_device_lies_in_two_portions() -> None:
    foreign, own = portions(cell("OWN", NO, 4, day="2016-01-01"), cell("OWN", YES, 9, day="2018-01-01"))
    assert (foreign.last, own.first) == ("2016-01-01", "2018-01-01")
    assert foreign.groups == own.groups == ("device:OWN",)


def test_what_is_undecided_goes_with_its_device_where_that_is_clear() -> None:
    (own,) = portions(cell("OWN", YES, 95), cell("OWN", OPEN, 5, voice="V2", day="2018-02-01"))
    assert (own.whose, own.recordings) == (Whose.OWNER, 100)
    assert own.standings == (("consistent", 95), ("undecided", 5))
    unclear = portions(cell("D", YES, 5), cell("D", NO, 5, day="2016-01-01"), cell("D", OPEN, 2, day="2017-01-01"))
    assert [(one.whose, one.recordings) for one in unclear] == [
        (Whose.FOREIGN, 5), (Whose.OWNER, 5), (Whose.UNKNOWN, 2),
    ]  # fmt: skip


def test_unknown_devices_of_one_folder_stay_apart_and_bare_recordings_together() -> None:
    found = portions(cell("X", n=3), cell("Y", n=2), cell(n=5, day="2018-01-02"), cell(n=4, day="2018-01-03"))
    assert [(one.groups, one.recordings) for one in found] == [((), 9), (("device:X",), 3), (("device:Y",), 2)]
    together = portions(cell("X", account="A"), cell("Y", account="A"))
    assert [one.groups for one in together] == [("device:X", "device:Y", "account:A")]


def test_files_lie_where_their_lines_or_their_numbers_say() -> None:
    papers = [
        Paper("told", Whose.OWNER, {1: 9, 0: 1}),
        *(Paper(f"own{n}", Whose.OWNER) for n in range(3)),
        Paper("nobody's"),
        Paper("both", Whose.UNKNOWN),
    ]
    found = portions(cell("OWN", YES), cell("FAR", NO), papers=papers)
    assert [(one.whose, one.files) for one in found] == [
        (Whose.FOREIGN, 1), (Whose.OWNER, 3), (Whose.UNKNOWN, 1),
    ]  # fmt: skip
    assert [(one.whose, one.files) for one in portions(papers=papers[1:2])] == [(Whose.OWNER, 1)]


@pytest.mark.parametrize("seed", range(20))
def test_every_recording_lies_in_exactly_one_portion_whatever_the_order(seed: int) -> None:
    rng = random.Random(seed)
    cells = [
        cell(rng.choice("ABC "), rng.choice([YES, NO, OPEN]), rng.randint(1, 9), voice=rng.choice(["", "V1"]),
             batch=rng.choice("xy"), day=f"2018-01-{number + 1:02d}")
        for number in range(25)
    ]  # fmt: skip
    found = portions(*cells)
    assert sum(one.recordings for one in found) == sum(tally.recordings for tally, _ in cells)
    rng.shuffle(cells)
    assert portions(*cells) == found
