# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the room of voices shows: names for everything, cards that grow, a map that holds every clip."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import nameless
from tests.ui.fake_browsing import CatalogueWords
from tests.ui.voices.made import POINTS, VOICES, room
from viewer.case.voice import Voices
from viewer.ui.voices.panel import VoicesPanel

SIGNALS = ("claimed", "decided", "merged", "split", "sample_wanted", "group_wanted", "looked_at", "recording_wanted")


def listen(panel: VoicesPanel) -> list[tuple]:
    told: list[tuple] = []
    for name in SIGNALS:
        getattr(panel, name).connect(lambda *given, name=name: told.append((name, *given)))
    return told


@pytest.fixture
def panel(qtbot) -> VoicesPanel:
    return room(qtbot)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("voices", [VOICES, Voices(unmeasured=3), None])
def test_everything_has_a_name(qtbot, language: str, voices: Voices | None) -> None:
    panel = room(qtbot, voices, CatalogueWords(language))
    assert nameless(panel) == []
    panel.places.toggle()
    assert nameless(panel) == []


def test_cards_grow_with_the_text_and_where_there_is_less_room(panel: VoicesPanel) -> None:
    index = panel.cards.model().index(0, 0)
    before = panel.cards.visualRect(index).height()
    panel.resize(panel.fontMetrics().averageCharWidth() * 96, 700)
    QApplication.processEvents()
    narrower = panel.cards.visualRect(index).height()
    assert narrower > before
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.setFont(font)
    QApplication.processEvents()
    assert panel.cards.visualRect(index).height() > 1.5 * narrower


def test_every_act_has_a_key_a_button_and_a_place_in_the_menu(panel: VoicesPanel) -> None:
    assert all(action.shortcut().toString() for action in panel.actions())
    assert all(panel.acts.actions_made[name] in panel.actions() for name in panel.acts.buttons)
    keys = [action.shortcut().toString() for action in panel.actions()]
    assert len(keys) == len(set(keys))


def test_points_of_voices_and_of_none_are_all_on_the_map(panel: VoicesPanel) -> None:
    assert panel.places.model.rowCount() == len(POINTS)


@pytest.mark.parametrize("as_table", [False, True])
def test_shown_anew_the_map_stays_at_its_recording(panel: VoicesPanel, qtbot, as_table: bool) -> None:
    panel.places.map.setFocus()
    for _ in range(3):
        qtbot.keyClick(panel.places.map, Qt.Key.Key_PageDown)
    if as_table:
        panel.places.toggle()
    heard = listen(panel)
    panel.show_voices(replace(VOICES, points=POINTS[1:]))
    assert panel.places.point(panel.places.current()).number == 2
    panel.show_voices(replace(VOICES, points=POINTS[:2]))
    assert panel.places.current() == -1
    assert heard == []
