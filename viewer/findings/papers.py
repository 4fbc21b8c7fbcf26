# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whose a document of the export is, by the customer numbers, names, addresses and devices that it carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from viewer.case.facts import Facts
from viewer.case.finding import Grounds
from viewer.case.portion import Whose
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import (
    differs_by_one,
    name_words,
    namespace,
    plain_email,
    plain_id,
    plain_serial,
    same_person,
)

_PERSONAL = (FactKind.NAME, FactKind.REQUESTER)


def whose_papers(grounds: Grounds) -> Mapping[str, Whose]:
    """By entry: `owner` where a document carries the owner's customer number, name, e-mail, device or city; `foreign`
    where it carries another customer number of the same kind, and nothing of the owner's; `unknown` where both.

    Names, addresses and devices of others make nothing foreign: they are in everybody's contacts and gifts. A number
    that differs from the owner's in one character is a likely typing mistake and says nothing.
    """
    found: dict[str, set[Whose]] = defaultdict(set)
    for fact in grounds.account_facts:
        said = _says(fact, grounds.facts)
        if said is not None:
            found[fact.source].add(said)
    return {entry: sides.pop() if len(sides) == 1 else Whose.UNKNOWN for entry, sides in found.items()}


def own_files(grounds: Grounds) -> bool:
    """Whether any file carries the owner's customer number, or their name."""
    facts = [fact for fact in grounds.account_facts if fact.kind in (FactKind.CUSTOMER_ID, FactKind.NAME)]
    return any(_says(fact, grounds.facts) is Whose.OWNER for fact in facts)


def _says(fact: AccountFact, facts: Facts) -> Whose | None:
    owner = facts.owner
    if fact.kind is FactKind.CUSTOMER_ID:
        return _number(plain_id(fact.value), {plain_id(one) for one in owner.customer_ids if one.strip()})
    own = (
        (fact.kind in _PERSONAL and bool(owner.names) and same_person(fact.value, owner.names))
        or (fact.kind is FactKind.EMAIL and plain_email(fact.value) in {plain_email(one) for one in owner.emails})
        or (fact.kind is FactKind.DEVICE and _is_own_device(fact.value, facts))
        or (fact.kind is FactKind.PLACE and _is_own_place(fact.value, facts))
    )
    return Whose.OWNER if own else None


def _number(number: str, mine: set[str]) -> Whose | None:
    if number in mine:
        return Whose.OWNER
    alike = [one for one in mine if namespace(one) == namespace(number)]
    return Whose.FOREIGN if alike and not any(differs_by_one(number, one) for one in alike) else None


def _is_own_device(serial: str, facts: Facts) -> bool:
    return plain_serial(serial) in {plain_serial(one.serial) for one in facts.devices if one.serial}


def _is_own_place(value: str, facts: Facts) -> bool:
    words = name_words(value)
    cities = [name_words(one.city) for one in facts.places if one.city]
    return any(city and city <= words for city in cities)
