# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M08, M09, M10 and M11: time zones, nights, impossible travel, times away, and the rhythm of day and week."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, group, owner, said, tally
from viewer.case.facts import Away, Facts, Owner, Place
from viewer.case.finding import Grounds
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.distance import distance_km
from viewer.findings.hours import clock_difference, divergence_bits
from viewer.findings.rules.away import while_away
from viewer.findings.rules.rhythm import other_night, other_rhythm, other_zone
from viewer.findings.rules.travel import impossible_travel

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
    assert distance_km(52.52, 13.405, 48.137, 11.575) == pytest.approx(504, abs=2)
    assert distance_km(0, 179.9, 0, -179.9) == pytest.approx(22, abs=1)


def position(hour: float, where: str, serial: str = "") -> AccountFact:
    at = (datetime(2018, 5, 1, tzinfo=UTC) + timedelta(hours=hour)).isoformat()
    return AccountFact(FactKind.POSITION, where, "positions.csv", detail=(("at", at), ("serial", serial)))


@pytest.mark.parametrize(
    ("positions", "n"),
    [
        ([position(h, "48.1,11.6" if h % 2 else "53.6,10.0") for h in range(0, 4)], []),
        ([position(h / 4, "48.1,11.6" if h % 2 else "53.6,10.0") for h in range(4)], [3]),
        ([position(h / 4, "48.1,11.6" if h % 2 else "53.6,10.0") for h in range(3)], []),
        ([position(h / 4, "48.1,11.6" if h % 2 else "53.6,10.0", FOREIGN if h % 2 else OWN) for h in range(6)], []),
        ([position(h / 4, "48.1,11.6" if h % 2 else "48.5,11.6") for h in range(9)], []),
        ([position(h, "91.0,11.6" if h % 2 else "x") for h in range(9)], []),
        ([AccountFact(FactKind.POSITION, "48.1,11.6", "p.csv", detail=(("at", "yesterday"),))] * 4, []),
        ([], []),
    ],
    ids=["by aeroplane", "too fast", "twice", "two devices", "near", "malformed", "no time", "none"],
)
def test_nobody_travels_that_fast(positions: list[AccountFact], n: list[int]) -> None:
    found = impossible_travel(grounds(owner(OWN), [tally(OWN)], positions))
    assert said(found) == [("M09", "export", "neutral", 1, "neutral")] * len(n)
    assert [dict(one.text.params)["n"] for one in found] == n


GONE = (Away(date(2018, 7, 1), date(2018, 7, 14), "Ostsee"),)
SUMMER = [tally(device, day) for device in (OWN, FOREIGN) for day in ("2018-07-01", "2018-07-05", "2018-07-20")]


def test_recordings_from_a_time_away() -> None:
    found = while_away(grounds(replace(owner(OWN), away=GONE), SUMMER))
    assert said(found) == [
        ("M10", STRANGE, "for", 1, "for"),
        ("M10", f"device:{OWN}", "neutral", 1, "neutral"),
    ]
    assert {(one.first_day, one.last_day) for one in found} == {("2018-07-05", "2018-07-05")}
    assert dict(found[0].text.params)["n"] == 5


@pytest.mark.parametrize(
    "facts",
    [
        owner(OWN),
        replace(owner(OWN), away=(Away(date(2018, 7, 1)), Away(until=date(2018, 7, 14)))),
        replace(owner(OWN), away=(Away(date(2019, 7, 1), date(2019, 7, 14)),)),
        replace(owner(OWN), away=(Away(date(2018, 7, 4), date(2018, 7, 5)),)),
    ],
    ids=["never away", "half stated", "another year", "no whole day"],
)
def test_without_a_time_away_nothing_is_said(facts: Facts) -> None:
    assert while_away(grounds(facts, SUMMER)) == ()


def test_where_no_device_was_stated_others_may_have_been_at_home() -> None:
    found = while_away(grounds(Facts(Owner(uses_voice_assistant=True), away=GONE), SUMMER))
    assert {one.direction.value for one in found} == {"neutral"}
    never = while_away(grounds(Facts(Owner(uses_voice_assistant=False), away=GONE), SUMMER))
    assert {one.direction.value for one in never} == {"for"}
