# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The files that reports become: the same bytes each time, nothing in them acts, hostile texts are only texts."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from tests.report.cases import DOSSIER, MATTER, occasion
from viewer.case.matter import Audience, Event
from viewer.report.calendar import Deadline, write_calendar
from viewer.report.html import write_html
from viewer.report.letters.compose import compose
from viewer.report.pdf import write_pdf
from viewer.report.tables import HEADER, item_rows, neutral, write_csv, write_json

EVIL = '<script>alert(1)</script> #read("/etc/passwd") $x$ =1+1 \u202etxt.exe\u0007'


def bytes_of(write: object, *values: object) -> bytes:
    out = io.BytesIO()
    write(*values, out)  # type: ignore[operator]
    return out.getvalue()


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_pdf_is_tagged_titled_and_the_same_each_time(language: str) -> None:
    report = compose(occasion(language), Audience.CONTROLLER)
    made = bytes_of(write_pdf, report)
    assert made == bytes_of(write_pdf, report)
    document = pypdf.PdfReader(io.BytesIO(made))
    catalogue = document.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "StructTreeRoot" in str(list(catalogue))  # type: ignore[arg-type]
    assert catalogue["/Lang"] == language  # type: ignore[index]
    assert document.metadata is not None
    assert document.metadata.title == report.title
    assert b"pdfuaid" in made
    fonts = [font for page in document.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert {"/FontFile3", "/FontFile2"} & set(descendant["/FontDescriptor"].get_object())


def test_hostile_texts_stay_texts_in_every_form() -> None:
    matter = replace(MATTER, events=(Event(date(2018, 11, 5), EVIL),), copies=EVIL)
    report = compose(occasion(matter=matter), Audience.PRESS)
    html = bytes_of(write_html, report).decode()
    assert "<script" not in html
    assert "[U+202E]" in html
    assert "[U+0007]" in html
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(bytes_of(write_pdf, report))).pages)
    assert "root:" not in text
    assert "#read(" in text


def test_html_fetches_and_runs_nothing() -> None:
    html = bytes_of(write_html, compose(occasion(), Audience.CONTROLLER)).decode()
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:script|img|link|iframe|object|a) |\bon\w+=|javascript:|url\(", html)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(neutral(cell)).startswith(("'", "["))
    assert neutral(-1.5) == -1.5


def test_the_table_of_recordings_reads_back() -> None:
    made = bytes_of(write_csv, HEADER, tuple(item_rows(DOSSIER)))
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[0]["sha256"] == DOSSIER.foreign.items[0].sha256
    assert rows[0]["rules"] == "M02"


def test_json_has_one_form() -> None:
    assert bytes_of(write_json, {"b": 1, "a": "ü"}) == bytes_of(write_json, {"a": "ü", "b": 1})
    assert json.loads(bytes_of(write_json, {"a": "ü"})) == {"a": "ü"}


def test_dates_are_a_calendar_with_lines_of_at_most_75_octets() -> None:
    made = bytes_of(write_calendar, (Deadline(date(2018, 12, 21), "Antwort fällig; " * 12),), date(2018, 11, 20))
    lines = made.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    unfolded = made.replace(b"\r\n ", b"").decode()
    assert "DTSTART;VALUE=DATE:20181221" in unfolded
    assert unfolded.count("\\;") == 24
