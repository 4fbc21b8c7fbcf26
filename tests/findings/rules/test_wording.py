# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M13 and M18: the language of transcripts, and what they have in common with the owner's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.findings.grounds import FOREIGN, OWN, owner, said
from tests.findings.spoken import HERE, spoken
from viewer.case.facts import Facts, Owner, Person
from viewer.findings.rules.languages import other_language
from viewer.findings.rules.wording import nothing_in_common, spoken_language

STRANGE = f"device:{FOREIGN}"
GERMAN = owner(OWN, languages=("de",))
MINE = {"people": {"sabine": 15}, "places": {"münchen": 9}}


@pytest.mark.parametrize(
    ("languages", "strength"),
    [
        ({"en": 12}, 2),
        ({"en": 9, "fr": 2, "de": 1}, 2),
        ({"en": 6}, 1),
        ({"en": 4}, None),
        ({"en": 12, "de": 9}, None),
        ({"de": 40}, None),
        ({}, None),
        ({"en": "12", "": 30}, None),
        (None, None),
    ],
)
def test_a_language_that_nobody_speaks(languages: object, strength: int | None) -> None:
    found = spoken_language(spoken({"languages": languages}, {"languages": {"de": 30}}, GERMAN))
    assert said(found) == ([("M13", STRANGE, "for", strength, "spoken")] if strength is not None else [])


def test_a_partner_who_speaks_it_makes_it_a_language_of_the_household() -> None:
    facts = replace(GERMAN, household=(Person(("Jo",), "partner", ("en",)),))
    assert spoken_language(spoken({"languages": {"en": 12}}, {}, facts)) == ()
    assert spoken_language(spoken({"languages": {"en": 12}}, {}, owner(OWN))) == ()


def test_what_the_owners_own_devices_hear_is_never_strange() -> None:
    found = spoken_language(spoken({"languages": {"de": 12}}, {"languages": {"en": 30}}, GERMAN))
    assert found == ()


def test_both_rules_of_language_count_once() -> None:
    families = {one.family for one in spoken_language(spoken({"languages": {"en": 12}}, {}, GERMAN))}
    assert families == {"language"}
    assert other_language.__doc__


@pytest.mark.parametrize(
    ("foreign", "own", "fires"),
    [
        ({"people": {"jonas": 12}, "services": {"deezer": 9}}, MINE, True),
        ({"people": {"jonas": 12, "sabine": 1}, "services": {"deezer": 9}}, MINE, False),
        ({"people": {"jonas": 12}}, MINE, False),
        ({"people": {"jonas": 30}}, {"people": {"sabine": 5}}, False),
        ({"people": {"jonas": 30}}, {}, False),
        ({"people": 30}, MINE, False),
    ],
    ids=["for", "one in common", "few", "own few", "own none", "malformed"],
)
def test_nothing_in_common(foreign: object, own: object, fires: bool) -> None:
    found = nothing_in_common(spoken(foreign, own, Facts(Owner(), owner(OWN).devices)))
    assert said(found) == ([("M18", STRANGE, "for", 1, "spoken")] if fires else [])


def test_what_the_rule_of_places_says_already_is_not_said_twice() -> None:
    case = spoken({"places": {"hamburg": 20, "altona": 9}}, MINE)
    assert nothing_in_common(case) == ()
    assert len(nothing_in_common(replace(case, facts=replace(case.facts, places=(replace(HERE, city=""),))))) == 1
