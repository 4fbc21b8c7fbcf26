# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How what was typed becomes facts, and facts become what one would have typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place
from viewer.case.message import Message, message
from viewer.ui.facts.answers import Answers, filled, parts
from viewer.ui.facts.steps import Step

_LISTS = (
    "names", "emails", "phones", "customer_ids", "languages", "rooms", "services", "skills", "payment_endings",
    "requested",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flaw:
    """An answer that cannot be understood, and where it was given."""

    step: Step
    said: Message


def day(text: str) -> date | None:
    """The date of `2019-01-04` or `04.01.2019`; None for an empty text. Raises ValueError for any other form."""
    text = text.strip()
    if not text:
        return None
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    raise ValueError(text)


def written(when: date | None, language: str) -> str:
    """A date as the reader of this language writes it, or an empty text."""
    if when is None:
        return ""
    return when.strftime("%d.%m.%Y") if language == "de" else when.isoformat()


def answers_of(facts: Facts, language: str) -> Answers:
    """Facts as one would have typed them."""
    owner = facts.owner

    def span(one: OwnedDevice | Place | Away) -> tuple[str, str]:
        return written(one.since, language), written(one.until, language)

    return Answers(
        assistant=owner.uses_voice_assistant,
        maybe=owner.assistant_maybe,
        ruled_out=owner.assistant_ruled_out,
        opened=written(owner.account_opened, language),
        devices=tuple((one.name, one.type, one.serial, *span(one)) for one in facts.devices),
        places=tuple((one.city, one.timezone, *span(one)) for one in facts.places),
        away=tuple((*span(one), one.where) for one in facts.away),
        household=tuple(("; ".join(one.names), one.relation, "; ".join(one.languages)) for one in facts.household),
        **{name: "; ".join(getattr(owner, name)) for name in _LISTS},
    )


def facts_of(answers: Answers, zones: Sequence[str] | frozenset[str] = ()) -> tuple[Facts, tuple[Flaw, ...]]:
    """The facts that these answers state, and what in them could not be understood (left out, never guessed).

    `zones` are the time zones that exist; empty: any name is taken.
    """
    flaws: list[Flaw] = []

    def when(step: Step, text: str) -> date | None:
        try:
            return day(text)
        except ValueError:
            flaws.append(Flaw(step, message("shell.flaw.date", given=text.strip())))
            return None

    def zone(text: str) -> str:
        if text and zones and text not in zones:
            flaws.append(Flaw(Step.PLACES, message("shell.flaw.zone", given=text)))
            return ""
        return text

    owner = _owner(answers, when(Step.ACCOUNT, answers.opened), flaws)
    devices = tuple(
        OwnedDevice(serial.strip(), name.strip(), kind.strip(), when(Step.DEVICES, since), when(Step.DEVICES, until))
        for name, kind, serial, since, until in filled(answers.devices)
    )
    places = tuple(
        Place(zone(where.strip()), city.strip(), when(Step.PLACES, since), when(Step.PLACES, until))
        for city, where, since, until in filled(answers.places)
    )
    away = tuple(
        Away(when(Step.AWAY, since), when(Step.AWAY, until), where.strip())
        for since, until, where in filled(answers.away)
    )
    household = tuple(
        Person(parts(names), relation.strip(), parts(languages))
        for names, relation, languages in filled(answers.household)
    )
    spans = ((Step.DEVICES, devices), (Step.PLACES, places), (Step.AWAY, away))
    flaws += [flaw for step, rows in spans for flaw in _backwards(step, rows)]
    return Facts(owner, devices, places, household, away), tuple(flaws)


def _owner(answers: Answers, opened: date | None, flaws: list[Flaw]) -> Owner:
    """The owner; of a card or an account no more than its last two to four digits is ever kept."""
    lists = {name: parts(getattr(answers, name)) for name in _LISTS}
    short = tuple(one for one in lists["payment_endings"] if re.fullmatch(r"\d{2,4}", one))
    if short != lists["payment_endings"]:
        flaws.append(Flaw(Step.ACCOUNT, message("shell.flaw.payment")))
    return Owner(
        account_opened=opened,
        uses_voice_assistant=answers.assistant,
        assistant_maybe=answers.maybe,
        assistant_ruled_out=answers.ruled_out,
        **{**lists, "payment_endings": short},
    )


def _backwards(step: Step, spans: Sequence[OwnedDevice] | Sequence[Place] | Sequence[Away]) -> list[Flaw]:
    return [
        Flaw(step, message("shell.flaw.backwards"))
        for span in spans
        if span.since is not None and span.until is not None and span.since > span.until
    ]
