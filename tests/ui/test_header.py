# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The card on top says one thing, what to do next, and how many false alarms are to be expected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.fakes import OVERVIEW
from viewer.ui.header import HeaderCard, derive_header_state
from viewer.words import Words


@pytest.mark.parametrize(
    ("groups", "chance", "said"),
    [
        (120, 1.24, "If all of this were yours, about 1.2 of 120 groups would look foreign by chance."),
        (6, 0.018, "If all of this were yours, fewer than 0.1 of 6 groups would look foreign by chance."),
        (1, 0.003, "If all of this were yours, fewer than 0.1 of 1 group would look foreign by chance."),
    ],
)
def test_the_expected_number_of_false_alarms_is_one_plain_sentence(groups: int, chance: float, said: str) -> None:
    state = derive_header_state(replace(OVERVIEW, groups=groups, chance=chance), has_facts=True)
    assert state.chance is not None
    assert Words("en").say(state.chance) == said


def test_it_unfolds_with_the_reasons_and_the_next_step(qtbot) -> None:
    header = HeaderCard(Words("en"))
    qtbot.addWidget(header)
    header.show()
    header.put(derive_header_state(replace(OVERVIEW, groups=6), has_facts=True))
    assert not header._chance.isVisible()
    header.unfold(True)
    assert header._chance.isVisible()
    assert header._next.text()
    header.put(derive_header_state(OVERVIEW, has_facts=True))
    assert not header._chance.isVisible()
