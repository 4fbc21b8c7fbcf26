# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the rules compare is related in the twin as it was: the same, nearly the same, part of another, or different."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.findings.compare import (
    differs_by_one,
    name_words,
    namespace,
    plain_email,
    plain_serial,
    same_person,
    same_phone,
)
from viewer.importers.names import mine
from viewer.report.twin.calendar import Calendar, calendar_for
from viewer.report.twin.cipher import Cipher
from viewer.report.twin.letters import folded
from viewer.report.twin.lexicon import Column
from viewer.report.twin.pseudonyms import Mode, Pseudonyms
from viewer.workflow.twin_words import lexicon

SERIAL = "G090LF1181840BFC"
DAYS = 7 * 313
FACTS = Facts(
    Owner(names=("Petra Müllerin",), emails=("petra.muellerin@gmail.com",), customer_ids=("A1PG6NJNPE0LPH",)),
    (OwnedDevice(SERIAL, "Werkstatt"),),
)


@pytest.fixture
def using() -> Pseudonyms:
    return Pseudonyms(Cipher(b"k" * 32), lexicon(), Calendar(DAYS), FACTS)


@pytest.mark.parametrize("name", ["Müller", "Weiß", "Søren Ærø", "Jürgen Öztürk", "Isaac", "Łukasz", "Françoise"])
def test_names_fold_as_the_rules_fold_them(name: str) -> None:
    assert {folded(word) for word in name.split()} == name_words(name)


def test_spellings_of_one_name_stay_one_name(using: Pseudonyms) -> None:
    made = [using.text(f"{name} Krause", Mode.NAME) for name in ("Möller", "Moeller", "MOLLER", "möller")]
    assert len({name_words(one) for one in made}) == 1
    assert same_person(using.text("Petra", Mode.NAME), [using.text("Petra Müllerin", Mode.NAME)])
    assert not same_person(using.text("Peter Krause", Mode.NAME), made)


def test_what_is_nearly_a_stated_id_still_is(using: Pseudonyms) -> None:
    stated = plain_serial(using.cell(SERIAL, Column.ID))
    for typed in ("G090LF1181841BFC", "G090LF118184BFC", "G090LF11818440BFC"):
        assert differs_by_one(plain_serial(using.serial(typed)), stated), typed
    assert not differs_by_one(plain_serial(using.serial("G000RA1102560JBR")), stated)
    assert plain_serial(using.serial("g090lf1181840bfc".upper())) == stated


def test_ids_stay_of_their_kind(using: Pseudonyms) -> None:
    for one in ("A1PG6NJNPE0LPH", "ALUU95DRYNB42", "A07251982F42D7LQK1ZU0", "12345678"):
        assert namespace(using.cell(one, Column.ID)) == namespace(one), one
        assert using.cell(one, Column.ID) != one
    assert using.serial("ab" * 16).islower()


def test_addresses_that_count_as_one_stay_one(using: Pseudonyms) -> None:
    stated = using.email("petra.muellerin@gmail.com")
    assert plain_email(using.email("Petra.Muellerin@googlemail.com")) == plain_email(stated)
    assert plain_email(using.email("p.kraus+shop@web.example")) == plain_email(using.email("p.kraus@web.example"))
    assert plain_email(using.email("other@web.example")) != plain_email(stated)


def test_numbers_of_one_telephone_stay_one(using: Pseudonyms) -> None:
    made = [using.cell(one, Column.PHONE) for one in ("+49 171 5550199", "0171/5550199", "(0049) 171-5550199")]
    assert all(same_phone(one, other) for one in made for other in made)
    assert not same_phone(made[0], using.cell("+49 171 5550198", Column.PHONE))


def test_endings_of_cards_that_agree_still_do(using: Pseudonyms) -> None:
    assert using.ending("4242").endswith(using.ending("42"))
    assert len({using.ending(f"{n:02d}") for n in range(100)}) == 100


