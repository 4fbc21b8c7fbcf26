# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What needs no window: pace, fuzzy search, labels, themes, progress in words."""

import itertools

import pytest

from tests.ui.fakes import undressing
from viewer.case.finding import Standing
from viewer.ui.fuzzy import ranked
from viewer.ui.labels import visible
from viewer.ui.mishap import scrubbed
from viewer.ui.pace import Pace, Progress
from viewer.ui.progress_strip import progress_text
from viewer.ui.theme import Theme, palette_of, style_sheet
from viewer.ui.tones import THEMES, tones_of
from viewer.words import Words


def test_the_time_left_is_honest_for_steady_work_and_follows_a_change():
    pace = Pace(0.0)
    assert pace.seconds_left(1000) is None
    for tenth in range(1, 101):
        pace.mark(tenth, tenth / 10)
    assert pace.seconds_left(1000) == pytest.approx(90, rel=0.05)
    for tenth in range(1, 301):
        pace.mark(100 + tenth * 2, 10 + tenth / 10)
    assert pace.per_second == pytest.approx(20, rel=0.15)


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress("phase.read"), ""),
        (Progress("phase.read", 5, 10), "5 of 10"),
        (Progress("phase.read", 1500, None), "1,500"),
        (Progress("phase.read", 5, 10, "", 2.5, 3.0), "5 of 10 · 2.5 a second · almost done"),
        (Progress("phase.read", 5, 10, "", 84.2, 62.0), "5 of 10 · 84 a second · about 1 minute left"),
        (Progress("phase.read", 12, 10, "", None, 33.0), "10 of 10 · about 35 seconds left"),
    ],
)
def test_progress_in_words(progress, said):
    assert progress_text(Words("en"), progress) == said


@pytest.mark.parametrize(
    ("query", "first"),
    [("oc", "Open a case"), ("open", "Open a case"), ("qt", "Quit"), ("", "Quit"), ("cover", "Uncover it")],
)
def test_a_few_letters_find_a_command(query, first):
    assert ranked(query, ["Quit", "Close", "Open a case", "Uncover it"])[0] == first


def test_letters_in_another_order_find_nothing():
    assert ranked("tiuq", ["Quit"]) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Küche", "Küche"),
        ("a\u202egpj.exe", "a⟨U+202E⟩gpj.exe"),
        ("a\x00b", "a⟨U+0000⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\nb", "a\nb"),
    ],
)
def test_nothing_invisible_is_shown(text, shown):
    assert visible(text) == shown


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_all_text_can_be_read(name):
    tones = THEMES[name]
    grounds = (tones.window, tones.surface, tones.raised)
    pairs = list(itertools.product((tones.text, tones.quiet, tones.accent), grounds))
    pairs += [(tones.on_accent, tones.accent), (tones.on_accent, tones.accent_hover), (tones.accent, tones.soft_accent)]
    pairs += [(tones.text, tones.soft_undecided), (tones.text, tones.soft_accent)]
    for standing in Standing:
        pairs += [(tones.of(standing), ground) for ground in (*grounds[:2], tones.soft(standing))]
    weak = [(one, other) for one, other in pairs if contrast(one, other) < 4.5]
    assert weak == []


@pytest.mark.parametrize("name", THEMES)
def test_a_delegate_finds_the_tones_by_its_palette(qapp, name):
    assert tones_of(palette_of(THEMES[name])) is THEMES[name]
    assert "$" not in style_sheet(THEMES[name], 12.0)


@pytest.fixture
def undressed(qapp):
    with undressing(qapp) as application:
        yield application


def test_the_size_of_text_is_of_the_desktops_own_size(undressed):
    qapp = undressed
    Theme(qapp, "light", 200)
    large = qapp.font().pointSizeF()
    Theme(qapp, "light", 200)
    assert qapp.font().pointSizeF() == large
    Theme(qapp, "light", 100)
    assert qapp.font().pointSizeF() == pytest.approx(large / 2)


def test_a_mishap_tells_places_and_no_data():
    try:
        raise ValueError("Erika Beispiel lives at /home/erika")
    except ValueError as error:
        told = scrubbed(error)
    assert told.startswith("ValueError\n  tests.ui.test_shell_state:")
    assert "rika" not in told
