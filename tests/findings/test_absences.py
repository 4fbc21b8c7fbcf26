# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What should be there and is not: every planted gap is found, and nothing is told that was not understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.findings.grounds import FOREIGN, OWN, OWN_2, WORDS, day, grounds, owner, tally
from viewer.case.absence import Absence, Missing
from viewer.case.facts import Away, Facts, OwnedDevice, Owner
from viewer.case.finding import Grounds, Tally
from viewer.case.observation import Observation, Value
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.absences import absences

WHOLE: Value = {"entries": [100, 100], "bytes": [999, 1000], "rows": [500, 500]}
YEARS = [f"{year}-{month:02d}" for year in (2017, 2018) for month in range(1, 13)]
GAP = [month for month in YEARS if month != "2017-07"]


def monthly(device: str, months: list[str], n: int = 20) -> list[Tally]:
    return [tally(device, f"{month}-09", n) for month in months]


def told(case: Grounds) -> list[tuple[str, str, str, str]]:
    found = absences(case)
    for words in WORDS:
        assert all(words.say(one.text) and (not one.question or words.say(one.question)) for one in found)
    return [(one.kind.value, one.what, one.first, one.last) for one in found]


def case_of(facts: Facts, tallies: list[Tally], coverage: Value = WHOLE, **export: Value) -> Grounds:
    return grounds(facts, tallies, coverage=coverage, **export)


holes = st.sets(st.sampled_from(YEARS[1:-1]), min_size=1, max_size=12)


def runs(missing: set[str]) -> list[tuple[str, str]]:
    found: list[list[str]] = []
    for month in sorted(missing):
        if found and YEARS.index(found[-1][-1]) + 1 == YEARS.index(month):
            found[-1].append(month)
        else:
            found.append([month])
    return [(one[0], one[-1]) for one in found]


@settings(deadline=None)
@given(holes, st.integers(1, 60), st.booleans())
def test_every_planted_gap_of_a_device_is_found(missing: set[str], usual: int, named: bool) -> None:
    key = "name:Leseecke" if named else OWN
    facts = Facts(Owner(), (OwnedDevice(OWN, "Leseecke"),))
    kept = [month for month in YEARS if month not in missing]
    case = case_of(facts, monthly(key, kept, usual) + monthly(FOREIGN, YEARS))
    assert told(case) == [("month", key, *run) for run in runs(missing)]
    for one in absences(case):
        assert one.before + one.after == usual * len(kept)
        assert one.before == usual * len([month for month in kept if month < one.first])
        assert one.evidence == (f"metadata@1:device:{key}",)
        length = YEARS.index(one.last) - YEARS.index(one.first) + 1
        seldom = 10 * (len(missing) - length) > len(YEARS) - length or len(kept) < length
        assert one.telling == (usual * length >= 7 and not seldom)


@settings(deadline=None)
@given(holes, st.integers(1, 60))
def test_every_planted_gap_of_a_service_is_found(missing: set[str], usual: int) -> None:
    months: Value = {month: usual for month in YEARS if month not in missing}
    services: Value = {"Retail": {"rows": 9, "months": months}, "Alexa": {"rows": 9, "months": dict.fromkeys(YEARS, 3)}}
    case = case_of(Facts(), monthly(FOREIGN, YEARS), services=services)
    assert told(case) == [("month", "Retail", *run) for run in runs(missing)]


@settings(deadline=None)
@given(holes)
def test_every_planted_gap_of_all_recordings_is_found_while_no_device_is_known(missing: set[str]) -> None:
    kept = [month for month in YEARS if month not in missing]
    assert told(case_of(Facts(), monthly("", kept))) == [("month", "", *run) for run in runs(missing)]


@settings(deadline=None)
@given(st.integers(1, 22), st.integers(7, 60), st.booleans())
def test_a_planted_gap_at_an_end_is_found_where_the_device_was_the_owners(cut: int, usual: int, at_end: bool) -> None:
    device = OwnedDevice(OWN, since=day("2017-01-01"), until=day("2018-12-31"))
    kept, missing = (YEARS[:-cut], YEARS[-cut:]) if at_end else (YEARS[cut:], YEARS[:cut])
    others = monthly(FOREIGN, YEARS)
    case = case_of(Facts(Owner(), (device,)), monthly(OWN, kept, usual) + others)
    assert told(case) == [("month", OWN, missing[0], missing[-1])]
    assert told(case_of(Facts(Owner(), (OwnedDevice(OWN),)), monthly(OWN, kept, usual) + others)) == []


def test_seldom_used_devices_have_no_gap_at_an_end() -> None:
    facts = Facts(Owner(), (OwnedDevice(OWN, since=day("2017-01-01"), until=day("2018-12-31")),))
    case = case_of(facts, monthly(OWN, YEARS[3:], n=1) + monthly(FOREIGN, YEARS))
    assert told(case) == []


def test_before_the_export_begins_nothing_is_expected() -> None:
    facts = Facts(Owner(), (OwnedDevice(OWN, since=day("2010-01-01")),))
    assert told(case_of(facts, monthly(OWN, YEARS))) == []


def test_a_month_away_is_no_telling_gap() -> None:
    kept = [month for month in YEARS if month != "2017-07"]
    gone = Away(day("2017-07-01"), day("2017-07-31"))
    facts = Facts(Owner(), (OwnedDevice(OWN),))
    assert [one.telling for one in absences(case_of(facts, monthly(OWN, kept)))] == [True]
    travelled = replace(facts, away=(gone, Away(), Away(until=day("2030-01-01"))))
    assert [one.telling for one in absences(case_of(travelled, monthly(OWN, kept)))] == [False]


