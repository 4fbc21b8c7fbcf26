# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The days on which something is due, worked out from what was done and when: for the checklist, letters and calendars.

GDPR Art. 12(3): one month for an answer, Art. 78(2): three months until an authority says how a complaint goes. Months
are counted after Regulation (EEC) 1182/71, Art. 3: the day of the event does not count, a month ends on the day of the
same number or, where there is none, on its last; what would end on a Saturday or Sunday ends on the Monday after.
Public holidays are not known here. The ICO (United Kingdom) wants 30 days of patience, and a complaint within three
months of the last contact.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from viewer.case.matter import Audience, Matter, Step, StepTaken

ICO_WAIT_DAYS, COMPLAINT_MONTHS, PROGRESS_MONTHS = 30, 3, 3
_SENT_WITH: Mapping[Audience, Step] = MappingProxyType(
    {Audience.CONTROLLER: Step.NOTIFY_COMPANY, Audience.COMPLAINT: Step.COMPLAIN}
)


class Due(StrEnum):
    """What is due: an answer to the first request, one to the notice, and so on."""

    REQUEST = "request"
    ANSWER = "answer"
    ICO_FROM = "ico_from"
    ICO_BY = "ico_by"
    PROGRESS = "progress"
    SECOND_ANSWER = "second_answer"


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day, the step that it belongs to, and the steps any of which makes it a thing of the past."""

    due: Due
    step: Step
    on: date
    settled_by: tuple[Step, ...] = ()


def taken_steps(matter: Matter) -> dict[Step, date]:
    """When each step was taken. Who has an answer waits for none."""
    taken = {one.step: one.on for one in matter.steps}
    if Step.ANSWER_RECEIVED in taken:
        taken.setdefault(Step.AWAIT_ANSWER, taken[Step.ANSWER_RECEIVED])
    return taken


def due_days(matter: Matter) -> tuple[DueDay, ...]:
    """All days that follow from the request and from the steps that were taken, in order of the steps."""
    taken, told = taken_steps(matter), []
    notified, asked, complained = (taken.get(step) for step in (Step.NOTIFY_COMPANY, Step.ASK_AGAIN, Step.COMPLAIN))
    if matter.request.made_on is not None:
        told.append(DueDay(Due.REQUEST, Step.NOTIFY_COMPANY, within(matter.request.made_on, 1), (Step.COMPARE,)))
    if notified is not None:
        told.append(DueDay(Due.ANSWER, Step.AWAIT_ANSWER, within(notified, 1), (Step.AWAIT_ANSWER,)))
        if matter.sender.residence.startswith("gb"):
            last = max(notified, taken.get(Step.ANSWER_RECEIVED, notified))
            wait, by = notified + timedelta(days=ICO_WAIT_DAYS), months_after(last, COMPLAINT_MONTHS)
            told.append(DueDay(Due.ICO_FROM, Step.COMPLAIN, wait, (Step.COMPLAIN,)))
            told.append(DueDay(Due.ICO_BY, Step.COMPLAIN, by, (Step.COMPLAIN,)))
    if complained is not None:
        told.append(DueDay(Due.PROGRESS, Step.COMPLAIN, within(complained, PROGRESS_MONTHS)))
    if asked is not None:
        told.append(DueDay(Due.SECOND_ANSWER, Step.ASK_AGAIN, within(asked, 1), (Step.COMPARE,)))
    return tuple(told)


def sent_today(matter: Matter, audience: Audience, today: date) -> Matter:
    """The matter as it will be once a letter of today is sent; a step that was ticked keeps its day, unless what was
    due from it is past.
    """
    step = _SENT_WITH.get(audience)
    if step is None:
        return matter
    waiting = any(one.on >= today for one in due_days(matter) if one.due in (Due.ANSWER, Due.PROGRESS))
    if step in taken_steps(matter) and waiting:
        return matter
    others = tuple(one for one in matter.steps if one.step is not step)
    return replace(matter, steps=(*others, StepTaken(step, today)))


def months_after(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def within(day: date, months: int) -> date:
    """The last day of a period of so many months; a Monday where it would be a Saturday or Sunday."""
    end = months_after(day, months)
    return end + timedelta(days=max(0, 7 - end.weekday()) if end.weekday() > 4 else 0)
