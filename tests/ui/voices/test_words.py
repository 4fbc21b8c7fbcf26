# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What cards, lines and clips say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.fake_browsing import CatalogueWords, row
from tests.ui.voices.made import CARD, POINTS, THIRD, VOICES, WORDS
from viewer.case.message import message
from viewer.case.voice import OWNER, VoicePoint, Voices
from viewer.ui.voices.card_words import card_words
from viewer.ui.voices.clips import Clips, clip_order, place_said
from viewer.ui.voices.state import Page, derive_voices_state

DEVICES = {"G0TESTDEVICE0001": "Kitchen …0001"}


def test_a_card_says_everything_that_is_known_of_a_voice() -> None:
    said = card_words(CARD, DEVICES, WORDS)
    assert (said.title, said.chip, said.decision) == ("Voice 1", "✓ <consistent>", "")
    assert said.facts == (
        "412 recordings, 14:05 min, with 9:12 min of speech",
        "2018-05-01 – 2018-08-20",
        "Kitchen …0001",
        "Holds together well when sorted again",
    )
    assert said.likenesses == (
        "The recordings give moderate support for “spoken by you” over “spoken by somebody else”.",
        "The recordings give moderately strong support for “spoken by somebody else” over “spoken by Anna”.",
    )
    assert all(
        part in said.spoken for part in (said.title, "<consistent>", "not decided", *said.facts, *said.likenesses)
    )
    assert "✓" not in said.spoken


@pytest.mark.parametrize(
    ("changed", "part", "said"),
    [
        ({"person": OWNER}, "title", "Voice 1 – you, as you said"),
        ({"person": "An\u202ena"}, "title", "Voice 1 – An⟨U+202E⟩na, as you said"),
        ({"decision": "not-mine"}, "decision", "Decided: ✗ not mine"),
        ({"likenesses": ()}, "likenesses", ("Compared with nobody, since nobody is enrolled.",)),
    ],
)
def test_cards_that_differ(changed: dict[str, object], part: str, said: object) -> None:
    assert getattr(card_words(replace(CARD, **changed), DEVICES, WORDS), part) == said


@pytest.mark.parametrize(
    ("changed", "place", "said"),
    [
        ({"recordings": 1}, 0, "1 recording, 14:05 min, with 9:12 min of speech"),
        ({"first": None}, 1, "no time known"),
        ({"last": CARD.first}, 1, "2018-05-01"),
        ({"devices": ()}, 2, "No device known"),
        ({"devices": ("A", "B", "C")}, 2, "A, B and 1 more device"),
        ({"devices": ("A", "B", "C", "D")}, 2, "A, B and 2 more devices"),
        ({"stability": 0.7}, 3, "Holds together mostly when sorted again"),
        ({"stability": 0.2}, 3, "Holds together poorly: may be more than one voice"),
        ({"stability": None}, 3, "Not tested how well it holds together"),
    ],
)
def test_facts_that_differ(changed: dict[str, object], place: int, said: str) -> None:
    assert card_words(replace(CARD, **changed), DEVICES, WORDS).facts[place] == said


@pytest.mark.parametrize(
    ("given", "page", "notice", "compare", "retry"),
    [
        ((False, None, None), Page.NOTICE, "voices.no_case", False, False),
        ((True, None, None), Page.NOTICE, "voices.loading", False, False),
        ((True, VOICES, message("voices.trouble")), Page.NOTICE, "voices.trouble", False, True),
        ((True, Voices(unmeasured=9), None), Page.NOTICE, "voices.unmeasured", True, False),
        ((True, Voices(incomparable=9), None), Page.NOTICE, "voices.no_speech", False, False),
        ((True, Voices(), None), Page.NOTICE, "voices.no_recordings", False, False),
        ((True, VOICES, None), Page.VOICES, None, False, False),
        ((True, replace(VOICES, unmeasured=2), None), Page.VOICES, None, True, False),
        ((True, Voices(points=POINTS), None), Page.VOICES, None, False, False),
    ],
)
def test_every_state_says_what_to_do_next(given, page, notice, compare, retry) -> None:
    state = derive_voices_state(*given)
    assert (state.page, state.can_compare, state.can_retry) == (page, compare, retry)
    assert (state.notice.key if state.notice else None) == notice
    assert (state.next_step is not None) == (page is Page.NOTICE and notice != "voices.loading")


def test_what_is_in_no_group_is_counted_by_its_reason() -> None:
    state = derive_voices_state(True, replace(VOICES, unsure=2, incomparable=1, unmeasured=3), None)
    assert WORDS.all(state.lines) == (
        "2 recordings were compared but fit no group (unsure).",
        "1 recording has too little speech, or too much noise, to compare.",
        "3 recordings were not listened to yet.",
    )


def test_without_enrolment_it_is_said_what_the_groups_mean() -> None:
    state = derive_voices_state(True, replace(VOICES, persons=(), unsure=0, incomparable=0), None)
    assert [one.key for one in state.lines] == ["voices.nobody_enrolled"]


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        (-0.8, 0.8, "upper left (-0.8 / 0.8)"),
        (0.0, 0.1, "in the middle (0.0 / 0.1)"),
        (0.5, -0.9, "lower right (0.5 / -0.9)"),
    ],
)
def test_a_place_on_the_map_is_said_in_words_and_coordinates(x: float, y: float, said: str) -> None:
    assert place_said(VoicePoint(0, "r0", "", x, y), WORDS) == said


def test_clips_are_ordered_like_the_cards_and_fetched_in_pages() -> None:
    asked: list[int] = []

    def fetch(numbers):
        asked.append(len(numbers))
        return tuple(row(number, captured_at="2018-05-08T12:30:00+00:00") for number in numbers if number != 1)

    points = clip_order(tuple(VoicePoint(number, "r", "", 0, 0) for number in range(300)), {})
    clips = Clips(points, fetch, DEVICES, WORDS)
    assert clips.cells(0) == ("in no group", "2018-05-08 12:30:00", "Kitchen …0001", "in the middle (0.0 / 0.0)")
    assert clips.cells(1)[1:3] == ("no time known", "No device known")
    assert clips.said(-1) == "300 recordings; none is chosen"
    assert (clips.said(0).startswith("in no group, 2018"), asked) == (True, [128])


def test_the_order_of_clips_follows_the_cards() -> None:
    ordered = clip_order(POINTS, {"voice:V2": 0, "voice:V1": 1})
    assert [one.number for one in ordered] == [2, 4, 0, 1, 3]


def test_german_is_complete_for_a_card() -> None:
    german = CatalogueWords("de")
    said = card_words(replace(THIRD, decision="mine"), {}, german)
    assert said.title == "Stimme 3"
    assert said.likenesses == ("Mit niemandem verglichen, da niemand eingelernt ist.",)
