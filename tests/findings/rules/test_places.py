# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M07 and M15: places, rooms and things that are not the owner's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, owner, said, tally
from tests.findings.spoken import HERE, spoken, worded
from viewer.case.facts import Facts, OwnedDevice, Owner, Place
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.places import other_addresses, spoken_places
from viewer.findings.rules.rooms import other_things, spoken_rooms

STRANGE = f"device:{FOREIGN}"
AT_HOME = {"münchen": 4, "garching": 3}
ROOMS = replace(owner(OWN), owner=Owner(rooms=("Küche", "Flur")))


def place(value: str, **detail: str) -> AccountFact:
    return AccountFact(FactKind.PLACE, value, "places.csv", detail=tuple(detail.items()))


def thing(value: str) -> AccountFact:
    return AccountFact(FactKind.SMART_HOME, value, "things.csv")


@pytest.mark.parametrize(
    ("foreign", "own", "strength"),
    [
        ({"hamburg": 4, "altona": 3}, AT_HOME, 2),
        ({"hamburg": 7}, AT_HOME, 1),
        ({"hamburg": 2, "altona": 1}, AT_HOME, 1),
        ({"hamburg": 4, "altona": 3}, {}, 1),
        ({"hamburg": 1}, AT_HOME, None),
        ({"hamburg": 4, "munchen": 1}, AT_HOME, None),
        ({"hamburg": 4, "garching bei münchen": 1}, {}, None),
        ({}, AT_HOME, None),
        ({"": 9, "  ": 9}, AT_HOME, None),
        ({"hamburg": "many", "altona": -3}, AT_HOME, None),
        (["hamburg"], AT_HOME, None),
    ],
    ids=["for", "one place", "few", "own unknown", "once", "umlaut", "home", "none", "empty", "malformed", "a list"],
)
def test_places_asked_about(foreign: object, own: object, strength: int | None) -> None:
    found = spoken_places(spoken({"places": foreign}, {"places": own}))
    assert said(found) == ([("M07", STRANGE, "for", strength, "spoken")] if strength is not None else [])
    assert "hamburg" not in str([one.text for one in found])


def test_without_a_stated_town_places_say_nothing() -> None:
    assert spoken_places(spoken({"places": {"hamburg": 9, "altona": 9}}, {"places": AT_HOME}, owner(OWN))) == ()


def test_a_part_of_the_export_that_holds_the_owners_recordings_too_is_not_strange() -> None:
    facts = replace(owner(OWN), places=(HERE,))
    mixed = [tally(OWN, batch="b"), tally(FOREIGN, batch="b")]
    more = [worded("batch:b", {"places": {"hamburg": 9, "altona": 9}})]
    assert spoken_places(grounds(facts, mixed, more=more)) == ()
    apart = [tally(OWN, batch="a"), tally(FOREIGN, batch="b")]
    assert [one.subject for one in spoken_places(grounds(facts, apart, more=more))] == ["batch:b"]


@pytest.mark.parametrize(
    ("files", "fires"),
    [
        ([place("Hamburg")], True),
        ([place("20095", city="Hamburg"), place("Lindenweg 4 20095 Hamburg")], True),
        ([place("Hamburg"), place("Petra Weiß Lindenweg 4 85748 Garching Deutschland")], False),
        ([place("85748", city="GARCHING"), place("Hamburg")], False),
        ([place("DE")], False),
        ([place("Deutschland", country="Deutschland")], False),
        ([place("Bayern", state="Bayern")], False),
        ([place("20095")], False),
        ([place("20095", postcode="20095")], False),
        ([], False),
    ],
)
def test_addresses_of_the_files(files: list[AccountFact], fires: bool) -> None:
    found = other_addresses(grounds(replace(owner(OWN), places=(HERE,)), [tally(OWN)], files))
    assert said(found) == ([("M07", "export", "neutral", 1, "addresses")] if fires else [])
    assert other_addresses(grounds(owner(OWN), [tally(OWN)], files)) == ()


