# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What documents say about a household: zones, networks, positions, skills, things, services, payment, children."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import table
from viewer.case.reading import AccountFact, FactKind
from viewer.importers.json_text import read_json
from viewer.importers.records import read_rows
from viewer.importers.trace_cells import endings, last_digits, position, public_address, time_zone

HOUSEHOLD = (
    FactKind.TIME_ZONE,
    FactKind.NETWORK,
    FactKind.POSITION,
    FactKind.SKILL,
    FactKind.WAKE_WORD,
    FactKind.SMART_HOME,
    FactKind.LINKED_SERVICE,
    FactKind.PAYMENT,
    FactKind.CHILD_PROFILE,
)


def traces(path: str, header: list[str], *rows: list[str]) -> list[AccountFact]:
    reading = read_rows(table(header, rows, mark=False).decode(), path)
    assert reading is not None
    return [fact for fact in reading.facts if fact.kind in HOUSEHOLD]


def told(facts: list[AccountFact]) -> list[tuple[FactKind, str, int, dict[str, str]]]:
    return [(fact.kind, fact.value, fact.count, dict(fact.detail)) for fact in facts]


@pytest.mark.parametrize(
    ("cell", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("+01:00", "+01:00"),
        ("-0530", "-05:30"),
        ("UTC+2", "+02:00"),
        ("1", "+01:00"),
        ("-8.0", "-08:00"),
        ("60", "+01:00"),
        ("3600", "+01:00"),
        ("3600000", "+01:00"),
        ("UTC", "+00:00"),
        ("17", ""),
        ("+25:00", ""),
        ("ACTIVE", ""),
        ("../../etc/passwd", ""),
        ("9" * 5000, ""),
    ],
)
def test_time_zones_as_they_are_written(cell: str, zone: str) -> None:
    assert time_zone(cell) == zone


@pytest.mark.parametrize("header", ["Local Time Offset", "Zeitzone", "Décalage horaire", "timeZoneId"])
def test_a_registered_device_tells_its_zone_and_its_address(header: str) -> None:
    columns = ["Account Name", "Device Serial Number", "First Time Registered", "IP Address", header]
    row = ["Küche", "G090OWN112233445", "2017-01-06T12:00:00Z", "203.0.113.7", "+01:00"]
    assert told(traces("Device Registration.csv", columns, row)) == [
        (
            FactKind.NETWORK,
            "203.0.113.7",
            1,
            {"type": "ip", "serial": "G090OWN112233445", "first": "2017-01-06", "last": "2017-01-06"},
        ),
        (FactKind.TIME_ZONE, "+01:00", 1, {"serial": "G090OWN112233445", "column": header}),
    ]


def test_networks_have_a_first_and_a_last_day_and_those_of_every_home_are_left_out() -> None:
    rows = [["203.0.113.7", "05/01/2018 09:30"], ["203.0.113.7", "03/02/2018 09:30"], ["192.168.0.4", "05/01/2018"]]
    rows += [["fe80::1", ""], ["300.1.1.1", ""], ["Not Available", "x"], ["2001:db8::1", ""]]
    found = traces("Search/x.csv", ["Customer IP", "First Search Time (GMT)"], *rows)
    assert [(fact.value, fact.count, fact.get("first"), fact.get("last")) for fact in found] == [
        ("2001:db8::1", 1, "", ""),
        ("203.0.113.7", 2, "2018-03-02", "2018-05-01"),
    ]
    (wifi,) = traces("Devices/x.csv", ["SSID", "a"], ["Zuhause 7", "b"])
    assert (wifi.value, wifi.get("type")) == ("Zuhause 7", "wifi")


def test_no_more_than_two_hundred_networks_of_one_document() -> None:
    rows = [[f"203.0.{n // 250}.{n % 250 + 1}", "x"] for n in range(900)] * 2
    found = traces("Search/x.csv", ["IP-Adresse", "a"], *rows)
    assert len(found) == 200
    assert {fact.count for fact in found} == {2}


