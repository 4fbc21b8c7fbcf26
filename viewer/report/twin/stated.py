# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner stated, under the same pseudonyms as the twin."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from viewer.case.facts import Away, Facts, OwnedDevice, Person, Place
from viewer.report.twin.lexicon import Column
from viewer.report.twin.pseudonyms import Mode, Pseudonyms
from viewer.report.twin.tokens import bare_serial


def twin_facts(facts: Facts, using: Pseudonyms) -> Facts:
    """The same facts about nobody; languages and what is true or false stay."""
    owner = facts.owner
    return Facts(
        owner=replace(
            owner,
            names=tuple(using.text(one, Mode.NAME) for one in owner.names),
            emails=tuple(using.email(one.strip()) for one in owner.emails),
            customer_ids=tuple(using.cell(one, Column.ID) for one in owner.customer_ids),
            account_opened=_day(owner.account_opened, using),
            phones=tuple(using.cell(one, Column.PHONE) for one in owner.phones),
            services=tuple(using.text(one) for one in owner.services),
            skills=tuple(using.text(one, Mode.NAME) for one in owner.skills),
            rooms=tuple(using.text(one) for one in owner.rooms),
            payment_endings=tuple(_ending(one, using) for one in owner.payment_endings),
            requested=tuple(using.text(one, Mode.PATH) for one in owner.requested),
        ),
        devices=tuple(_device(one, using) for one in facts.devices),
        places=tuple(_place(one, using) for one in facts.places),
        household=tuple(_person(one, using) for one in facts.household),
        away=tuple(
            Away(_day(one.since, using), _day(one.until, using), using.text(one.where, Mode.NAME)) for one in facts.away
        ),
    )


def _device(one: OwnedDevice, using: Pseudonyms) -> OwnedDevice:
    return OwnedDevice(
        serial=using.cell(bare_serial(one.serial), Column.ID),
        name=using.text(one.name, Mode.NAME),
        type=using.text(one.type, Mode.NAME),
        since=_day(one.since, using),
        until=_day(one.until, using),
    )


def _place(one: Place, using: Pseudonyms) -> Place:
    zone = using.text(one.timezone) if "/" in one.timezone else one.timezone
    return Place(zone, using.text(one.city, Mode.NAME), _day(one.since, using), _day(one.until, using))


def _person(one: Person, using: Pseudonyms) -> Person:
    names = tuple(using.text(name, Mode.NAME) for name in one.names)
    return Person(names, using.text(one.relation, Mode.NAME), one.languages)


def _day(day: date | None, using: Pseudonyms) -> date | None:
    return using.calendar.day(day) if day else None


def _ending(digits: str, using: Pseudonyms) -> str:
    return re.sub(r"\d+", lambda found: using.ending(found[0]), digits)