@pytest.mark.parametrize(
    "path",
    [
        f"Alexa/Audio/A3S5BH2HU6VAYF.1.0_2018_10_13_20_{SERIAL}_57.10..TNIH_2V.a9baef64-be15-4776-8e84-f1830509730bZXV_1.wav",
        f"Alexa/Audio/A3S5BH2HU6VAYF:1.0/2018/10/13/20/{SERIAL}/57:10",
        f"x/A7UOF28QO3UXO#1625037867407#AWZZ5CVHX2CD#{SERIAL}.wav",
        f"Voice/{SERIAL}_2018-11-21T17-31-56.wav",
        "Assistant/2018-11-21_17_31_56_905_UTC.mp3",
        "Alexa/0001.wav",
        "Alexa/3f9a1c52-be15-4776-8e84-f1830509730b.wav",
    ],
)
def test_names_of_files_keep_their_grammar(path: str, using: Pseudonyms) -> None:
    before, after = mine(path), mine(using.path(path))
    assert after.grammar == before.grammar
    assert (after.zoned, after.precision) == (before.zoned, before.precision)
    assert (after.device is None, after.account is None, after.utterance_id is None) == (
        before.device is None,
        before.account is None,
        before.utterance_id is None,
    )
    if before.time is not None:
        assert after.time is not None
        assert (after.time - before.time).days == DAYS
    if before.device == SERIAL:
        assert after.device == using.serial(SERIAL) != SERIAL


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("2018-03-25 10:11:12", "2024-03-24 10:11:12"),
        ("25.03.2018, 10:11 MESZ", "24.03.2024, 10:11 MESZ"),
        ("03/25/2018 09:30", "03/24/2024 09:30"),
        ("25. März 2018 um 10:11 Uhr", "24. März 2024 um 10:11 Uhr"),
        ("Aug 25, 2020, 5:06:44 PM PDT", "Aug 25, 2026, 5:06:44 PM PDT"),
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        ("20180325T101112Z", "20240324T101112Z"),
    ],
)
def test_dates_move_and_times_stay(text: str, made: str, using: Pseudonyms) -> None:
    assert using.text(text) == made


def test_a_birthday_is_not_told(using: Pseudonyms) -> None:
    made = using.text("1975-03-12")
    assert made != "1975-03-12"
    assert date.fromisoformat(made) < date(2010, 1, 1)


def test_stated_names_never_stay_though_they_are_ordinary_words() -> None:
    facts = replace(FACTS, owner=replace(FACTS.owner, names=("Petra Licht",)))
    using = Pseudonyms(Cipher(b"k" * 32), lexicon(), Calendar(DAYS), facts)
    assert "licht" not in using.text("licht im flur aus").casefold()
    assert "flur" in using.text("licht im flur aus")


def test_another_key_tells_another_story(using: Pseudonyms) -> None:
    other = Pseudonyms(Cipher(b"l" * 32), lexicon(), Calendar(DAYS), FACTS)
    assert using.text("Friederike") != other.text("Friederike")


def test_replacement_is_one_to_one() -> None:
    cipher = Cipher(b"k" * 32)
    made = {
        tuple(cipher.replaced((a, b, c), (5, 21, 5), "word")) for a in range(5) for b in range(21) for c in range(5)
    }
    assert len(made) == 5 * 21 * 5


@pytest.mark.parametrize("year", [2012, 2016, 2019, 2024])
def test_the_calendar_moves_whole_weeks_and_disturbs_few_changes_of_clocks(year: int) -> None:
    days = [date(year, month, day) for month in range(1, 13) for day in (1, 9, 18, 27)]
    calendar = calendar_for(days, "Europe/Berlin", Cipher(b"k" * 32))
    assert calendar.days % 7 == 0
    assert all(date(2010, 1, 1) <= calendar.day(day) <= date(2032, 12, 31) for day in days)
    moment = datetime(year, 6, 1, 12, tzinfo=UTC)
    assert calendar.moment(moment).weekday() == moment.weekday()


def test_positions_keep_their_distances(using: Pseudonyms) -> None:
    from viewer.findings.distance import distance_km

    def made(north: str, east: str) -> tuple[float, float]:
        return float(using.cell(north, Column.LATITUDE)), float(using.cell(east, Column.LONGITUDE))

    before = distance_km(48.1, 11.5, 51.5, 12.9)
    assert distance_km(*made("48.1", "11.5"), *made("51.5", "12.9")) == pytest.approx(before, rel=0.15)


def test_networks_stay_public_or_private_and_together(using: Pseudonyms) -> None:
    one, same, other = (using.text(ip) for ip in ("78.46.199.201", "78.46.3.4", "93.184.216.34"))
    assert one.rsplit(".", 2)[0] == same.rsplit(".", 2)[0] != other.rsplit(".", 2)[0]
    assert using.text("192.168.1.20").startswith("192.168.1.")
    assert using.text("2a02:8108::1").startswith("2a02:")


def test_a_zone_becomes_one_whose_clocks_show_the_same(using: Pseudonyms) -> None:
    from zoneinfo import ZoneInfo

    made = using.text("Europe/Berlin")
    assert made != "Europe/Berlin"
    moments = [datetime(2018, month, 15, tzinfo=UTC) for month in range(1, 13)]
    assert all(
        one.astimezone(ZoneInfo(made)).utcoffset() == one.astimezone(ZoneInfo("Europe/Berlin")).utcoffset()
        for one in moments
    )
