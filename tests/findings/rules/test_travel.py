# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M09 and M10: impossible travel, and recordings from times away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, owner, said, tally
from viewer.case.facts import Away, Facts, OwnedDevice, Owner
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.distance import distance_km
from viewer.findings.rules.away import while_away
from viewer.findings.rules.travel import impossible_travel

STRANGE = f"device:{FOREIGN}"


def test_distances_on_the_globe() -> None:
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


def jumping(serial: str, n: int, error: str = "") -> list[AccountFact]:
    places = [position(h / 4, "48.1,11.6" if h % 2 else "53.6,10.0", serial) for h in range(n + 1)]
    return [replace(one, detail=(*one.detail, ("accuracy_m", error))) for one in places]


def test_what_is_told_of_one_device_is_about_that_device() -> None:
    found = impossible_travel(grounds(owner(OWN), [tally(OWN), tally(FOREIGN)], jumping(FOREIGN, 3)))
    assert said(found) == [("M09", STRANGE, "neutral", 1, "neutral")]
    unheard = impossible_travel(grounds(owner(OWN), [tally(OWN)], jumping(FOREIGN, 3)))
    assert [one.subject for one in unheard] == ["export"]


def test_two_towns_on_one_day_are_a_journey() -> None:
    days = [replace(one, detail=(("at", f"2018-05-0{1 + n // 2}"),)) for n, one in enumerate(jumping("", 7))]
    assert impossible_travel(grounds(owner(OWN), [tally(OWN)], days)) == ()


def test_one_jump_of_each_of_several_devices_is_not_three_of_one() -> None:
    each = [one for serial in (OWN, FOREIGN, "G0AAAAAAAAAAAAAA") for one in jumping(serial, 1)]
    assert impossible_travel(grounds(owner(OWN), [tally(OWN)], each)) == ()


@pytest.mark.parametrize(("error", "fires"), [("300000", False), ("50", True), ("", True), ("near", True)])
def test_a_position_may_be_wrong_by_what_the_files_tell(error: str, fires: bool) -> None:
    assert bool(impossible_travel(grounds(owner(OWN), [tally(OWN)], jumping(OWN, 3, error)))) is fires


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


def test_a_device_that_may_be_one_listed_without_its_number_is_not_said_to_be_anothers() -> None:
    stated = (*owner(OWN).devices, OwnedDevice(name="Echo Bad"))
    found = while_away(grounds(Facts(devices=stated, away=GONE), SUMMER))
    assert {one.direction.value for one in found} == {"neutral"}
    named = [tally("name:Atelier", "2018-07-05")]
    assert [one.direction.value for one in while_away(grounds(Facts(devices=stated[1:], away=GONE), named))] == ["for"]
    assert [one.direction.value for one in while_away(grounds(Facts(devices=stated, away=GONE), named))] == ["neutral"]
