# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The search finds a planted canary in every encoding and every container, and nothing where nothing is."""

from __future__ import annotations

import base64
import csv
import datetime
import gzip
import html
import io
import json
import quopri
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.builders import pdf, tone
from tests.leaks.canaries import canaries, watermark
from tests.leaks.exports import SHAPES, plant
from tests.leaks.searching import Search
from viewer.case.matter import Audience
from viewer.report.blocks import Paragraph, Report
from viewer.report.calendar import Deadline, write_calendar
from viewer.report.html import write_html
from viewer.report.pdf import write_pdf
from viewer.visible import visible, visible_json

TOLD, MARK = canaries(1), watermark(1)
SEARCH = Search(TOLD, MARK)
NAME = TOLD.stranger


def zipped(data: bytes, name: str = "inside.txt", comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        archive.writestr(name, data)
    return out.getvalue()


def report_of(text: str, write: Callable[[Report, io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    write(Report(Audience.TIP, "en", "A title", None, (Paragraph(f"Before {text} after."),)), out)
    return out.getvalue()


def calendar_of(text: str) -> bytes:
    out = io.BytesIO()
    write_calendar([Deadline(datetime.date(2026, 1, 1), f"{'long ' * 13}{text}")], datetime.date(2026, 1, 1), out)
    return out.getvalue()


def row_of(text: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(["1", f'="{text}"', "x"])
    return out.getvalue().encode()


FORMS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16, shifted": lambda text: b"x" + text.encode("utf-16-be"),
    "windows-1252": lambda text: text.encode("cp1252"),
    "composed": lambda text: unicodedata.normalize("NFC", text).encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "upper case": lambda text: text.replace("ß", "ẞ").upper().encode(),
    "other spaces": lambda text: text.replace(" ", "_").encode(),
    "percent": lambda text: urllib.parse.quote(text).encode(),
    "percent twice": lambda text: urllib.parse.quote(urllib.parse.quote(text)).encode(),
    "html entities": lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace"),
    "json": lambda text: json.dumps({"x": text}).encode(),
    "json in json": lambda text: json.dumps(json.dumps(text)).encode(),
    "python": lambda text: repr(text.encode()).encode(),
    "quoted printable": lambda text: quopri.encodestring(text.encode()),
    "spelled out": lambda text: visible("\u202e".join(text)).encode().replace("⟨U+202E⟩".encode(), b"\xe2\x80\xae"),
    "json for terminals": lambda text: visible_json(json.dumps(text, ensure_ascii=False)).encode(),
    "base64": lambda text: base64.b64encode(f"ab{text}".encode()),
    "base64 in a line": lambda text: b'{"x": "' + base64.urlsafe_b64encode(text.encode() * 9) + b'"}',
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "csv": row_of,
    "zip": lambda text: zipped(text.encode()),
    "zip in zip": lambda text: zipped(zipped(text.encode()), "inner.zip"),
    "name in a zip": lambda text: zipped(b"", f"{text}.txt"),
    "comment of a zip": lambda text: zipped(b"", comment=text.encode()),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zlib": lambda text: zlib.compress(text.encode()),
    "pdf": lambda text: pdf([["some", f"text {text} more"]]),
    "title of a pdf": lambda text: pdf([["some"]], title=text.encode("ascii", "replace").decode()),
    "report as pdf": lambda text: report_of(text, write_pdf),
    "report as html": lambda text: report_of(text, write_html),
    "dates": calendar_of,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_found_in_every_form(form: str) -> None:
    assert {hit.kind for hit in SEARCH.hits(FORMS[form](NAME), "here")} == {"stranger"}


@pytest.mark.parametrize("form", FORMS)
def test_another_name_is_not_taken_for_it(form: str) -> None:
    assert list(SEARCH.hits(FORMS[form]("Erika Beispielhaft-Musterfräulein"), "here")) == []


@pytest.mark.parametrize("kind", TOLD.parts())
def test_every_kind_of_canary_is_found(kind: str) -> None:
    hits = list(SEARCH.hits(f"so {getattr(TOLD, kind)}!".encode(), "here"))
    assert {hit.kind for hit in hits} == {kind}
    assert str(hits[0]).startswith(f"{kind} (")


def test_a_part_of_a_name_is_enough() -> None:
    assert [hit.piece for hit in SEARCH.hits(NAME.split()[1].encode(), "")] == [NAME.split()[1]]


@pytest.mark.parametrize("kind", ["<i2", ">i2", "<i4", ">i4", "<f4", ">f4", "<f8", ">f8"])
def test_the_watermark_is_found_in_every_sample_format(kind: str) -> None:
    samples = np.concatenate([np.zeros(7, np.int16), MARK, np.zeros(9, np.int16)])
    values = samples.astype(np.float64) / 32768 if "f" in kind else samples.astype(np.int64)
    data = values.astype(kind).tobytes()
    for packed in (data, zipped(data), base64.b64encode(data), b'{"x": "' + base64.b64encode(b"1" + data) + b'"}'):
        assert "watermark" in {hit.kind for hit in SEARCH.hits(packed, "")}


def test_the_watermark_is_found_as_numbers_and_not_in_another_sound() -> None:
    assert "watermark" in {hit.kind for hit in SEARCH.hits(json.dumps(MARK.tolist()).encode(), "")}
    assert list(SEARCH.hits(tone(0.5), "")) == []


def test_names_of_files_are_searched_too(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.txt").write_bytes(b"")
    (tmp_path / "other.txt").write_bytes(NAME.encode())
    assert {hit.where for hit in SEARCH.hits_in_files(tmp_path.iterdir())} == {f"the name {NAME}.txt", "other.txt"}


def test_what_may_be_there_is_left_out() -> None:
    allowed = Search(TOLD, MARK, without={"stranger", "watermark"})
    assert list(allowed.hits(NAME.encode() + MARK.tobytes(), "")) == []


@pytest.mark.parametrize("seed", range(len(SHAPES)))
def test_every_canary_is_in_the_export_that_it_was_planted_in(tmp_path: Path, seed: int) -> None:
    planted = plant(seed, tmp_path)
    search = Search(planted.canaries, planted.mark)
    found = {hit.kind for hit in search.hits_in_files(tmp_path.rglob("*"))}
    comments = {"comment"} if planted.shape == "folder" else set()
    assert found == {*planted.canaries.parts(), "watermark"} - comments


@pytest.mark.parametrize("head", [b"\x1f\x8b", b"\x1f\x8b\x08\0", b"\x78\x9c", b"PK\3\4"])
def test_bytes_that_look_packed_by_chance_end_no_search(head: bytes) -> None:
    data = head + bytes(range(100)) + NAME.encode()
    assert {hit.kind for hit in SEARCH.hits(data, "here")} == {"stranger"}