@pytest.mark.parametrize(
    ("stated", "file", "fires"),
    [
        ("85748 Garching", place("Garching"), False),
        ("85748 Garching", place("Munich North", postcode="85748"), False),
        ("85748 Garching", place("Lindenweg 4 85748 Hochbrück"), False),
        ("Garching bei München", place("Garching"), False),
        ("85748 Garching", place("Hamburg"), True),
        ("85748", place("Hamburg"), False),
    ],
)
def test_a_town_may_be_stated_with_its_postcode_or_its_whole_name(stated: str, file: AccountFact, fires: bool) -> None:
    facts = replace(owner(OWN), places=(Place("", stated),))
    assert bool(other_addresses(grounds(facts, [tally(OWN)], [file]))) is fires


def test_a_part_without_a_name_is_a_part_like_any_other() -> None:
    facts = replace(owner(OWN), places=(HERE,))
    more = [worded("batch:", {"places": {"hamburg": 9, "altona": 9}})]
    assert spoken_places(grounds(facts, [tally(OWN, batch=""), tally(FOREIGN, batch="")], more=more)) == ()
    assert len(spoken_places(grounds(facts, [tally(OWN, batch="a"), tally(FOREIGN, batch="")], more=more))) == 1


@pytest.mark.parametrize(
    ("foreign", "own", "facts", "strength"),
    [
        ({"bad": 4, "schlafzimmer": 3}, {"küche": 3}, ROOMS, 2),
        ({"bad": 7}, {"küche": 3}, ROOMS, 1),
        ({"bad": 4, "schlafzimmer": 3}, {"küche": 9, "flur": 4}, owner(OWN), 1),
        ({"bad": 4, "schlafzimmer": 3}, {"küche": 3}, owner(OWN), None),
        ({"bad": 4, "kueche": 3}, {}, ROOMS, None),
        ({"bad": 4, "flur": 1}, {"küche": 9, "flur": 4}, owner(OWN), None),
        ({"bad": 1}, {}, ROOMS, None),
        ({"bad": None, "": 3}, {}, ROOMS, None),
    ],
    ids=["for", "one room", "not listed", "not known", "stated", "said at home", "once", "malformed"],
)
def test_rooms_named(foreign: object, own: object, facts: Facts, strength: int | None) -> None:
    found = spoken_rooms(spoken({"rooms": foreign}, {"rooms": own}, facts))
    assert said(found) == ([("M15", STRANGE, "for", strength, "spoken")] if strength is not None else [])


def test_the_name_of_an_own_device_is_a_room_of_the_owners() -> None:
    facts = Facts(Owner(rooms=("Flur",)), (OwnedDevice(OWN, name="Echo Bad"),))
    assert spoken_rooms(spoken({"rooms": {"bad": 4, "keller": 3}}, {}, facts)) == ()


@pytest.mark.parametrize(
    ("names", "fires"),
    [
        (["Bad", "Schlafzimmer", "Kinderzimmer"], True),
        (["Bad", "Schlafzimmer"], False),
        (["Bad", "Schlafzimmer", "Licht Küche"], False),
        (["", "  ", "!!"], False),
    ],
)
def test_things_of_the_files(names: list[str], fires: bool) -> None:
    files = [thing(name) for name in names]
    found = other_things(grounds(ROOMS, [tally(OWN)], files))
    assert said(found) == ([("M15", "export", "neutral", 1, "things")] if fires else [])
    assert other_things(grounds(owner(OWN), [tally(OWN)], files)) == ()


def test_a_thing_that_the_owners_own_device_is_told_of_is_theirs() -> None:
    files = [thing(name) for name in ("Bad", "Schlafzimmer", "Kinderzimmer")]
    more = [worded(f"device:{OWN}", {"rooms": {"bad": 2}})]
    assert other_things(grounds(ROOMS, [tally(OWN)], files, more)) == ()
