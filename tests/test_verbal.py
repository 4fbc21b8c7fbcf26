# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The verbal scale: every class with its bounds, both directions, both propositions, and never a number."""

from __future__ import annotations

import math
import re

import pytest

from tests.ui.fake_browsing import CatalogueWords
from viewer.case.voice import OWNER
from viewer.verbal import Scale, Subject, Support, in_short, scale_of, sentence, voice_name, voice_order

ENGLISH, GERMAN = CatalogueWords("en"), CatalogueWords("de")

NOT_COMPARED = "This recording was not compared with your voice: nobody is enrolled, or it holds too little speech."


def ratio(value: float) -> float:
    return math.log10(value)


@pytest.mark.parametrize(
    ("llr", "support"),
    [
        (0.0, Support.NONE),
        (ratio(1.999), Support.NONE),
        (ratio(2.0), Support.WEAK),
        (ratio(9.99), Support.WEAK),
        (1.0, Support.MODERATE),
        (ratio(99.9), Support.MODERATE),
        (2.0, Support.MODERATELY_STRONG),
        (ratio(999.0), Support.MODERATELY_STRONG),
        (3.0, Support.STRONG),
        (ratio(9999.0), Support.STRONG),
        (7.0, Support.STRONG),
    ],
)
def test_each_class_begins_with_its_lower_bound_in_both_directions(llr: float, support: Support) -> None:
    assert scale_of(llr) == Scale(support, llr > 0)
    assert scale_of(-llr) == Scale(support, for_person=False)


@pytest.mark.parametrize("llr", [None, math.nan])
def test_what_was_not_compared_has_no_class(llr: float | None) -> None:
    assert scale_of(llr) is None


@pytest.mark.parametrize(
    ("llr", "person", "subject", "said"),
    [
        (1.5, OWNER, Subject.GROUP,
         "The recordings give moderate support for “spoken by you” over “spoken by somebody else”."),
        (-1.5, OWNER, Subject.GROUP,
         "The recordings give moderate support for “spoken by somebody else” over “spoken by you”."),
        (2.5, "Anna", Subject.RECORDING,
         "This recording gives moderately strong support for “spoken by Anna” over “spoken by somebody else”."),
        (0.1, "Anna", Subject.GROUP,
         "The recordings give no support either way,"
         " neither for “spoken by Anna” nor for “spoken by somebody else”."),
        (None, OWNER, Subject.RECORDING, NOT_COMPARED),
    ],
)  # fmt: skip
def test_sentences_name_both_propositions(llr: float | None, person: str, subject: Subject, said: str) -> None:
    assert sentence(ENGLISH, llr, person, subject) == said


def test_the_reason_is_said_why_nothing_was_compared() -> None:
    said = sentence(ENGLISH, None, reason="analysis.empty_audio")
    assert said.startswith("The recordings cannot be compared with your voice. ")
    assert said.endswith(ENGLISH.text("analysis.empty_audio"))


def test_a_reason_is_not_said_where_something_was_compared() -> None:
    assert sentence(ENGLISH, 1.5, reason="analysis.empty_audio") == sentence(ENGLISH, 1.5)


@pytest.mark.parametrize(
    ("llr", "said", "german"),
    [
        (1.2, "moderate support: you", "mäßige Stütze: Sie"),
        (-1.2, "moderate support: somebody else", "mäßige Stütze: jemand anderes"),
        (0.2, "no support either way", "stützt keine der beiden Annahmen"),
        (None, "cannot compare", "nicht vergleichbar"),
    ],
)
def test_short_words(llr: float | None, said: str, german: str) -> None:
    assert (in_short(ENGLISH, llr), in_short(GERMAN, llr)) == (said, german)


@pytest.mark.parametrize("words", [ENGLISH, GERMAN])
def test_no_figure_and_no_forbidden_word_is_ever_said(words: CatalogueWords) -> None:
    values = [sign * step / 4 for step in range(25) for sign in (1, -1)]
    said = [
        sentence(words, one, person, subject) for one in values for person in (OWNER, "Anna") for subject in Subject
    ]
    said += [in_short(words, one) for one in values]
    assert not [one for one in said if re.search(r"\d|%|match|Treffer|sehr stark|very strong", one)]


@pytest.mark.parametrize(
    ("key", "name"), [("V1", "Voice 1"), ("V12", "Voice 12"), ("Vx", "Voice Vx"), ("", "in no group")]
)
def test_voices_have_neutral_names(key: str, name: str) -> None:
    assert voice_name(ENGLISH, key) == name


def test_the_second_voice_comes_before_the_tenth() -> None:
    assert sorted(["V10", "V2", "V1"], key=voice_order) == ["V1", "V2", "V10"]
