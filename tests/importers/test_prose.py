# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Spoken lines out of running text and PDF files."""

from __future__ import annotations

import pytest

from tests.builders import pdf
from viewer.importers.html_text import html_rows
from viewer.importers.pdf_text import read_pdf
from viewer.importers.prose import Row, page_rows, spoken_lines, tidy
from viewer.importers.spoken import Spoken

UID = "A3S5BH2HU6VAYF:1.0/2018/10/13/20/G090LF1181840BFC/57:10::TNIH_2V.a9baef64-be15-4776-8e84-f1830509730bZXV/1"


def lines_of(*texts: str) -> list[Spoken]:
    return spoken_lines([Row(f"line {n}", tidy(text)) for n, text in enumerate(texts, 1)], "x.pdf")


@pytest.mark.parametrize(
    ("line", "text", "device", "local"),
    [
        ('2018-08-21 14:05:06   Küche   "licht aus"', "licht aus", "Küche", "2018-08-21 14:05:06"),
        ("2018-08-21 14:05:06 [Küche] „licht aus“", "licht aus", "Küche", "2018-08-21 14:05:06"),
        ("21.08.2018 14:05:06 MESZ: licht aus", "licht aus", None, "2018-08-21 14:05:06"),
        ("licht aus  (21.08.2018, 14:05)", "licht aus", None, "2018-08-21 14:05:00"),
        ("8/21/2018 2:05 PM - licht aus", "licht aus", None, "2018-08-21 14:05:00"),
        ("17. 2018-08-21 14:05 licht aus", "licht aus", None, "2018-08-21 14:05:00"),
        ("2018-08-21 14:05 wecker um 7:30 uhr", "wecker um 7:30 uhr", None, "2018-08-21 14:05:00"),
    ],
)
def test_one_line(line: str, text: str, device: str | None, local: str) -> None:
    (found,) = lines_of(line)
    assert (found.text, found.device_name) == (text, device)
    assert found.stamp is not None
    assert str(found.stamp.local) == local
    assert found.position == "line 1"


def test_a_line_that_names_its_zone_is_a_moment() -> None:
    assert lines_of("21.08.2018 14:05:06 MESZ: licht aus")[0].moment is None, "day and month are proven by the document"
    assert lines_of("2018-08-21 14:05:06 CEST licht aus")[0].moment == 1534853106.0


def test_lines_wrapped_over_two_are_joined() -> None:
    long = "spiel das lied von dem mann der jeden morgen mit dem bus nach garching fährt"
    begins = lines_of(f"2018-08-21 14:05:06 {long}", "und abends wieder zurück", "2018-08-21 14:07:00 lauter")
    assert [line.text for line in begins] == [f"{long} und abends wieder zurück", "lauter"]
    ends = lines_of(long, "und zurück (21.08.2018, 14:05)", "lauter (21.08.2018, 14:07)")
    assert [line.text for line in ends] == [f"{long} und zurück", "lauter"]
    quoted = lines_of('2018-08-21 14:05 Flur "spiel', 'jazz"', '2018-08-21 14:07 Flur "lauter"')
    assert [line.text for line in quoted] == ["spiel jazz", "lauter"]


def test_text_without_a_time_stays_but_titles_go() -> None:
    found = lines_of("Alexa - Transkripte", "2018-08-21 14:05 lauter", "erzähl einen witz", "2018-08-22 14:05 leiser")
    assert [(line.text, line.stamp is None) for line in found] == [
        ("lauter", False),
        ("erzähl einen witz", True),
        ("leiser", False),
    ]
    trailing = lines_of("Alexa", "lauter (21.08.2018, 14:05)", "wie spät", "leiser (22.08.2018, 14:05)")
    assert [line.text for line in trailing] == ["lauter", "wie spät", "leiser"]


def test_ids_in_lines_are_kept_and_taken_out_of_the_words() -> None:
    (found,) = lines_of(f"2018-10-13 20:57:10 licht aus {UID}")
    assert (found.text, found.utterance_id) == ("licht aus", UID)


def test_columns_tell_device_from_words() -> None:
    words = ["licht aus", "lauter", "leiser", "stopp"]
    found = lines_of(*(f"2018-08-2{n} 14:05 | Küche | {word}" for n, word in enumerate(words)))
    assert [(line.device_name, line.text) for line in found] == [("Küche", word) for word in words]


def test_ligatures_soft_hyphens_and_decomposed_umlauts() -> None:
    assert tidy("\ufb01nde  ku\u0308che\u00ad\u200b") == "finde küche"


def test_a_line_without_end_is_cut() -> None:
    assert len(tidy('"' * 100_000)) == 2000


def test_headers_and_page_numbers_go_but_a_number_in_the_middle_stays() -> None:
    rows = page_rows([["Alexa", f"2018-08-2{n} 14:05 lauter", "7", "x", f"Seite {n} von 3"] for n in (1, 2, 3)])
    texts = [row.text for row in rows]
    assert texts.count("7") == 3
    assert not any("Seite" in text or text == "Alexa" for text in texts)
    assert rows[0].position == "page 1, line 2"


@pytest.mark.parametrize("reader", ["_by_pdfium", "_by_pypdf"])
def test_both_readers_give_the_lines_of_every_page(reader: str) -> None:
    from viewer.importers import pdf_text

    data = pdf(
        [["21.08.2018 14:05: licht in der küche", "22.08.2018 14:05: a(b)"], ["23.08.2018 14:05: größe"]], title="T"
    )
    found = getattr(pdf_text, reader)(data)
    assert [[tidy(line) for line in page] for page in found.pages] == [
        ["21.08.2018 14:05: licht in der küche", "22.08.2018 14:05: a(b)"],
        ["23.08.2018 14:05: größe"],
    ]
    assert found.properties == {"producer": "Notmine Testwerk 1.0", "title": "T"}


def test_the_second_reader_steps_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from viewer.importers import pdf_text

    monkeypatch.setattr(pdf_text, "_by_pdfium", lambda _: None)
    found = read_pdf(pdf([["21.08.2018 14:05: licht aus"]]))
    assert found is not None
    assert found.pages == (("21.08.2018 14:05: licht aus",),)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"no pdf at all", pdf([["x"]])[:120]])
def test_a_broken_pdf_is_none(data: bytes) -> None:
    found = read_pdf(data)
    assert found is None or not any(found.pages)


def test_html_gives_rows_by_block_and_the_ids_of_links() -> None:
    page = f"""<html><head><title>T</title><style>p{{}}</style></head><body><h1>Alexa</h1>
    <table><tr><td>2018-10-13 20:57</td><td>Flur</td><td>licht &amp; ton</td></tr></table>
    <p>lauter<a href="https://x/?id={UID}">play</a></p><script>var a = "p";</script>"""
    assert [row.text for row in html_rows(page)] == [
        "Alexa",
        "2018-10-13 20:57 | Flur | licht & ton",
        f"lauter {UID} play",
    ]
