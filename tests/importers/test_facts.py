# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What documents say about the account."""

from __future__ import annotations

import pytest

from tests.builders import export_2018, table
from tests.importers.shelf import read
from viewer.case.reading import AccountFact, FactKind
from viewer.importers.json_text import read_json
from viewer.importers.records import read_rows
from viewer.importers.summary import stated_counts


def facts_of(path: str, header: list[str], *rows: list[str]) -> list[AccountFact]:
    reading = read_rows(table(header, rows, mark=False).decode(), path)
    assert reading is not None
    return reading.facts


def told(facts: list[AccountFact]) -> set[tuple[FactKind, str, int]]:
    return {(fact.kind, fact.value, fact.count) for fact in facts}


def test_customer_ids_are_counted_and_named_by_their_kind() -> None:
    rows = [["A1OWNERTEST23", "x"], ["A1OWNERTEST23", "y"], ["amzn1.account.AHBHTEST123", "z"], ["Not Available", "z"]]
    found = facts_of("Any/Thing.csv", ["CustomerId", "Value"], *rows)
    assert told(found) == {
        (FactKind.CUSTOMER_ID, "A1OWNERTEST23", 2),
        (FactKind.CUSTOMER_ID, "amzn1.account.AHBHTEST123", 1),
    }
    assert {fact.get("namespace") for fact in found} == {"amazon_customer", "amzn1.account"}


@pytest.mark.parametrize(
    ("path", "header", "row", "value"),
    [
        ("Any.csv", ["CustomerId", "Name"], ["A1OWNERTEST23", "Erika Beispiel"], "Erika Beispiel"),
        ("Retail.CustomerProfile.csv", ["Name", "x"], ["Erika Beispiel", "y"], "Erika Beispiel"),
        ("Kundenprofil.csv", ["Vorname", "Nachname"], ["Erika", "Beispiel"], "Erika Beispiel"),
        ("Followed Artists.csv", ["Name", "x"], ["Ein Orchester", "y"], None),
    ],
)
def test_a_name_is_the_owners_only_where_the_table_is_about_them(
    path: str, header: list[str], row: list[str], value: str | None
) -> None:
    names = [fact.value for fact in facts_of(path, header, row) if fact.kind is FactKind.NAME]
    assert names == ([] if value is None else [value])


@pytest.mark.parametrize(
    "header",
    [
        ["Account Name", "Device Model", "Device Serial Number", "First Time Registered", "Time Deregistered"],
        ["Kontoname", "Gerätemodell", "Geräteseriennummer", "Erstmals registriert", "Zeitpunkt der Abmeldung"],
        ["アカウント名", "デバイスモデル", "デバイスのシリアル番号", "初回登録日時", "登録解除日時"],
        ["Nom de l'appareil", "Modèle", "Numéro de série", "Première inscription", "Date d'annulation"],
    ],
)
def test_registered_devices(header: list[str]) -> None:
    row = ["Küche", "Echo Dot", "G090OWN112233445", "2017-01-06T12:00:00Z", "2019-02-01"]
    (fact,) = facts_of("Device Registration.csv", header, row)
    assert (fact.kind, fact.value) == (FactKind.DEVICE, "G090OWN112233445")
    assert (fact.get("name"), fact.get("model")) == ("Küche", "Echo Dot")
    assert (fact.get("since"), fact.get("until")) == ("2017-01-06T12:00:00Z", "2019-02-01")
    assert fact.get("identified_by") == "serial"


def test_an_old_registration_names_devices_without_serials() -> None:
    (fact,) = facts_of("registration.csv", ["AccountName", "FirstTimeRegistered"], ["Küche", "2017-01-06T12:00:00Z"])
    assert (fact.kind, fact.value, fact.get("identified_by")) == (FactKind.DEVICE, "Küche", "name")


def test_a_serial_of_bought_goods_is_no_registered_device() -> None:
    header = ["Order ID", "Item Serial Number", "Website"]
    assert told(facts_of("Order History.csv", header, ["1", "G090OWN112233445", "Amazon.de"])) == {
        (FactKind.MARKETPLACE, "Amazon.de", 1)
    }


