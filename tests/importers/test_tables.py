# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Tables with the quirks of real exports."""

from __future__ import annotations

import pytest

from viewer.importers.columns import Field, fields_of
from viewer.importers.documents import decode
from viewer.importers.tables import clean, read_table


def rows_of(text: str) -> list[list[str]]:
    table = read_table(text)
    assert table is not None
    return [row for _, row in table.rows]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Not Available", ""),
        ("Data Not Available", ""),
        ("NOT APPLICABLE", ""),
        ("N/A", ""),
        ("Nicht verfügbar", ""),
        ("該当なし", ""),
        ("'1,495'", "1,495"),
        ("'-1.6'", "-1.6"),
        ("  Küche ", "Küche"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_cells_are_cleaned(cell: str, said: str) -> None:
    assert clean(cell) == said


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_marks_and_line_ends(delimiter: str) -> None:
    table = read_table(f"\ufeffA{delimiter}B\r\n1{delimiter}2\r\n\r\n3{delimiter}4\r\n")
    assert table is not None
    assert table.header == ("A", "B")
    assert list(table.rows) == [(2, ["1", "2"]), (4, ["3", "4"])]


def test_quoted_cells_keep_commas_and_line_breaks() -> None:
    assert rows_of('"A","B, C"\r\n"one\r\ntwo","3"\r\n') == [["one\r\ntwo", "3"]]


def test_trailer_documentation_and_empty_rows_are_no_data() -> None:
    text = (
        "Customer Id,Sent\nThe id of the customer account,The day on which it was sent\n"
        "A1OWNERTEST23,2018-01-01\nNot Available,Not Available\nFile Summary:,\nRows,1\n"
    )
    assert rows_of(text) == [["A1OWNERTEST23", "2018-01-01"]]


@pytest.mark.parametrize("text", ["", "just a line", "\n\n", '"'])
def test_what_is_no_table(text: str) -> None:
    assert read_table(text) is None


def test_a_cell_too_long_ends_the_table_but_not_the_program() -> None:
    assert rows_of("A,B\n1,2\n" + "x" * 200_000 + ",3\n") == [["1", "2"]]


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Last Known Customer ID", Field.CUSTOMER_ID),
        ("CustomerId", Field.CUSTOMER_ID),
        ("customer_id", Field.CUSTOMER_ID),
        ("Kunden-ID", Field.CUSTOMER_ID),
        ("Device Serial Number", Field.SERIAL),
        ("DSN", Field.SERIAL),
        ("Seriennummer des Geräts", Field.SERIAL),
        ("デバイスのシリアル番号", Field.SERIAL),
        ("Numéro de série de l'appareil", Field.SERIAL),
        ("FirstTimeRegistered", Field.SINCE),
        ("Erstmals registriert", Field.SINCE),
        ("Time Deregistered", Field.UNTIL),
        ("Utterance text", Field.TEXT),
        ("Text der Äußerung", Field.TEXT),
        ("発話テキスト", Field.TEXT),
        ("Utterance Creation Date", Field.TIME),
        ("customer_postal_code", Field.POSTCODE),
        ("Language of Preference", Field.LOCALE),
        ("Account_Creation_Time", Field.OPENED),
        ("Item Serial Number", None),
        ("Product Name", None),
    ],
)
def test_headers_of_all_generations_and_languages(header: str, meaning: Field | None) -> None:
    assert fields_of(("x", header)) == ({} if meaning is None else {meaning: 1})


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffKüche".encode(), "Küche"),
        ("Küche".encode("cp1252"), "Küche"),
        ("Küche".encode("utf-16"), "Küche"),
        ("Küche".encode()[:-1], "Küch"),
        (b"ab\xc3", "ab\ufffd"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text
