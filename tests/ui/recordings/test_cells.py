# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Cells are words, glyphs and numbers as the reader writes them."""

from __future__ import annotations

import pytest

from tests.ui.fake_browsing import CatalogueWords, row
from viewer.case.query import Column
from viewer.ui.browsing import facet_of_group, is_private
from viewer.ui.recordings.cells import ORDER, RowWords, length, shortened


@pytest.fixture(scope="module")
def english() -> CatalogueWords:
    return CatalogueWords("en")


def cell(words: CatalogueWords, column: Column | None, covered: bool = False, **changed: object) -> str:
    names = {"G0TESTDEVICE0001": "Kitchen"}
    return RowWords(words, names).texts(row(1, **changed), covered)[ORDER.index(column)].strip()


@pytest.mark.parametrize(
    ("column", "changed", "said"),
    [
        (Column.CAPTURED_AT, {}, "2018-05-08 12:30:00"),
        (Column.CAPTURED_AT, {"captured_at": "2018-07-08T14:30:00+02:00"}, "2018-07-08 14:30:00 +02:00"),
        (Column.CAPTURED_AT, {"captured_at": None}, "–"),
        (Column.DURATION, {}, "2.3 s"),
        (Column.DURATION, {"duration_s": None}, "–"),
        (Column.LOUDNESS, {}, "-23.4 LUFS"),
        (Column.STANDING, {}, "≠ <inconsistent>"),
        (Column.STANDING, {"standing": "consistent"}, "✓ <consistent>"),
        (Column.STRENGTH, {}, "<S3>"),
        (Column.STRENGTH, {"standing": "not_examined", "strength": 0}, "–"),
        (Column.DEVICE, {}, "Kitchen …0001"),
        (Column.DEVICE, {"device": None}, "–"),
        (Column.DECISION, {"decision": "household"}, "⌂ household"),
        (Column.DECISION, {}, ""),
        (None, {"decision": "not-mine"}, "✗"),
        (Column.TRANSCRIPT, {"transcript": None}, "–"),
        (Column.TRANSCRIPT, {"link": "likely"}, "≈ stell den wecker auf sieben"),
        (Column.TRANSCRIPT, {"transcript": "a\u202eb\nc"}, "a⟨U+202E⟩b c"),
        (Column.VOICE, {"voice_group": "V3"}, "Voice 3"),
        (Column.VOICE, {}, "–"),
        (Column.LIKENESS, {"voice_llr": 1.3}, "moderate support: you"),
        (Column.LIKENESS, {"voice_llr": -0.5}, "weak support: somebody else"),
        (Column.LIKENESS, {"voice_llr": -0.1}, "no support either way"),
        (Column.LIKENESS, {}, "cannot compare"),
        (Column.LIKENESS, {"speech_s": None}, "–"),
        (Column.ENTRY, {"entry": "Z.zip!a\u200b.wav"}, "Z.zip!a⟨U+200B⟩.wav"),
    ],
)
def test_what_a_cell_says(
    english: CatalogueWords, column: Column | None, changed: dict[str, object], said: str
) -> None:
    assert cell(english, column, **changed) == said


def test_a_covered_text_is_nowhere_in_the_row(english: CatalogueWords) -> None:
    words, one = RowWords(english), row(1)
    texts = words.texts(one, covered=True)
    spoken = [words.spoken(one, True, place) for place in range(len(ORDER))]
    assert not any("wecker" in text for text in (*texts, *spoken))
    assert texts[ORDER.index(Column.TRANSCRIPT)] == "▒▒▒ covered"


def test_a_screen_reader_hears_words_and_whole_serials_instead_of_glyphs(english: CatalogueWords) -> None:
    words, one = RowWords(english), row(1, decision="not-mine", loudness_lufs=None)
    spoken = {column: words.spoken(one, True, place) for place, column in enumerate(ORDER)}
    assert spoken[None] == "Covered; press T to uncover, not mine"
    assert spoken[Column.STANDING] == "<inconsistent>"
    assert spoken[Column.DEVICE] == "G0TESTDEVICE0001"
    assert spoken[Column.LOUDNESS] == "not known"
    assert words.spoken(row(1, link="likely"), False, ORDER.index(Column.TRANSCRIPT)).startswith("Probably: stell")


def test_german_writes_numbers_and_days_its_own_way() -> None:
    german = CatalogueWords("de")
    assert cell(german, Column.CAPTURED_AT) == "08.05.2018 12:30:00"
    assert cell(german, Column.DURATION) == "2,3 s"
    assert cell(german, Column.TRANSCRIPT, covered=True) == "▒▒▒ verdeckt"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.0, "0.0 s"), (59.94, "59.9 s"), (59.97, "1:00 min"), (65, "1:05 min"), (3609, "1:00:09 h")]
)
def test_lengths(english: CatalogueWords, seconds: float, said: str) -> None:
    assert length(seconds, english) == said


@pytest.mark.parametrize(
    ("identity", "name", "said"),
    [
        ("G0TESTDEVICE0001", "", "…0001"),
        ("G0TESTDEVICE0001", "Küche", "Küche …0001"),
        ("G0TESTDEVICE0001", "Küche …0001", "Küche …0001"),
        ("G0TESTDEVICE0001", "G0TESTDEVICE0001", "…0001"),
        ("app", "", "app"),
    ],
)
def test_serials_are_shortened(identity: str, name: str, said: str) -> None:
    assert shortened(identity, name) == said


@pytest.mark.parametrize(
    ("standing", "decision", "private"),
    [
        ("consistent", None, False),
        ("consistent", "not-mine", False),
        ("inconsistent", None, True),
        ("inconsistent", "mine", False),
        ("undecided", "household", False),
        ("undecided", "unsure", True),
        ("not_examined", None, True),
    ],
)
def test_what_stays_covered(standing: str, decision: str | None, private: bool) -> None:
    assert is_private(standing, decision) is private


@pytest.mark.parametrize(
    ("group", "pair"),
    [
        ("device:G09:1", ("device", "G09:1")),
        ("batch:", ("batch", "")),
        ("voice:V1", ("voice", "V1")),
        ("", None),
        ("nonsense:1", None),
    ],
)
def test_the_facet_of_a_group(group: str, pair: tuple[str, str] | None) -> None:
    assert facet_of_group(group) == pair