def test_a_stated_device_without_any_recording() -> None:
    assert told(case_of(owner(OWN, OWN_2), monthly(OWN, YEARS))) == [("device", OWN_2, "", "")]
    assert told(case_of(owner(OWN, OWN_2.lower(), OWN_2), monthly(OWN, YEARS)))[0][0] == "device"
    assert told(case_of(owner(OWN), monthly(FOREIGN, YEARS))) == [("device", OWN, "", "")]


@pytest.mark.parametrize(
    ("facts", "tallies"),
    [
        (owner(OWN), []),
        (owner(OWN), monthly("", YEARS)),
        (owner(OWN), monthly("", YEARS) + monthly(FOREIGN, YEARS)),
        (owner(""), monthly(FOREIGN, YEARS)),
        (Facts(Owner(), (OwnedDevice(OWN, until=date(2016, 1, 1)),)), monthly(FOREIGN, YEARS)),
        (Facts(Owner(), (OwnedDevice(OWN, since=date(2020, 1, 1)),)), monthly(FOREIGN, YEARS)),
        (Facts(Owner(), (OwnedDevice(OWN, "Leseecke"),)), monthly("name:Leseecke", YEARS)),
    ],
    ids=["nothing", "no names", "half named", "no serial", "long gone", "later", "known by name"],
)
def test_where_a_device_cannot_be_missed(facts: Facts, tallies: list[Tally]) -> None:
    assert told(case_of(facts, tallies)) == []


@pytest.mark.parametrize(
    ("requested", "found"),
    [
        ("Bestellungen", []),
        ("Your Orders", []),
        ("Sprachaufnahmen", []),
        ("Alexa und Echo-Geräte", []),
        ("Prime Video", [True]),
        ("Werbung", [True]),
        ("Zauberei", [False]),
        ("Ihre Daten", []),
    ],
)
def test_a_requested_category_without_a_file(requested: str, found: list[bool]) -> None:
    services: Value = {"Retail.OrderHistory": {"rows": 3, "months": {}}}
    facts = Facts(Owner(requested=(requested,)))
    case = case_of(facts, monthly(FOREIGN, YEARS), services=services)
    assert [one.telling for one in absences(case)] == found
    assert [one.what for one in absences(case)] == [requested] * len(found)


def test_a_stated_service_is_missed_only_where_services_are_named_and_never_telling() -> None:
    facts = Facts(Owner(services=("Spotify",)))
    case = case_of(facts, monthly(FOREIGN, YEARS), services={"Retail": {}})
    assert absences(case) == ()
    deezer = AccountFact(FactKind.LINKED_SERVICE, "Deezer", "l.csv")
    found = absences(replace(case, account_facts=(deezer,)))
    assert [(one.what, one.telling) for one in found] == [("Spotify", False)]
    spotify = AccountFact(FactKind.LINKED_SERVICE, "Spotify", "l.csv")
    assert absences(replace(case, account_facts=(deezer, spotify))) == ()


def test_how_many_files_were_not_understood_is_told() -> None:
    found: tuple[Absence, ...] = absences(case_of(owner(OWN), monthly(OWN, GAP), {"entries": [90, 100]}))
    assert [(one.kind, one.before, one.after, one.telling) for one in found] == [(Missing.UNTOLD, 90, 10, False)]
    assert "10" in WORDS[0].say(found[0].text)


@pytest.mark.parametrize(
    "months", [None, [], "x", {"2017": 3, "2017-13": 3, "x": 1}, {"2017-01": "many", "2017-05": -1}]
)
def test_malformed_months_say_nothing(months: Value) -> None:
    case = case_of(Facts(), [tally(OWN, "9999-12-31"), tally(OWN, "0001-01-01"), tally(OWN, "soon")])
    assert len(absences(case)) == 1
    assert absences(case_of(Facts(), [], services={"Retail": {"months": months}, "Alexa": months})) == ()
    assert absences(Grounds(Facts(), observations=(Observation("export", "metadata", "1", {"services": 3}),))) == ()


def test_dates_without_end_cost_no_time() -> None:
    months: Value = {f"{year:04d}-{month:02d}": 1 for year in range(1, 9999) for month in range(1, 13, 2)}
    found = absences(case_of(Facts(), [], services={"Retail": {"months": months}}))
    assert 0 < len(found) <= 1000


def test_a_device_that_is_known_by_serial_number_and_by_name_is_one() -> None:
    facts = Facts(Owner(), (OwnedDevice(OWN, "Leseecke"),))
    halves = monthly(OWN, YEARS[::2]) + monthly("name:Leseecke", YEARS[1::2])
    assert told(case_of(facts, halves)) == []
    holes = [one for one in halves if one.cell.day[:7] != "2017-06"]
    assert told(case_of(facts, holes)) == [("month", OWN, "2017-06", "2017-06")]
    assert len(absences(case_of(facts, holes))[0].evidence) == 2


def test_a_device_without_serial_number_is_called_as_its_owner_calls_it() -> None:
    facts = Facts(Owner(), (OwnedDevice(name="Leseecke"),))
    found = absences(case_of(facts, monthly("name:Petras Leseecke", GAP)))
    assert "Leseecke" in WORDS[0].say(found[0].text)
    assert "Petra" not in WORDS[0].say(found[0].text)


def test_a_gap_that_is_longer_than_the_use_or_without_a_rhythm_tells_nothing() -> None:
    few = [*YEARS[:3], *YEARS[-3:]]
    rare: Value = {"Retail": {"rows": 9, "months": dict.fromkeys(few, 20)}}
    found = absences(case_of(Facts(), monthly(FOREIGN, YEARS), services=rare))
    assert [one.telling for one in found] == [False]
