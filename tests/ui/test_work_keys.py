# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The keys of the work act wherever the focus is, and never while somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.accessible import nameless
from tests.ui.fake_browsing import FakeCase, many
from tests.ui.voices.made import VOICES
from viewer.case.review import Decision
from viewer.settings import Settings
from viewer.ui.application import real_panels
from viewer.ui.header import HeaderCard
from viewer.ui.theme import Theme
from viewer.ui.work_view import WorkView
from viewer.words import Words

ANYWHERE = ("header._inventory", "recordings.view", "facets.tree", "why.text", "player.controls.stop")
PLACES = (*ANYWHERE, "groups.tree", "player.controls.volume")
IN_TABLE = tuple(place for place in PLACES if place != "groups.tree")


class Work:
    """The composed work view over invented recordings, and what its keys brought about."""

    def __init__(self, language: str = "en") -> None:
        words = Words(language)
        self.header, self.panels = HeaderCard(words), real_panels(words, Settings(language=language))
        self.view = WorkView(words, self.panels, self.header)
        browsing = FakeCase(many(9)).browsing()
        for panel in (
            self.panels.recordings,
            self.panels.facets,
            self.panels.groups,
            self.panels.why,
            self.panels.voices,
        ):
            panel.set_browsing(browsing)
        self.decided, self.played = [], []
        self.panels.recordings.decided.connect(lambda ids, decision: self.decided.append((ids, decision)))
        for action in self.panels.player.actions():
            action.triggered.disconnect()
            action.triggered.connect(partial(self._plays, action))
        self.view.resize(1280, 800)
        self.view.show()
        self.view.activateWindow()
        self.panels.recordings.step(0)

    def _plays(self, action: QAction, _checked: bool = False) -> None:
        self.played.append(action.objectName())

    def focus(self, place: str) -> QWidget:
        """Bring the focus to a widget named by its path."""
        here: object = self.header if place.startswith("header") else self.panels
        for name in place.removeprefix("header.").split("."):
            here = getattr(here, name)
        assert isinstance(here, QWidget)
        here.setEnabled(True)
        here.setFocus()
        return here


@pytest.fixture
def work(qtbot, request: pytest.FixtureRequest) -> Iterator[Work]:
    made = Work(getattr(request, "param", "en"))
    qtbot.waitUntil(made.view.isActiveWindow)
    yield made
    made.view.close()
    made.view.deleteLater()
    QCoreApplication.sendPostedEvents(made.view, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("place", IN_TABLE)
def test_rows_are_walked_and_decided_from_anywhere(work: Work, qtbot, place: str) -> None:
    focused, recordings = work.focus(place), work.panels.recordings
    at = recordings.view.currentIndex().row()
    qtbot.keyClick(focused, Qt.Key.Key_J)
    assert recordings.view.currentIndex().row() == at + 1
    qtbot.keyClick(focused, Qt.Key.Key_K)
    assert recordings.view.currentIndex().row() == at
    qtbot.keyClick(focused, Qt.Key.Key_3)
    assert work.decided == [((recordings.model.row(at).id,), Decision.NOT_MINE)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_L, "loop"), (Qt.Key.Key_BracketRight, "faster")])
def test_the_player_is_at_hand_anywhere(work: Work, qtbot, place: str, key: Qt.Key, name: str) -> None:
    qtbot.keyClick(work.focus(place), key)
    assert work.played == [f"player.action.{name}"]


@pytest.mark.parametrize("place", ["recordings.view", "groups.tree", "why.text"])
def test_space_plays_and_arrows_seek(work: Work, qtbot, place: str) -> None:
    focused = work.focus(place)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(focused, key)
    assert work.played == [f"player.action.{name}" for name in ("play", "forward", "back")]


def test_the_header_keeps_space_for_its_buttons(work: Work, qtbot) -> None:
    with qtbot.waitSignal(work.header.inventory_wanted):
        qtbot.keyClick(work.focus("header._inventory"), Qt.Key.Key_Space)
    assert work.played == []


def test_the_filters_keep_space_and_arrows(work: Work, qtbot) -> None:
    focused = work.focus("facets.tree")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(focused, key)
    assert work.played == []


def test_the_voices_have_keys_of_their_own_and_the_players(work: Work, qtbot) -> None:
    work.view.show_room("voices")
    work.panels.voices.show_voices(VOICES)
    decided = []
    work.panels.voices.decided.connect(lambda *told: decided.append(told))
    cards = work.panels.voices.cards
    cards.setFocus()
    at = work.panels.recordings.view.currentIndex().row()
    qtbot.keyClicks(cards, "j3 ")
    qtbot.keyClicks(cards, "l")
    assert decided == [(("voice:V2",), Decision.NOT_MINE)]
    assert (work.played, work.decided) == (["player.action.loop"], [])
    assert work.panels.recordings.view.currentIndex().row() == at
    work.panels.voices.places.map.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(work.panels.voices.places.map, key)
    assert work.panels.voices.places.map.current == 1
    assert work.played == ["player.action.loop"]


def test_nothing_acts_while_somebody_types(work: Work, qtbot) -> None:
    field = work.focus("recordings.search.field")
    qtbot.keyClicks(field, "jk 1t[m")
    assert (field.text(), work.decided, work.played) == ("jk 1t[m", [], [])


@pytest.mark.parametrize("work", ["en", "de"], indirect=True)
@pytest.mark.parametrize("size", [(1280, 800), (720, 480)])
def test_everything_in_the_composed_work_has_a_name(work: Work, qtbot, size: tuple[int, int]) -> None:
    work.view.resize(*size)
    work.panels.recordings.step(1)
    assert nameless(work.view) == []


def test_another_size_of_text_and_other_colours_are_worn_at_work(work: Work, qapp: QApplication) -> None:
    theme = Theme(qapp, "light", 100)
    for name, percent in (("dark", 200), ("contrast", 100), ("light", 200), ("dark", 100)):
        theme.wear(name, percent)
        qapp.processEvents()
        assert work.panels.recordings.isVisible()
