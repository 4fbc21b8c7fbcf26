# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Next steps: what waits for what, what is late, ticks that come and go, and one calendar for checklist and letters."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.report.cases import MATTER
from tests.workflow.exports import make_export, owner_facts
from viewer.case.journal import detail_of
from viewer.case.matter import Audience, Matter, Sender, Step, StepTaken
from viewer.report.dues import Due
from viewer.storage.journal import load_journal
from viewer.words import Words
from viewer.work import Unwatched
from viewer.workflow import publish
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.decide import can_redo, can_undo, redo, undo
from viewer.workflow.opened import OpenCase
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.steps import StepState, deadlines, steps, steps_of, take_step, untake_step, write_dates

TOLD = date(2026, 12, 3)
DUE = date(2027, 1, 4)


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    return create_case(tmp_path / "a.notmine")


def state(matter: Matter, step: Step, today: date) -> StepState:
    return next(one for one in steps_of(matter, today) if one.step is step)


def noticed(*more: StepTaken) -> Matter:
    return Matter(steps=(StepTaken(Step.NOTIFY_COMPANY, TOLD), *more))


def test_every_step_stands_in_order_and_nothing_is_late_at_first() -> None:
    told = steps_of(Matter(), TOLD)
    assert [one.step for one in told] == list(Step)
    assert not any(one.done_on or one.dues or one.is_overdue for one in told)
    assert {one.step: one.waits_for for one in told if one.waits_for} == {
        Step.AWAIT_ANSWER: Step.NOTIFY_COMPANY,
        Step.COMPLAIN: Step.NOTIFY_COMPANY,
        Step.ANSWER_RECEIVED: Step.NOTIFY_COMPANY,
        Step.ASK_AGAIN: Step.NOTIFY_COMPANY,
        Step.COMPARE: Step.ASK_AGAIN,
        Step.DELETE: Step.ANSWER_RECEIVED,
    }


@pytest.mark.parametrize(("days", "late", "waits"), [(-12, False, True), (0, False, True), (1, True, False)])
def test_an_answer_is_late_after_its_day_and_then_nobody_waits(days: int, late: bool, waits: bool) -> None:
    today = DUE + timedelta(days=days)
    wait = state(noticed(), Step.AWAIT_ANSWER, today)
    assert (wait.due_on, wait.is_overdue, wait.dues[0].days) == (DUE, late, -days)
    assert (state(noticed(), Step.COMPLAIN, today).waits_for is Step.AWAIT_ANSWER) is waits


def test_an_answer_settles_the_waiting() -> None:
    answered = noticed(StepTaken(Step.ANSWER_RECEIVED, date(2027, 1, 2)))
    wait = state(answered, Step.AWAIT_ANSWER, DUE + timedelta(days=40))
    assert (wait.done_on, wait.due_on, wait.is_overdue) == (date(2027, 1, 2), None, False)
    assert state(answered, Step.COMPLAIN, TOLD).waits_for is None
    assert state(answered, Step.DELETE, TOLD).waits_for is None


def test_the_icos_thirty_days_are_never_late() -> None:
    british = Matter(Sender(residence="gb"), steps=noticed().steps)
    late = state(british, Step.COMPLAIN, date(2027, 2, 1))
    assert [(one.due, one.is_overdue) for one in late.dues] == [(Due.ICO_FROM, False), (Due.ICO_BY, False)]
    assert state(british, Step.COMPLAIN, date(2027, 5, 1)).is_overdue


def test_ticks_are_kept_and_come_and_go(case: OpenCase, tmp_path: Path) -> None:
    take_step(case, Step.NOTIFY_COMPANY, TOLD)
    take_step(case, Step.KEEP_ORIGINAL, TOLD)
    take_step(case, Step.NOTIFY_COMPANY, TOLD + timedelta(days=1))
    untake_step(case, Step.KEEP_ORIGINAL)
    case.close()
    with open_case(tmp_path / "a.notmine") as again:

        def taken() -> dict[Step, date | None]:
            return {one.step: one.done_on for one in steps(again, TOLD) if one.done_on}

        assert taken() == {Step.NOTIFY_COMPANY: TOLD + timedelta(days=1)}
        assert undo(again)
        assert undo(again)
        assert taken() == {Step.KEEP_ORIGINAL: TOLD, Step.NOTIFY_COMPANY: TOLD}
        assert [one.step for one in publish.matter(again).steps] == [Step.KEEP_ORIGINAL, Step.NOTIFY_COMPANY]
        assert redo(again)
        assert taken()[Step.NOTIFY_COMPANY] == TOLD + timedelta(days=1)
        while can_undo(again):
            undo(again)
        assert taken() == {}
        assert can_redo(again)


def test_what_else_was_added_stays_when_a_tick_goes(case: OpenCase) -> None:
    take_step(case, Step.TIP_OFF, TOLD)
    publish.state_matter(case, MATTER)
    assert undo(case)
    assert publish.matter(case) == MATTER
    case.close()


def test_the_journal_names_the_step_alone(case: OpenCase) -> None:
    take_step(case, Step.COMPLAIN, TOLD)
    untake_step(case, Step.COMPLAIN)
    told = [(line.act, detail_of(line)) for line in load_journal(case.file)][-2:]
    assert told == [("step_ticked", {"ticked": "complain"}), ("step_cleared", {"ticked": "complain"})]
    case.close()


@pytest.mark.parametrize("language", ["de", "en"])
def test_calendar_and_checklist_and_letter_name_the_same_days(case: OpenCase, tmp_path: Path, language: str) -> None:
    scan(case, ScanRequest((make_export(tmp_path / "export.zip"),), owner_facts()), Unwatched())
    publish.state_matter(case, MATTER)
    written = publish.publish(case, Audience.CONTROLLER, language, tmp_path / "out", TOLD, watch=Unwatched())
    calendar = next(one for one in written if one.suffix == ".ics").read_bytes()
    take_step(case, Step.NOTIFY_COMPANY, TOLD)
    assert write_dates(case, language, tmp_path / "mine.ics", TOLD).read_bytes() == calendar
    days = {due.on for one in steps(case, TOLD) for due in one.dues}
    assert days == {one.on for one in deadlines(publish.matter(case), Words(language))} == {date(2018, 10, 1), DUE}
    assert all(f"DTSTART;VALUE=DATE:{day:%Y%m%d}".encode() in calendar for day in days)
    letter = next(one for one in written if one.suffix == ".html").read_text(encoding="utf-8")
    assert Words(language).date(DUE) in letter
    case.close()
