# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Days on which something is due: months as the law counts them, and what follows from which step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.case.matter import AccessRequest, Audience, Matter, Sender, Step, StepTaken
from viewer.report.dues import Due, due_days, months_after, sent_today, within

TOLD = date(2026, 12, 3)


def matter(*steps: tuple[Step, date], residence: str = "de-by", asked: date | None = None) -> Matter:
    taken = tuple(StepTaken(*one) for one in steps)
    return Matter(Sender(residence=residence), AccessRequest(asked), steps=taken)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 11, 26), 1, date(2026, 12, 28)),  # the 26th is a Saturday
        (date(2026, 12, 3), 1, date(2027, 1, 4)),  # the 3rd is a Sunday
        (date(2026, 1, 30), 1, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 3, date(2027, 3, 15)),
    ],
)
def test_months_end_as_the_regulation_on_periods_says(day: date, months: int, end: date) -> None:
    assert within(day, months) == end


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 36))
def test_a_period_never_ends_before_its_month_nor_on_a_weekend(day: date, months: int) -> None:
    end = within(day, months)
    assert end.weekday() < 5
    assert 0 <= (end - months_after(day, months)).days <= 2
    assert months_after(day, months).day <= day.day


def test_nothing_is_due_before_anything_was_done() -> None:
    assert due_days(Matter()) == ()


def test_days_follow_from_request_and_steps() -> None:
    stated = matter(
        (Step.NOTIFY_COMPANY, TOLD),
        (Step.COMPLAIN, date(2027, 1, 11)),
        (Step.ASK_AGAIN, date(2027, 2, 1)),
        asked=date(2026, 9, 1),
    )
    assert {one.due: one.on for one in due_days(stated)} == {
        Due.REQUEST: date(2026, 10, 1),
        Due.ANSWER: date(2027, 1, 4),
        Due.PROGRESS: date(2027, 4, 12),
        Due.SECOND_ANSWER: date(2027, 3, 1),
    }


def test_the_ico_wants_thirty_days_and_three_months_from_the_last_contact() -> None:
    told = {one.due: one.on for one in due_days(matter((Step.NOTIFY_COMPANY, TOLD), residence="gb"))}
    assert (told[Due.ICO_FROM], told[Due.ICO_BY]) == (date(2027, 1, 2), date(2027, 3, 3))
    answered = matter((Step.NOTIFY_COMPANY, TOLD), (Step.ANSWER_RECEIVED, date(2027, 1, 20)), residence="gb")
    assert {one.due: one.on for one in due_days(answered)}[Due.ICO_BY] == date(2027, 4, 20)


def test_a_letter_of_today_counts_from_today_unless_its_step_still_runs() -> None:
    empty = Matter()
    sent = sent_today(empty, Audience.CONTROLLER, TOLD)
    assert sent.steps == (StepTaken(Step.NOTIFY_COMPANY, TOLD),)
    assert sent_today(sent, Audience.CONTROLLER, date(2026, 12, 20)) == sent
    late = date(2027, 2, 1)
    assert sent_today(sent, Audience.CONTROLLER, late).steps == (StepTaken(Step.NOTIFY_COMPANY, late),)
    assert sent_today(empty, Audience.TIP, TOLD) is empty
    assert sent_today(replace(empty), Audience.COMPLAINT, TOLD).steps == (StepTaken(Step.COMPLAIN, TOLD),)