def test_positions_are_rounded_and_dated() -> None:
    header = ["sourceOfLocation", "latitudeInDegrees", "longitudeInDegrees", "coordinatesAccuracyInMeters", "eventDate"]
    rows = [
        ["GPS", "48.24931", "11.65042", "12.6", "2018-05-01T10:00:00.500Z"],
        ["GPS", "91", "11", "5", "2018-05-01T10:00:00Z"],
        ["GPS", "nan", "11", "5", "2018-05-01T10:00:00Z"],
        ["GPS", "0.0", "0", "5", "2018-05-01T10:00:00Z"],
        ["GPS", "-0.01", "-11.04", "much", "soon"],
    ]
    assert told(traces("Alexa/Geolocation-1-1.csv", header, *rows)) == [
        (FactKind.POSITION, "0.0,-11.0", 1, {}),
        (FactKind.POSITION, "48.2,11.7", 1, {"at": "2018-05-01T10:00:00Z", "accuracy_m": "13"}),
    ]


def test_of_many_positions_an_even_choice_is_kept() -> None:
    rows = [
        [f"{n / 1000:.4f}", "11.5", f"2018-05-{1 + n // 2000:02d}T{n % 24:02d}:{n % 60:02d}:00Z"] for n in range(30_000)
    ]
    found = traces("Alexa/Geolocation-1-1.csv", ["latitude", "longitude", "eventDate"], *rows)
    assert 2_000 < sum(fact.count for fact in found) <= 5_000
    assert {fact.get("at")[:10] for fact in found} == {f"2018-05-{day:02d}" for day in range(1, 16)}


def test_skills_wake_words_and_things() -> None:
    header = ["SkillName", "SkillStage", "EnablementStatus", "Enablement Date"]
    row = ["Tagesschau", "live", "ENABLED", "2018-04-01T08:00:00Z"]
    (skill,) = traces("Alexa/Skills/Skills-2.csv", header, row)
    assert (skill.value, skill.get("status"), skill.get("since")) == ("Tagesschau", "ENABLED", "2018-04-01T08:00:00Z")
    assert traces("Orders.csv", ["Skill", "x"], ["Kochen", "y"]) == []
    (word,) = traces("Alexa/Devices.csv", ["Wake Word", "Device Serial Number"], ["ECHO", "G090OWN112233445"])
    assert (word.value, word.get("serial")) == ("echo", "G090OWN112233445")
    things = traces("Alexa/Smart Home/DeviceState-1-1.csv", ["Friendly Name", "Room"], ["Deckenlampe", "Bad"])
    assert {(fact.value, fact.get("type")) for fact in things} == {("Deckenlampe", "thing"), ("Bad", "room")}
    (routine,) = read_json('[{"name": "Guten Morgen", "status": "ENABLED"}]', "Alexa/Routines/Routines-4.json").facts
    assert (routine.kind, routine.value) == (FactKind.SMART_HOME, "Guten Morgen")
    assert traces("Hotel bookings.csv", ["Room", "x"], ["12b", "y"]) == []


def test_linked_services_and_their_span() -> None:
    header = ["Service Name", "Start Date", "End Date"]
    (fact,) = traces("Digital.Subscriptions.2/Subscriptions.csv", header, ["Musik Plus", "2018-01-02", "Not Available"])
    assert dict(fact.detail) == {"type": "subscription", "since": "2018-01-02"}
    (music,) = traces("Alexa/Music/Accounts.csv", ["Provider", "Account Email"], ["Spotify", "a@example.org"])
    assert (music.value, music.get("type"), music.get("account")) == ("Spotify", "music", "a@example.org")
    assert traces("Retail.OrderHistory.1.csv", ["Provider", "x"], ["DHL", "y"]) == []


