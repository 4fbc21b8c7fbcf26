# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner typed so far, and how it becomes facts; nothing of Qt in here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from viewer.case.facts import Facts, OwnedDevice, Owner, Person, Place
from viewer.case.message import Message, message

Cells = tuple[str, ...]
DEVICE_COLUMNS = ("name", "type", "serial", "since", "until")
PLACE_COLUMNS = ("city", "timezone", "since", "until")
PERSON_COLUMNS = ("names", "relation", "languages")


class Step(StrEnum):
    """The questions, in order."""

    ASSISTANT = "assistant"
    DEVICES = "devices"
    PLACES = "places"
    LANGUAGES = "languages"
    HOUSEHOLD = "household"
    NAMES = "names"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers as typed: several values in one field are parted by semicolons, dates are still text."""

    assistant: bool | None = None
    names: str = ""
    emails: str = ""
    customer_ids: str = ""
    languages: str = ""
    opened: str = ""
    devices: tuple[Cells, ...] = ()
    places: tuple[Cells, ...] = ()
    household: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """An answer that cannot be understood, and where it was given."""

    step: Step
    said: Message


def parts(text: str) -> tuple[str, ...]:
    """The values of a field, parted by semicolons or lines."""
    return tuple(one.strip() for one in re.split(r"[;\n]", text) if one.strip())


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


def steps_of(answers: Answers) -> tuple[Step, ...]:
    """The questions that are to be asked: nobody who never used an assistant is asked for devices."""
    without_devices = answers.assistant is False and not filled(answers.devices)
    return tuple(step for step in Step if not (step is Step.DEVICES and without_devices))


def filled(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """The rows in which anything stands."""
    return tuple(row for row in rows if any(cell.strip() for cell in row))


def answers_of(facts: Facts, language: str) -> Answers:
    """Facts as one would have typed them."""
    owner = facts.owner
    return Answers(
        assistant=owner.uses_voice_assistant,
        names="; ".join(owner.names),
        emails="; ".join(owner.emails),
        customer_ids="; ".join(owner.customer_ids),
        languages="; ".join(owner.languages),
        opened=written(owner.account_opened, language),
        devices=tuple(
            (one.name, one.type, one.serial, written(one.since, language), written(one.until, language))
            for one in facts.devices
        ),
        places=tuple(
            (one.city, one.timezone, written(one.since, language), written(one.until, language)) for one in facts.places
        ),
        household=tuple(("; ".join(one.names), one.relation, "; ".join(one.languages)) for one in facts.household),
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

    owner = Owner(
        parts(answers.names), parts(answers.emails), parts(answers.customer_ids), parts(answers.languages),
        when(Step.OPENED, answers.opened), answers.assistant,
    )  # fmt: skip
    devices = tuple(
        OwnedDevice(serial.strip(), name.strip(), kind.strip(), when(Step.DEVICES, since), when(Step.DEVICES, until))
        for name, kind, serial, since, until in filled(answers.devices)
    )
    places = tuple(
        Place(zone(where.strip()), city.strip(), when(Step.PLACES, since), when(Step.PLACES, until))
        for city, where, since, until in filled(answers.places)
    )
    household = tuple(
        Person(parts(names), relation.strip(), parts(languages))
        for names, relation, languages in filled(answers.household)
    )
    flaws += _backwards(Step.DEVICES, devices) + _backwards(Step.PLACES, places)
    return Facts(owner, devices, places, household), tuple(flaws)


def with_value(text: str, value: str) -> str:
    """A field with one more value, unless it is there."""
    known = parts(text)
    return text if value in known else "; ".join((*known, value))


def with_row(rows: tuple[Cells, ...], row: Cells) -> tuple[Cells, ...]:
    """Rows with one more, unless it is there."""
    return rows if row in rows else (*filled(rows), row)


def with_language(answers: Answers, code: str) -> Answers:
    """The answers with one more language."""
    return replace(answers, languages=with_value(answers.languages, code))


def _backwards(step: Step, spans: Sequence[OwnedDevice] | Sequence[Place]) -> list[Flaw]:
    return [
        Flaw(step, message("shell.flaw.backwards"))
        for span in spans
        if span.since is not None and span.until is not None and span.since > span.until
    ]
