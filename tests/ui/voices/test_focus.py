# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where the focus goes while the voices are on their way, and once they are there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.voices.made import VOICES, room


@pytest.fixture
def waiting(qtbot):
    panel = room(qtbot, None)
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    return panel


def test_who_waits_at_the_way_back_is_led_to_the_cards(waiting) -> None:
    assert waiting.back.hasFocus()
    waiting.show_voices(VOICES)
    assert waiting.cards.hasFocus()


def test_who_is_elsewhere_stays_there(waiting) -> None:
    waiting.enrol.setFocus()
    waiting.show_voices(VOICES)
    assert waiting.enrol.hasFocus()


def test_voices_shown_anew_leave_the_way_back_alone(waiting) -> None:
    waiting.show_voices(VOICES)
    waiting.back.setFocus()
    waiting.show_voices(replace(VOICES, unsure=5))
    assert waiting.back.hasFocus()
