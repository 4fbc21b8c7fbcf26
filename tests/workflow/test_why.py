# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Why something stands as it does, and what was said of what else could explain it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.exports import FOREIGN, make_export, owner_facts
from tests.workflow.test_scan import scanned
from viewer.case.facts import Facts, Owner, Route
from viewer.case.finding import Direction
from viewer.case.review import Explanation, Settled
from viewer.workflow.cases import open_case
from viewer.workflow.decide import can_undo, explain, undo
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import overview
from viewer.workflow.state import state_facts
from viewer.workflow.why import all_findings, why_export, why_group

GROUP = f"device:{FOREIGN}"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    scanned(make_export(tmp_path / "export.zip"), tmp_path / "a.notmine", owner_facts())
    with open_case(tmp_path / "a.notmine") as opened:
        yield opened


def settled(case: OpenCase) -> dict[str, Settled]:
    return {one.said.key: one.state for one in why_group(case, GROUP).explanations if one.subject == GROUP}


def of(case: OpenCase, key: str) -> Explanation:
    return next(one for one in why_group(case, GROUP).explanations if one.said.key == key)


def test_each_explanation_is_offered_once_for_its_subject_with_the_rules_it_is_of(case: OpenCase) -> None:
    offered = why_group(case, GROUP).explanations
    assert len({(one.subject, one.said) for one in offered}) == len(offered) > 5
    assert set(settled(case).values()) == {Settled.OPEN}
    assert of(case, "innocent.gift").rules == ("M02",)


def test_what_applies_moves_its_reasons_and_what_is_ruled_out_moves_none(case: OpenCase) -> None:
    before = why_group(case, GROUP)
    explain(case, GROUP, "innocent.gift", True)
    after = why_group(case, GROUP)
    assert settled(case)["innocent.gift"] is Settled.APPLIES
    assert {one.rule for one in after.explained} >= {"M02"}
    assert len(after.reasons_for) + len(after.explained) == len(before.reasons_for)
    explain(case, GROUP, "innocent.gift", False)
    assert settled(case)["innocent.gift"] is Settled.RULED_OUT
    assert why_group(case, GROUP).reasons_for == before.reasons_for
    explain(case, GROUP, "innocent.gift", None)
    assert settled(case)["innocent.gift"] is Settled.OPEN


def test_several_are_ruled_out_in_one_act(case: OpenCase) -> None:
    keys = tuple(settled(case))
    explain(case, GROUP, keys, False)
    assert set(settled(case).values()) == {Settled.RULED_OUT}
    undo(case)
    assert set(settled(case).values()) == {Settled.OPEN}
    assert not can_undo(case)


@pytest.mark.parametrize("maybe", [(), (Route.FIRE_TV,)])
def test_the_follow_up_questions_settle_theirs(case: OpenCase, maybe: tuple[str, ...]) -> None:
    state_facts(case, Facts(Owner(uses_voice_assistant=False, assistant_maybe=maybe)))
    told = of(case, "innocent.fire_tv")
    assert (told.state, told.by_answer) == ((Settled.APPLIES, True) if maybe else (Settled.OPEN, False))
    explain(case, told.subject, "innocent.fire_tv", False)
    assert of(case, "innocent.fire_tv").state is (Settled.APPLIES if maybe else Settled.RULED_OUT)
    explain(case, told.subject, "innocent.fire_tv", True)
    assert not of(case, "innocent.fire_tv").by_answer
    assert of(case, "innocent.old_account").state is Settled.OPEN


def test_the_export_as_a_whole_holds_what_is_no_groups_own(case: OpenCase) -> None:
    whole = [one for one in all_findings(case) if one.subject == "export"]
    told = why_export(case)
    held = (*told.reasons_for, *told.reasons_against, *told.neutral, *told.explained)
    assert sorted(one.rule for one in held) == sorted(one.rule for one in whole)
    assert {one.subject for one in told.explanations} <= {"export"}
    assert all(one.direction is Direction.NEUTRAL for one in told.neutral)


def test_the_overview_tells_how_many_groups_look_foreign_by_chance(case: OpenCase) -> None:
    told = overview(case)
    assert told.groups >= 2
    assert 0 < told.chance < told.groups
