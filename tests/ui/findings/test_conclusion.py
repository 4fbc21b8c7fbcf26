# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The conclusion card says what the overview holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.fake_browsing import CatalogueWords, finding
from viewer.case.finding import Conclusion, Direction, Finding, Standing, Strength
from viewer.ui.findings.conclusion import ConclusionCard, ConclusionState, derive_conclusion_state

WORDS = CatalogueWords("en")


@dataclass(frozen=True)
class Seen:
    conclusion: Conclusion = Conclusion.REPORT_SUGGESTED
    reasons: tuple[Finding, ...] = (finding("M02", Direction.FOR),)
    standings: Mapping[Standing, int] = field(default_factory=lambda: {Standing.INCONSISTENT: 1412})
    examined: bool = True


@pytest.mark.parametrize("conclusion", Conclusion)
def test_each_conclusion_has_its_words(conclusion: Conclusion) -> None:
    state = derive_conclusion_state(Seen(conclusion), WORDS)
    said = (state.headline, state.text, state.next)
    assert said == (f"<{conclusion} headline>", f"<{conclusion} text>", f"<{conclusion} next>")


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (None, ConclusionState()),
        (Seen(), {"counts": ("≠ <inconsistent>: 1,412",), "note": "", "reasons": ("<M02 for>",)}),
        (
            Seen(standings={Standing.CONSISTENT: 2, Standing.INCONSISTENT: 1, Standing.UNDECIDED: 0}),
            {"counts": ("≠ <inconsistent>: 1", "✓ <consistent>: 2")},
        ),
        (Seen(examined=False), {"note": "Not every recording has been examined yet; this may change."}),
        (Seen(reasons=()), {"reasons": ()}),
    ],
)
def test_what_the_card_says(seen: Seen | None, expected: object) -> None:
    state = derive_conclusion_state(seen, WORDS)
    if isinstance(expected, dict):
        assert {name: getattr(state, name) for name in expected} == expected
    else:
        assert state == expected


def test_the_three_strongest_reasons_and_none_twice() -> None:
    weak = finding("M24", Direction.NEUTRAL, Strength.S1)
    strong = finding("M02", Direction.FOR, Strength.S4)
    middle = finding("M33", Direction.AGAINST, Strength.S2)
    state = derive_conclusion_state(Seen(reasons=(weak, strong, strong, middle)), WORDS)
    assert state.reasons == ("<M02 for>", "<M33 against>")


@pytest.fixture
def card(qtbot) -> ConclusionCard:
    made = ConclusionCard(WORDS)
    qtbot.addWidget(made)
    made.resize(700, 300)
    return made


def visible_texts(card: ConclusionCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def test_it_is_hidden_until_there_is_something_to_say(card: ConclusionCard) -> None:
    assert card.isHidden()
    card.show_overview(Seen())
    assert not card.isHidden()
    assert "<report_suggested headline>" in visible_texts(card)
    card.show_overview(None)
    assert card.isHidden()


def test_reasons_unfold(card: ConclusionCard, qtbot) -> None:
    card.show_overview(Seen())
    assert "• <M02 for>" not in visible_texts(card)
    fold = next(one for one in card.findChildren(QPushButton) if one.text() == "Reasons and next steps")
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "• <M02 for>" in visible_texts(card)
    assert "<report_suggested next>" in visible_texts(card)
    assert fold.text() == fold.accessibleName() == "Show less"


def test_answers_can_be_changed(card: ConclusionCard, qtbot) -> None:
    card.show_overview(replace(Seen(), conclusion=Conclusion.CANNOT_TELL))
    change = next(one for one in card.findChildren(QPushButton) if one.text() == "Change my answers")
    with qtbot.waitSignal(card.change_answers):
        qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