@pytest.mark.parametrize(
    ("header", "cell", "found"),
    [
        ("Payment Instrument Type", "Visa - 1234", [("1234", "card")]),
        ("Payment Method Type", "xxxx-1234", [("1234", "card")]),
        ("Zahlungsart", "Bankkonto (***789)", [("789", "account")]),
        ("Payment Instrument", "Visa - 1234 and MasterCard - 9876", [("1234", "card"), ("9876", "card")]),
        ("Payment Method", "Visa ending in 4321", [("4321", "card")]),
        ("Last Four Digits", "****1234", [("1234", "card")]),
        ("Letzte vier Ziffern", "1234", [("1234", "card")]),
        ("LastDigits", "12", [("12", "card")]),
        ("Payment Method Type", "Gift Certificate", []),
        ("Last Four Digits", "4111111111111111", []),
        ("Payment Instrument Type", "Not Available", []),
    ],
)
def test_the_ends_of_payment_numbers(header: str, cell: str, found: list[tuple[str, str]]) -> None:
    facts = traces("PaymentOptions.csv", ["a", header], ["x", cell])
    assert [(fact.value, fact.get("type")) for fact in facts] == found


def test_profiles_of_children() -> None:
    header = ["Customer Type", "Profile Name"]
    rows = [["CHILD", "Mia"], ["ADULT", "Erika"], ["TEEN", "Not Available"], ["Kindle", "x"]]
    found = traces("Devices/Profiles.csv", header, *rows)
    assert [(fact.value, fact.get("type"), fact.get("column")) for fact in found] == [
        ("Mia", "child", "Customer Type"),
        ("teen", "teen", "Customer Type"),
    ]
    (free,) = traces("FreeTime/FreeTime.Profiles.csv", ["Profile Name", "x"], ["Ben", "y"])
    assert (free.value, free.get("type")) == ("Ben", "child")


def test_json_keys_say_the_same() -> None:
    told_by = [
        {"timeZoneId": "Europe/London", "essid": "Zuhause", "wakeWord": "ALEXA", "latitude": 48.1, "longitude": 11.5},
        {"settingKey": "System.timeZone", "value": "Europe/Berlin"},
        {"settingKey": "System.wakeWords", "value": "ECHO"},
        {"settingKey": "System.other", "value": ["x"]},
    ]
    found = read_json(json.dumps(told_by), "Alexa/preferences.json").facts
    assert {(fact.kind, fact.value) for fact in found} == {
        (FactKind.TIME_ZONE, "Europe/London"),
        (FactKind.TIME_ZONE, "Europe/Berlin"),
        (FactKind.NETWORK, "Zuhause"),
        (FactKind.WAKE_WORD, "alexa"),
        (FactKind.WAKE_WORD, "echo"),
        (FactKind.POSITION, "48.1,11.5"),
    }


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_cell_is_an_error(cell: str, other: str) -> None:
    for value in (time_zone(cell), public_address(cell), position(cell, other), last_digits(cell)):
        assert isinstance(value, str)
    assert all(2 <= len(digits) <= 4 for digits, _ in endings(cell))
    columns = ["Customer IP", "Time Zone", "Latitude", "Longitude", "Wake Word", "Customer Type", "Payment Instrument"]
    assert isinstance(traces("Alexa/x.csv", [*columns, "Timestamp"], [cell, other, cell, other] * 2), list)


@pytest.mark.parametrize("cell", ["x" * 100_000, "*" * 50_000 + "a", "- " * 50_000, "(" * 50_000, "1" * 100_000])
def test_monstrous_cells_cost_no_time(cell: str) -> None:
    columns = ["Customer IP", "Time Zone", "Payment Instrument", "Last Digits", "Customer Type", "Date", "Wake Word"]
    began = time.process_time()
    assert traces("Alexa/x.csv", columns, [cell] * len(columns)) == []
    assert time.process_time() - began < 2


def test_the_name_of_the_customer_is_no_service() -> None:
    rows = "CustomerId,Name,Value,Timestamp\r\nA1DEMO0KARLA7,Karla Mustermann,-,2017-04-12T13:15:00Z\r\n"
    reading = read_rows(rows, "export.zip!Retail.Subscriptions/Digital.Subscriptions.2.csv")
    assert reading is not None
    assert [one for one in reading.facts if one.kind is FactKind.LINKED_SERVICE] == []