def test_places_locales_addresses_and_the_opening_of_the_account() -> None:
    header = ["Postal Code", "City", "State or Province", "Country Code"]
    (place,) = facts_of("Retail.RegionAuthority.2.csv", header, ["85748", "Garching", "BY", "DE"])
    assert (place.kind, place.value) == (FactKind.PLACE, "Garching")
    assert (place.get("postcode"), place.get("country")) == ("85748", "DE")
    found = facts_of("account.csv", ["Account_Creation_Time", "Music_Territory"], ["2015-03-01 10:00:00", "DE"])
    assert told(found) == {(FactKind.ACCOUNT_OPENED, "2015-03-01T10:00:00Z", 1), (FactKind.PLACE, "DE", 1)}
    assert told(facts_of("x.csv", ["Language", "a"], ["de_DE", "b"])) == {(FactKind.LOCALE, "de_DE", 1)}


def test_contacts_are_contacts_and_not_the_owner() -> None:
    header = ["First Name", "Last Name", "Email Address", "Phone Number"]
    rows = [["Toni", "Muster", "toni@example.org", "Not Available"], ["Not Available", "", "", "+49 30 1"]]
    found = facts_of("Alexa/Communications/Contacts/contacts-2.csv", header, *rows)
    assert told(found) == {(FactKind.CONTACT, "Toni Muster", 1), (FactKind.CONTACT, "+49 30 1", 1)}
    assert {fact.get("email") for fact in found} == {"toni@example.org", ""}


def test_a_table_without_any_telling_column_is_not_read_on() -> None:
    reading = read_rows("Title,Added\n" + "x,y\n" * 10, "Watchlist.csv")
    assert reading is not None
    assert reading.is_empty


def test_json_objects_say_the_same_as_tables() -> None:
    text = '[{"deviceOwnerCustomerId": "A1OWNERTEST23", "serialNumber": "G090OWN112233445", "accountName": "Küche"},'
    text += ' {"settingKey": "System.locales", "value": "de-DE"}]'
    found = read_json(text, "Alexa/devices.json")
    assert told(found.facts) == {
        (FactKind.LOCALE, "de-DE", 1),
        (FactKind.CUSTOMER_ID, "A1OWNERTEST23", 1),
        (FactKind.DEVICE, "G090OWN112233445", 1),
    }


def test_json_by_lines_and_words_only_where_somebody_spoke() -> None:
    lines = '{"transcript": "lauter", "timestamp": 1534860300}\n{"transcript": "leiser", "timestamp": 1534860400000}\n'
    assert [line.moment for line in read_json(lines, "x.jsonl").lines] == [1534860300.0, 1534860400.0]
    review = '{"text": "a fine lamp", "date": "2018-08-21T14:05:00Z"}'
    assert read_json(review, "Reviews/reviews.json").lines == []


def test_the_maker_of_the_document_is_told() -> None:
    reading = read({"export.zip": export_2018()})
    makers = [fact for fact in reading.account_facts if fact.kind is FactKind.DOCUMENT_MAKER]
    assert [(fact.value, fact.get("property")) for fact in makers] == [("Notmine Testwerk 1.0", "producer")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("This export holds 1,700 voice recordings and 53 files.", {"recordings": "1700", "files": "53"}),
        ("Aufnahmen: 1.700\nTranskripte: 12", {"recordings": "1700", "transcripts": "12"}),
        ("12 recordings here, 13 recordings there", {}),
        ("Thank you for your request.", {}),
    ],
)
def test_counts_that_a_readme_states(text: str, counts: dict[str, str]) -> None:
    assert stated_counts(text) == counts


def test_a_readme_with_counts_is_a_summary_of_the_export() -> None:
    reading = read({"export.zip": export_2018() | {"README.txt": b"12 voice recordings"}})
    (fact,) = [fact for fact in reading.account_facts if fact.kind is FactKind.EXPORT_SUMMARY]
    assert fact.get("recordings") == "12"
