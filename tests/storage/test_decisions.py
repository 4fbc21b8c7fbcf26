# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Decisions: the latest counts, every step goes back and forth, also after the case was closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.filled import FOREIGN, MINE, entry_path, filled
from viewer.case.message import Problem
from viewer.case.query import Query
from viewer.case.recording import recording_id
from viewer.case.review import Decision
from viewer.storage import case_file
from viewer.storage.browse import find, rows
from viewer.storage.decisions import decide, redo, steps, undo
from viewer.storage.exposure import load_exposure, note_exposure

FIRST = recording_id(entry_path(0))


def decided(case: case_file.CaseFile) -> list[str | None]:
    return [row.decision for row in rows(case, find(case, Query()))]


def test_a_group_then_one_of_it_then_back_again_across_sessions(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    case = filled(path, count=4)
    assert decide(case, [f"device:{MINE}"], Decision.MINE) == 2
    decide(case, [FIRST], Decision.UNSURE)
    assert decided(case) == ["unsure", None, "mine", None]
    case.close()
    case = case_file.open_existing(path)
    assert undo(case)
    assert decided(case) == ["mine", None, "mine", None]
    assert undo(case)
    assert decided(case) == [None, None, None, None]
    assert not undo(case)
    assert redo(case)
    assert redo(case)
    assert not redo(case)
    assert decided(case) == ["unsure", None, "mine", None]
    case.close()


def test_a_new_decision_ends_what_could_be_redone(tmp_path: Path) -> None:
    case = filled(tmp_path / "a.notmine", count=4)
    decide(case, [FIRST], Decision.MINE)
    undo(case)
    decide(case, [f"device:{FOREIGN}"], Decision.NOT_MINE)
    assert steps(case) == (1, 0)
    decide(case, [f"device:{FOREIGN}"], None)
    assert decided(case) == [None, None, None, None]
    case.close()


@pytest.mark.parametrize("subject", ["device:nobody", "r000000000000", "", "batch:x' OR 1=1"])
def test_a_subject_that_is_not_there_is_refused(tmp_path: Path, subject: str) -> None:
    case = filled(tmp_path / "a.notmine", count=4)
    with pytest.raises(Problem) as caught:
        decide(case, [subject], Decision.MINE)
    assert caught.value.said.key == "case.no_such_group"
    assert steps(case) == (0, 0)
    case.close()


SUBJECTS = st.sampled_from([f"device:{MINE}", f"device:{FOREIGN}", FIRST, "batch:export.zip!audio"])
STEPS = st.lists(st.one_of(st.tuples(SUBJECTS, st.sampled_from([*Decision, None])), st.just("undo"), st.just("redo")))


@settings(max_examples=25, deadline=None)
@given(taken=STEPS)
def test_undo_and_redo_follow_a_plain_stack(tmp_path_factory: pytest.TempPathFactory, taken: list[object]) -> None:
    case = filled(tmp_path_factory.mktemp("case") / "a.notmine", count=4)
    past: list[list[str | None]] = [decided(case)]
    future: list[list[str | None]] = []
    for step in taken:
        if step == "undo":
            assert undo(case) == (len(past) > 1)
            if len(past) > 1:
                future.append(past.pop())
        elif step == "redo":
            assert redo(case) == bool(future)
            if future:
                past.append(future.pop())
        else:
            assert isinstance(step, tuple)
            decide(case, [step[0]], step[1])
            past.append(decided(case))
            future = []
        assert decided(case) == past[-1]
    case.close()


def test_only_what_is_not_known_to_be_ones_own_counts_as_exposure(tmp_path: Path) -> None:
    case = filled(tmp_path / "a.notmine", count=4)
    note_exposure(case, 1, 3.0, 0)
    assert load_exposure(case).recordings == 0
    note_exposure(case, 2, 1.25, 0)
    note_exposure(case, 2, 0.75, 17)
    seen = note_exposure(case, 4, 0.0, 9)
    assert (seen.recordings, seen.seconds, seen.characters) == (2, 2.0, 26)
    decide(case, [f"device:{FOREIGN}"], Decision.HOUSEHOLD)
    assert note_exposure(case, 2, 5.0, 0) == seen
    case.close()
