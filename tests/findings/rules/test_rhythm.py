# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M08 and M11: time zones, nights, and the rhythm of day and week."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, group, measured, owner, said, tally
from viewer.case.facts import Place
from viewer.case.finding import Grounds
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.hours import clock_difference, divergence_bits
from viewer.findings.rules.rhythm import other_night, other_rhythm, other_zone

STRANGE = f"device:{FOREIGN}"
BERLIN = Place("Europe/Berlin", "Garching")


def week(seed: int, n: int, hours: tuple[float, ...], weekend: bool = True) -> list[int]:
    """Recordings by hour of the week around these hours of the day."""
    chance, found = random.Random(seed), [0] * 168
    for _ in range(n):
        day = chance.randrange(7 if weekend else 5)
        found[day * 24 + int(chance.gauss(chance.choice(hours), 1.5)) % 24] += 1
    return found


def rhythm(own: object, foreign: object) -> Grounds:
    tallies = [tally(OWN, n=400), tally(FOREIGN, n=400)]
    more = [group("device", tallies, OWN, hours=own), group("device", tallies, FOREIGN, hours=foreign)]
    return grounds(owner(OWN), tallies, more=more)


def zoned(zone: str, serial: str = FOREIGN) -> AccountFact:
    return AccountFact(FactKind.TIME_ZONE, zone, "devices.csv", detail=(("serial", serial),))


@pytest.mark.parametrize(
    ("zone", "strength"),
    [
        ("America/New_York", 2),
        ("Asia/Tokyo", 2),
        ("+04:00", 1),
        ("Europe/Paris", None),
        ("Europe/London", None),
        ("+02:00", None),
        ("-05:00", 2),
        ("Nowhere/At_All", None),
        ("+x", None),
        ("+0530", 2),
        ("-99:00", None),
        ("../etc", None),
    ],
)
def test_a_device_set_to_another_zone(zone: str, strength: int | None) -> None:
    facts = replace(owner(OWN), places=(BERLIN,))
    found = other_zone(grounds(facts, [tally(OWN), tally(FOREIGN)], [zoned(zone)]))
    assert said(found) == ([("M08", STRANGE, "for", strength, "zone")] if strength is not None else [])


def test_ones_own_device_and_a_zone_that_was_not_stated_say_nothing() -> None:
    facts = replace(owner(OWN), places=(BERLIN,))
    tallies = [tally(OWN), tally(FOREIGN)]
    assert other_zone(grounds(facts, tallies, [zoned("Asia/Tokyo", OWN)])) == ()
    assert other_zone(grounds(owner(OWN), tallies, [zoned("Asia/Tokyo")])) == ()
    lived = replace(facts, places=(BERLIN, Place("Asia/Tokyo", "Kyoto")))
    assert other_zone(grounds(lived, tallies, [zoned("Asia/Tokyo")])) == ()


def test_a_device_that_was_set_to_the_zone_of_home_as_well_was_taken_along() -> None:
    facts = replace(owner(OWN), places=(BERLIN,))
    files = [zoned("Asia/Tokyo"), zoned("Europe/Vienna")]
    assert other_zone(grounds(facts, [tally(FOREIGN)], files)) == ()
    assert len(other_zone(grounds(facts, [tally(FOREIGN)], [zoned("Asia/Tokyo"), zoned("Asia/Seoul")]))) == 1


@pytest.mark.parametrize(
    ("days", "strength"),
    [
        (("2018-07-02", "2018-07-20"), 1),
        (("2018-01-02", "2018-01-20"), None),
        (("2018-01-02", "2018-07-20"), None),
    ],
    ids=["summer", "winter", "both"],
)
def test_zones_are_compared_at_the_same_moment(days: tuple[str, str], strength: int | None) -> None:
    facts = replace(owner(OWN), places=(Place("Europe/London"),))
    found = other_zone(grounds(facts, [tally(FOREIGN, one) for one in days], [zoned("-01:00")]))
    assert [int(one.strength) for one in found] == ([strength] if strength else [])


@pytest.mark.parametrize(
    ("first", "last", "fires"),
    [
        ("2018-01-01", "2018-02-01", True),
        ("1970-01-01", "2018-02-01", True),
        ("2018-01-01", "9999-12-31", True),
        ("1970-01-01", "1970-01-02", False),
        ("2018-02-01", "2018-01-01", False),
        ("2018", "", False),
        ("0000-01-01", "2018-02-01", False),
        ("soon", 7, False),
        (None, None, False),
    ],
)
def test_odd_days_of_a_device_do_no_harm(first: object, last: object, fires: bool) -> None:
    facts = replace(owner(OWN), places=(BERLIN,))
    odd = measured(STRANGE, n=3, first=first, last=last)  # type: ignore[arg-type]
    assert bool(other_zone(grounds(facts, [], [zoned("Asia/Tokyo")], [odd]))) is fires


@pytest.mark.parametrize(
    ("own", "foreign", "fires"),
    [
        (week(1, 400, (7, 13, 19)), week(2, 400, (0, 6, 12)), True),
        (week(1, 400, (7, 13, 19)), week(2, 400, (8, 14, 20)), False),
        (week(1, 400, (7, 13, 19)), week(2, 150, (0, 6, 12)), False),
        (week(1, 150, (7, 13, 19)), week(2, 400, (0, 6, 12)), False),
        (week(1, 400, (7, 13, 19)), [1] * 20, False),
        ("many", None, False),
    ],
)
def test_nights_that_lie_apart(own: object, foreign: object, fires: bool) -> None:
    found = other_night(rhythm(own, foreign))
    assert said(found) == ([("M08", STRANGE, "for", 1, "night")] if fires else [])


@pytest.mark.parametrize(
    ("own", "foreign", "fires"),
    [
        (week(1, 400, (7, 19)), week(2, 400, (12,), weekend=False), True),
        (week(1, 400, (7, 13, 19)), week(2, 400, (7, 13, 19)), False),
        (week(1, 400, (7, 13, 19)), week(2, 400, (8, 13, 20)), False),
        (week(1, 400, (7, 19)), week(2, 199, (12,), weekend=False), False),
        (None, [None] * 168, False),
    ],
)
def test_another_rhythm(own: object, foreign: object, fires: bool) -> None:
    found = other_rhythm(rhythm(own, foreign))
    assert said(found) == ([("M11", STRANGE, "for", 1, "for")] if fires else [])


@pytest.mark.parametrize("seed", range(20))
def test_the_same_household_never_has_another_rhythm_by_chance(seed: int) -> None:
    usual = (7.0, 13.0, 19.0, 22.0)
    assert other_rhythm(rhythm(week(seed, 250, usual), week(seed + 100, 250, usual))) == ()


def test_divergence_and_clock() -> None:
    assert divergence_bits([1, 2, 3], [2, 4, 6]) == pytest.approx(0)
    assert divergence_bits([1, 0], [0, 1]) == pytest.approx(1)
    assert [clock_difference(hours) for hours in (1, 23, -1, 12, 36)] == [1, 1, 1, 12, 12]
