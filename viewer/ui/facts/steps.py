# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The questions of the interview, in order: which are asked, which are answered, where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from viewer.ui.facts.answers import Answers, filled


class Step(StrEnum):
    """The questions, in order."""

    ASSISTANT = "assistant"
    ROUTES = "routes"
    DEVICES = "devices"
    PLACES = "places"
    AWAY = "away"
    LANGUAGES = "languages"
    HOUSEHOLD = "household"
    HOME = "home"
    NAMES = "names"
    ACCOUNT = "account"
    CONTACTS = "contacts"


FIELDS: Mapping[Step, tuple[str, ...]] = MappingProxyType(
    {
        Step.ASSISTANT: ("assistant",),
        Step.ROUTES: ("maybe", "ruled_out"),
        Step.DEVICES: ("devices",),
        Step.PLACES: ("places",),
        Step.AWAY: ("away",),
        Step.LANGUAGES: ("languages",),
        Step.HOUSEHOLD: ("household",),
        Step.HOME: ("rooms", "services", "skills"),
        Step.NAMES: ("names", "emails", "phones", "customer_ids"),
        Step.ACCOUNT: ("opened", "payment_endings", "requested"),
        Step.CONTACTS: (),
    }
)


def steps_of(answers: Answers) -> tuple[Step, ...]:
    """The questions that are to be asked: nobody who never used an assistant is asked for devices, and only they are
    asked how else one may have been used."""
    never = answers.assistant is False
    unasked = {Step.DEVICES} if never and not filled(answers.devices) else set()
    return tuple(step for step in Step if step not in unasked and (never or step is not Step.ROUTES))


def step_beside(step: Step, answers: Answers, by: int) -> Step | None:
    """The question so many places on, or None beyond the ends."""
    steps = steps_of(answers)
    place = steps.index(step) + by
    return steps[place] if 0 <= place < len(steps) else None


def is_answered(step: Step, answers: Answers) -> bool:
    """Whether anything was said to this question; of an address book nothing is kept that could be asked for."""
    return any(getattr(answers, field) not in (None, "", ()) for field in FIELDS[step])


def first_open(answers: Answers) -> Step:
    """Where to go on: the first question without an answer, or the very first where all have one."""
    asked = [step for step in steps_of(answers) if FIELDS[step]]
    return next((step for step in asked if not is_answered(step, answers)), asked[0])
