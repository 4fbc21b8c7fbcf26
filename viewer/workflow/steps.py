# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What there is to do next, with the days on which something is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from viewer.case.matter import Matter, Step
from viewer.report.calendar import Deadline, write_calendar
from viewer.report.dues import Due, DueDay, due_days, taken_steps
from viewer.storage import decisions
from viewer.storage.matter import load_matter
from viewer.storage.taken_steps import taking
from viewer.words import Words
from viewer.workflow.opened import OpenCase
from viewer.workflow.written import write_whole

_AFTER: Mapping[Step, Step] = MappingProxyType(
    {
        Step.AWAIT_ANSWER: Step.NOTIFY_COMPANY,
        Step.COMPLAIN: Step.AWAIT_ANSWER,
        Step.ANSWER_RECEIVED: Step.NOTIFY_COMPANY,
        Step.ASK_AGAIN: Step.NOTIFY_COMPANY,
        Step.COMPARE: Step.ASK_AGAIN,
        Step.DELETE: Step.ANSWER_RECEIVED,
    }
)


@dataclass(frozen=True, slots=True)
class DueState:
    """A day that counts: what is due, when, in how many days (negative: so many ago), and whether it still matters."""

    due: Due
    on: date
    days: int
    is_open: bool

    @property
    def is_overdue(self) -> bool:
        """Whether the day is past and nothing has settled it. What cannot be late: the day from which something may be
        done, and the answer to the first request, which came, though not as it should.
        """
        return self.is_open and self.days < 0 and self.due not in (Due.ICO_FROM, Due.REQUEST)


@dataclass(frozen=True, slots=True)
class StepState:
    """A step: when it was taken, the days that belong to it, and the step that it is better to wait for, if any."""

    step: Step
    done_on: date | None = None
    dues: tuple[DueState, ...] = ()
    waits_for: Step | None = None

    @property
    def due_on(self) -> date | None:
        """The first day that still matters."""
        return min((one.on for one in self.dues if one.is_open), default=None)

    @property
    def is_overdue(self) -> bool:
        """Whether such a day is past."""
        return any(one.is_overdue for one in self.dues)


def steps(case: OpenCase, today: date) -> tuple[StepState, ...]:
    """Every step of the case, in order, as it stands on this day."""
    return steps_of(load_matter(case.file), today)


def steps_of(matter: Matter, today: date) -> tuple[StepState, ...]:
    """Every step of a matter, in order, as it stands on this day."""
    taken, days = taken_steps(matter), due_days(matter)
    return tuple(
        StepState(
            step,
            taken.get(step),
            tuple(_state(one, taken, today) for one in days if one.step is step),
            None if step in taken else _waits_for(step, taken, days, today),
        )
        for step in Step
    )


def _state(day: DueDay, taken: Mapping[Step, date], today: date) -> DueState:
    return DueState(day.due, day.on, (day.on - today).days, not any(step in taken for step in day.settled_by))


def _waits_for(step: Step, taken: Mapping[Step, date], days: tuple[DueDay, ...], today: date) -> Step | None:
    """The step before it that is not taken; nobody need wait for an answer beyond the day on which it was due."""
    before = _AFTER.get(step)
    if before is Step.AWAIT_ANSWER:
        if Step.NOTIFY_COMPANY not in taken:
            return Step.NOTIFY_COMPANY
        first = min((one.on for one in days if one.due in (Due.ANSWER, Due.ICO_FROM)), default=today)
        return None if before in taken or first < today else before
    return None if before in taken else before


def take_step(case: OpenCase, step: Step, on: date) -> None:
    """A step was taken on this day; one act that can be undone."""
    decisions.act(case.file, (step.value,), taking(load_matter(case.file), step, on))


def untake_step(case: OpenCase, step: Step) -> None:
    """A step was not taken after all; one act that can be undone."""
    decisions.act(case.file, (step.value,), taking(load_matter(case.file), step, None))


def deadlines(matter: Matter, words: Words) -> tuple[Deadline, ...]:
    """The days of a matter that still matter, as a calendar names them."""
    taken = taken_steps(matter)
    days = (one for one in due_days(matter) if not any(step in taken for step in one.settled_by))
    return tuple(Deadline(one.on, words.text(f"steps.calendar.{one.due}")) for one in days)


def write_dates(case: OpenCase, language: str, path: Path, made_on: date) -> Path:
    """Write the days of a case as a calendar file (.ics). Raises Problem where the folder refuses."""
    told = deadlines(load_matter(case.file), Words(language))
    return write_whole(path, partial(write_calendar, told, made_on))
