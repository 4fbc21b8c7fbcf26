# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The words of the judgement: both languages whole, and nothing that says more than the data proves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from viewer.case.finding import Conclusion, Direction, GroupKind, Standing, Strength
from viewer.words import Words

WORDS = Path(__file__).parents[2] / "resources" / "words"
FORBIDDEN = re.compile(
    r"\bmatch|99\s?%|\bstolen|\bstole\b|\bhack|\bthief|\btreffer|gestohlen|gehackt|\bdieb|gehört einem fremden"
    r"|\bproves? that|\bprobability|wahrscheinlichkeit|\d\s?%",
    re.IGNORECASE,
)


def catalogue(language: str, area: str) -> dict[str, tuple[str, ...]]:
    with (WORDS / language / f"{area}.po").open("rb") as stream:
        read = read_po(stream, locale=language, abort_invalid=True)
    texts: dict[str, tuple[str, ...]] = {}
    for one in read:
        key = one.id if isinstance(one.id, str) else one.id[0]
        if key:
            texts[key] = (one.string,) if isinstance(one.string, str) else tuple(one.string)
    return texts


@pytest.mark.parametrize("area", ["findings", "facts"])
def test_both_languages_have_the_same_keys_forms_and_gaps(area: str) -> None:
    english, german = catalogue("en", area), catalogue("de", area)
    assert english.keys() == german.keys()
    for key, texts in english.items():
        assert len(texts) == len(german[key])
        assert all((*texts, *german[key])), key
        gaps = [set(re.findall(r"{\w+}", text)) for text in (texts[-1], german[key][-1])]
        assert gaps[0] == gaps[1], key


@pytest.mark.parametrize("area", ["findings", "facts"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_forbidden_word(language: str, area: str) -> None:
    said = {key: text for key, texts in catalogue(language, area).items() for text in texts}
    assert {key: text for key, text in said.items() if FORBIDDEN.search(text)} == {}


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_that_is_judged_has_words(language: str) -> None:
    words = Words(language)
    for conclusion in Conclusion:
        for part in ("headline", "text", "next"):
            assert words.text(f"conclusion.{conclusion}.{part}")
    for standing in Standing:
        assert words.text(f"standing.{standing}")
        assert words.text(f"standing.{standing}.text")
    for strength in Strength:
        assert words.text(f"strength.{strength.name}")
    for direction in Direction:
        assert words.text(f"direction.{direction}")
    for kind in GroupKind:
        assert words.text(f"group.{kind}")


def test_no_sign_says_that_it_proves_nothing() -> None:
    assert "proves nothing" in Words("en").text("conclusion.no_sign.text")
    assert "beweist nichts" in Words("de").text("conclusion.no_sign.text")


def test_german_is_formal() -> None:
    said = " ".join(text for texts in catalogue("de", "findings").values() for text in texts)
    assert not re.search(r"\b(du|dein|deine|dir|dich)\b", said, re.IGNORECASE)
    assert not re.search(r"\b(fuer|ueber|moeglich|koenn|geraet)", said, re.IGNORECASE)


def test_a_serial_number_is_shortened_in_prose() -> None:
    from tests.findings.grounds import FOREIGN, OWN, grounds, owner, tally
    from viewer.findings.judge import judge

    judgement = judge(grounds(owner(OWN), [tally(OWN), tally(FOREIGN)]))
    said = " ".join(Words("en").say(one.text) for one in judgement.findings)
    assert FOREIGN[-4:] in said
    assert FOREIGN not in said
    assert OWN not in said
