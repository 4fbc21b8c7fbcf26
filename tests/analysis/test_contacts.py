# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Contacts are compared by what they have in common, and nothing of them stays."""

from __future__ import annotations

import json

import pytest

from viewer.analysis.contacts import measure_contacts
from viewer.case.contact import Contact
from viewer.case.reading import AccountFact, FactKind


def theirs(value: str, **detail: str) -> AccountFact:
    return AccountFact(FactKind.CONTACT, value, "contacts.csv", detail=tuple(detail.items()))


@pytest.mark.parametrize(
    ("fact", "mine", "common"),
    [
        (theirs("Toni Müller"), Contact("MUELLER, Toni"), 1),
        (theirs("Toni Muster", email="toni@example.org"), Contact("T.", ("Toni+x@Example.org",)), 1),
        (theirs("toni@example.org"), Contact("", ("toni@example.org",)), 1),
        (theirs("Mama", phone="+49 170 1234567"), Contact("Mutti", (), ("0170/1234567",)), 1),
        (theirs("0170 1234567"), Contact("", (), ("00491701234567",)), 1),
        (theirs("Toni Muster"), Contact("Jo Muster"), 0),
        (theirs("Toni Muster", email="toni@example.org"), Contact("Jo Berg", ("jo@example.org",)), 0),
    ],
)
def test_a_contact_is_known_again(fact: AccountFact, mine: Contact, common: int) -> None:
    assert measure_contacts([fact], [mine]).values == {"theirs": 1, "mine": 1, "common": common}


def test_what_cannot_be_compared_does_not_count() -> None:
    vague = [theirs("Mama"), theirs("110"), theirs(""), AccountFact(FactKind.NAME, "Toni Muster", "a.csv")]
    assert measure_contacts(vague, [Contact("Mama"), Contact(phones=("110",)), Contact()]).values == {
        "theirs": 0,
        "mine": 0,
        "common": 0,
    }


def test_a_contact_that_is_told_twice_is_one() -> None:
    twice = [theirs("Toni Muster"), theirs("Toni Muster", email="toni@example.org"), theirs("toni@example.org")]
    assert measure_contacts(twice, [Contact("Toni Muster"), Contact("Muster, Toni")]).values == {
        "theirs": 1,
        "mine": 1,
        "common": 1,
    }


def test_nothing_of_a_contact_stays() -> None:
    found = measure_contacts([theirs("Toni Muster", phone="0170 1234567")], [Contact("Toni Muster")])
    assert (found.subject, found.instrument, found.blob) == ("export", "contacts", b"")
    assert not {"Toni", "Muster", "1234567"} & set(json.dumps(dict(found.values)).split())
    assert all(isinstance(value, int) for value in found.values.values())
