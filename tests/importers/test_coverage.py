# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How much of each document was understood, in which months, and of which service it is."""

from __future__ import annotations

import json
import time

import pytest

from tests.builders import export_2018, export_2025, table
from tests.importers.shelf import read
from viewer.case.export import Fate
from viewer.case.reading import Coverage, Reading
from viewer.importers.json_text import read_json
from viewer.importers.records import DocumentReading, read_rows
from viewer.importers.service import service_of


def rows_of(header: list[str], *rows: list[str]) -> DocumentReading:
    reading = read_rows(table(header, rows, mark=False).decode(), "Any/Thing.csv")
    assert reading is not None
    return reading


def covered(reading: Reading) -> dict[str, Coverage]:
    return {one.entry.rpartition("/")[2]: one for one in reading.coverage}


@pytest.mark.parametrize(
    ("header", "cells", "months"),
    [
        ("Order Date", ["2018-02-03T10:00:00Z", "2018-02-04 10:00:00", "Not Available"], {"2018-02": 2}),
        ("First Search Time (GMT)", ["05/01/2018 09:30", "05/02/2018 09:30", "x"], {"2018-05": 2}),
        ("Bestelldatum", ["03.02.2018", "31.01.2018 10:00", "32.01.2018"], {"2018-01": 1, "2018-02": 1}),
        ("Datum", ["13/02/2018", "03/02/2018", ""], {"2018-02": 2}),
        ("Timestamp", ["1534860300", "1534860300000", "15"], {"2018-08": 2}),
        ("Whatever", ["Tue Aug 21 14:05:00 UTC 2018", "Wed Aug 22 14:05:00 UTC 2018"], {"2018-08": 2}),
        ("Birth Date", ["1980-01-01", "1981-01-01"], {}),
        ("Expiration Date", ["2030-01-01", "2031-01-01"], {}),
    ],
)
def test_rows_are_dated_by_the_column_that_tells_when(header: str, cells: list[str], months: dict[str, int]) -> None:
    found = rows_of(["Thing", header], *([f"thing {n}", cell] for n, cell in enumerate(cells)))
    assert dict(found.months) == months
    assert found.rows == len(cells)
    assert found.understood == sum(months.values())
    assert found.is_empty


def test_the_date_of_the_order_goes_before_the_date_of_its_shipping() -> None:
    found = rows_of(["Ship Date", "Order Date"], ["2018-03-01T10:00:00Z", "2018-02-27T10:00:00Z"])
    assert found.months == (("2018-02", 1),)


def test_a_row_that_says_something_of_the_account_is_understood_without_a_date() -> None:
    found = rows_of(["Postal Code", "x"], ["85748", "a"], ["Not Available", "b"], ["Not Available", "Not Available"])
    assert (found.rows, found.understood, found.months) == (2, 1, ())


def test_json_records_are_the_members_of_the_outermost_list() -> None:
    orders = [{"orderDate": f"2018-0{n}-01T10:00:00Z", "items": [{"title": "a"}, {"title": "b"}]} for n in (1, 2)]
    found = read_json(json.dumps({"orders": [*orders, {"title": "c"}]}), "Orders/orders.json")
    assert (found.rows, found.understood, found.months) == (3, 2, (("2018-01", 1), ("2018-02", 1)))


@pytest.mark.parametrize(
    ("inside", "service"),
    [
        ("Retail.OrderHistory.2/Retail.OrderHistory.2.csv", "Retail.OrderHistory"),
        ("Retail.TransactionalInvoicing.2.1/1.pdf", "Retail.TransactionalInvoicing"),
        ("Search-Data/Search-Data.Customer-Engagement.csv", "Search-Data"),
        ("Your Amazon Orders/Order History.csv", "Your Amazon Orders"),
        ("All Data Categories/Your Amazon Orders/Order History.csv", "Your Amazon Orders"),
        ("Additional Data/Alexa/Alexa/NLU/Intent-2-1.csv", "Alexa"),
        ("Retail.OrderHistory.1.csv", "Retail.OrderHistory"),
        ("registration.csv", ""),
        ("", ""),
    ],
)
def test_the_service_is_the_top_folder(inside: str, service: str) -> None:
    assert service_of(inside) == service


def test_every_document_that_was_read_says_how_much_was_understood() -> None:
    found = covered(read({"export.zip": export_2018()}))
    orders = found["Retail.OrderHistory.1.csv"]
    assert (orders.rows, orders.understood, orders.months) == (1, 1, (("2018-02", 1),))
    transcripts = found["Alexa Transkripte.pdf"]
    assert (transcripts.rows, transcripts.understood, transcripts.service) == (10, 10, "Alexa")
    assert sum(n for _, n in transcripts.months) == 10
    assert {one.understood <= one.rows for one in found.values()} == {True}


def test_the_table_of_utterances_is_dated_by_its_own_column() -> None:
    intent = covered(read(export_2025()))["Intent-2-1.csv"]
    assert (intent.rows, intent.understood, sum(n for _, n in intent.months)) == (10, 10, 10)


def test_a_document_with_nothing_of_use_keeps_its_fate_and_is_counted() -> None:
    path = "Digital.PrimeVideo.Watchlist/Watchlist.1.csv"
    reading = read({"export.zip": export_2018()})
    assert [one.fate for one in reading.dispositions if one.entry.endswith(path)] == [Fate.IGNORED]
    assert covered(reading)["Watchlist.1.csv"].months == (("2018-01", 1),)
    memos = read({"memos.zip": {"memo.wav": b"RIFF", "orders.csv": table(["Thing", "Date"], [["a", "2018-01-01"]])}})
    assert [one.entry for one in memos.dispositions] == ["memos.zip!memo.wav"]
    assert list(memos.coverage) == []


def test_a_long_table_is_read_quickly() -> None:
    rows = "".join(f"{n},203.0.113.{n % 200},{1 + n % 12:02d}/01/2018 09:30,lamp {n}\n" for n in range(100_000))
    began = time.process_time()
    reading = read_rows("Query ID,Customer IP,First Search Time (GMT),Keywords\n" + rows, "Search/x.csv")
    assert time.process_time() - began < 8
    assert reading is not None
    assert (reading.rows, reading.understood, len(reading.months), len(reading.facts)) == (100_000, 100_000, 12, 200)
