# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player panel plays, covers and tells what was heard."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QWidget,
)

from tests.ui.player.cards import FakeCard, hiss, row
from viewer.case.message import message
from viewer.settings import Settings
from viewer.ui.player.panel import PlayerPanel
from viewer.ui.player.sound import Output
from viewer.words import Words

PICTURE = SimpleNamespace(samples_per_pair=80, rate=16_000, pairs=np.array([[-90, 90]] * 400, np.int8).tobytes())
SAID = "what a stranger said"
SETTINGS = Settings(volume=1.0)


class Desk:
    """A panel with a card, and what it told its owner."""

    def __init__(self, qtbot, card=None, language="en", window=None):
        self.card = card or FakeCard()
        self.panel = PlayerPanel(Words(language), SETTINGS, window, output=Output(self.card))
        qtbot.addWidget(window or self.panel)
        self.wanted, self.heard, self.revealed, self.problems, self.preferences = [], [], [], [], []
        self.panel.sound_wanted.connect(self.wanted.append)
        self.panel.heard.connect(lambda *told: self.heard.append(told))
        self.panel.text_revealed.connect(lambda *told: self.revealed.append(told))
        self.panel.problem.connect(self.problems.append)
        self.panel.preferences.connect(lambda *told: self.preferences.append(told))
        self.panel.resize(900, 200)
        self.panel.show()

    def show(self, covered=False, **how):
        self.panel.show_recording(row(**how), PICTURE, covered)

    def sound(self, number=1, seconds=4.0):
        self.panel.set_sound(number, hiss(seconds), 16_000)

    def pump(self, seconds):
        """Let the card take so much; one look at the clock afterwards."""
        for _ in range(round(seconds * 100)):
            if self.card.streams[-1].active:
                self.card.streams[-1].pump(160)
        self.panel._tick()

    def texts(self):
        """Everything legible in the panel, accessible names and values included."""
        found = []
        for widget in (self.panel, *self.panel.findChildren(QWidget)):
            found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            found += [widget.text()] if isinstance(widget, QLabel | QPushButton) else []
            interface = QAccessible.queryAccessibleInterface(widget)
            found += [interface.text(QAccessible.Text.Value), interface.text(QAccessible.Text.Name)]
        return "\n".join(found)


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def in_window(qtbot, kind):
    """A desk in a window that binds its keys, and another widget there, which has the focus."""
    window = QMainWindow()
    desk = Desk(qtbot, window=window)
    desk.window = window
    window.setCentralWidget(desk.panel)
    window.addActions(desk.panel.actions())
    other = kind(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    return desk, other


def test_play_asks_for_the_sound_and_then_plays_it(desk):
    desk.show()
    desk.panel.controls.play.click()
    assert desk.wanted == [1]
    assert desk.panel.controls.play.text() == "Loading …"
    desk.sound()
    assert desk.panel.controls.play.text() == "Pause"
    desk.pump(1.5)
    assert desk.panel.wave.position_s == pytest.approx(1.5)
    assert desk.heard == [(1, pytest.approx(1.5))]
    desk.panel.controls.play.click()
    desk.pump(0.1)
    assert desk.panel.controls.play.text() == "Play"
    assert sum(seconds for _, seconds in desk.heard) == pytest.approx(1.505)
    assert desk.wanted == [1]


def test_a_preview_of_a_covered_recording_ends_by_itself(desk):
    desk.show(covered=True)
    assert desk.panel.controls.play.text() == "Play anyway"
    desk.panel.controls.play.click()
    desk.sound(seconds=10.0)
    desk.pump(6.0)
    assert sum(seconds for _, seconds in desk.heard) == pytest.approx(2.0)
    assert not desk.card.streams[-1].active
    assert desk.panel.controls.play.text() == "Play anyway"


def test_covered_text_is_nowhere_until_asked_for(desk, qtbot):
    desk.show(covered=True, transcript=SAID)
    assert SAID not in desk.texts()
    assert "Show text" in desk.texts()
    button = next(one for one in desk.panel.findChildren(QPushButton) if one.text() == "Show text")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert SAID in desk.texts()
    assert desk.revealed == [(1, len(SAID))]
    desk.show(covered=True, number=2, transcript=SAID)
    assert SAID not in desk.texts()


def test_text_is_never_markup(desk):
    desk.show(transcript='<img src="file:///etc/hostname"><b>x</b>')
    labels = desk.panel.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert any(label.text().startswith("<img") for label in labels)


def test_an_open_recording_shows_its_text_and_is_not_counted_as_revealed(desk):
    desk.show(transcript=SAID)
    assert SAID in desk.texts()
    assert desk.revealed == []


def test_panic_silences_and_covers_at_once(desk):
    desk.show(transcript=SAID)
    desk.panel.controls.play.click()
    desk.sound()
    desk.pump(0.5)
    desk.panel.panic()
    stream = desk.card.streams[-1]
    assert not stream.active
    assert not stream.pump(500).any()
    assert SAID not in desk.texts()
    assert desk.panel._state().wave_covered
    assert desk.heard == [(1, pytest.approx(0.5))]


def test_panic_while_loading_plays_nothing_later(desk):
    desk.show()
    desk.panel.controls.play.click()
    desk.panel.panic()
    desk.sound()
    assert desk.card.streams == []


def test_another_recording_silences_the_first_and_its_late_sound_is_ignored(desk):
    desk.show(number=1)
    desk.panel.controls.play.click()
    desk.show(number=2)
    desk.sound(number=1)
    assert desk.card.streams == []
    desk.panel.controls.play.click()
    assert desk.wanted == [1, 2]
    desk.sound(number=2)
    desk.pump(0.4)
    desk.show(number=3)
    assert desk.heard == [(2, pytest.approx(0.4))]
    assert not desk.card.streams[-1].active


def test_hidden_it_falls_silent(desk):
    desk.show()
    desk.panel.controls.play.click()
    desk.sound()
    desk.pump(0.2)
    desk.panel.hide()
    assert not desk.card.streams[-1].active


def test_stop_goes_back_to_the_beginning(desk):
    desk.show()
    desk.panel.controls.play.click()
    desk.sound()
    desk.pump(0.5)
    desk.panel.controls.stop.click()
    assert desk.panel.wave.position_s == 0.0
    assert not desk.card.streams[-1].active
    assert not desk.panel.controls.stop.isEnabled()


def test_stop_while_loading_lets_one_play_again(desk):
    desk.show()
    desk.panel.controls.play.click()
    desk.panel.controls.stop.click()
    assert desk.panel.controls.play.isEnabled()
    desk.sound()
    assert desk.card.streams == []


def test_without_a_card_everything_else_works_and_says_so(qtbot):
    desk = Desk(qtbot, FakeCard(OSError("PortAudio library not found")))
    desk.show(transcript=SAID)
    desk.panel.controls.play.click()
    assert desk.problems == [message("player.no_library")]
    assert "libportaudio2" in desk.texts()
    assert SAID in desk.texts()
    assert not desk.panel.controls.play.isEnabled()
    desk.show(number=2)
    assert "libportaudio2" in desk.texts()
    assert desk.wanted == []


def test_a_sound_that_cannot_be_had_says_why(desk):
    desk.show()
    desk.panel.controls.play.click()
    desk.panel.sound_failed(1, message("player.device_refused"))
    assert "could not play" in desk.texts()
    desk.show(number=2)
    assert desk.panel.controls.play.isEnabled()


@pytest.mark.parametrize(
    ("key", "check"),
    [
        (Qt.Key.Key_Space, lambda desk: not desk.panel._output.feed.playing),
        (Qt.Key.Key_Right, lambda desk: desk.panel.wave.position_s == pytest.approx(1.25)),
        (Qt.Key.Key_Left, lambda desk: desk.panel.wave.position_s == pytest.approx(0.75)),
        (Qt.Key.Key_BracketRight, lambda desk: desk.preferences == [(1.0, 1.25, False)]),
        (Qt.Key.Key_BracketLeft, lambda desk: desk.preferences == [(1.0, 0.75, False)]),
        (Qt.Key.Key_L, lambda desk: desk.preferences == [(1.0, 1.0, True)]),
        (Qt.Key.Key_M, lambda desk: "muted" in desk.texts()),
    ],
)
def test_keys_work_from_anywhere_in_the_window(qtbot, key, check):
    desk, elsewhere = in_window(qtbot, QWidget)
    desk.show(duration_s=4.0)
    desk.panel.controls.play.click()
    desk.sound()
    desk.pump(1.0)
    qtbot.keyClick(elsewhere, key)
    assert check(desk)


@pytest.mark.parametrize("kind", [QLineEdit, QPushButton])
def test_keys_stay_with_what_has_the_focus(qtbot, kind):
    desk, focused = in_window(qtbot, kind)
    pressed = []
    desk.show()
    if kind is QLineEdit:
        qtbot.keyClicks(focused, "a l[]m")
        assert focused.text() == "a l[]m"
    else:
        focused.clicked.connect(lambda: pressed.append(1))
        qtbot.keyClick(focused, Qt.Key.Key_Space)
        assert pressed == [1]
    assert desk.wanted == []
    assert desk.preferences == []


def test_muting_is_not_hearing(desk):
    desk.show()
    desk.panel.controls.mute.click()
    desk.panel.controls.play.click()
    desk.sound()
    desk.pump(0.5)
    assert desk.heard == []
    assert desk.panel.wave.position_s == pytest.approx(0.5)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("covered", [False, True])
def test_every_control_has_a_name(qtbot, language, covered):
    desk = Desk(qtbot, language=language)
    desk.show(covered=covered)
    for widget in desk.panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(
    ("changes", "covered", "spoken"),
    [
        ({"duration_s": 3.0}, False, "0:00 of 0:03, speech 1.2 s"),
        ({"duration_s": 3.0, "speech_s": None}, False, "0:00 of 0:03"),
        ({"duration_s": 3.0}, True, "0:00 of 0:03"),
    ],
)
def test_the_waveform_in_words(desk, changes, covered, spoken):
    desk.panel.show_recording(replace(row(), **changes), PICTURE, covered)
    assert desk.panel.wave.spoken() == spoken


@pytest.mark.parametrize(
    ("link", "said"), [("exact", "by its id"), ("likely", "85 %"), (None, "")], ids=["exact", "likely", "none"]
)
def test_how_the_text_came_here(desk, link, said):
    desk.show(link=link, confidence=0.85)
    assert said in desk.texts()
    assert ("Linked" in desk.texts()) is bool(link)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("width", "points"), [(300, 9), (900, 9), (560, 18), (1_000, 18)])
def test_nothing_is_cut_off(qtbot, language, width, points):
    desk = Desk(qtbot, language=language)
    font = desk.panel.font()
    font.setPointSize(points)
    desk.panel.setFont(font)
    desk.panel.resize(width, 500)
    desk.show(covered=True, link="likely", confidence=0.85)
    QApplication.processEvents()
    assert desk.panel.width() == width
    for widget in desk.panel.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton | QComboBox) and widget.isVisible():
            left = widget.mapTo(desk.panel, QPoint(0, 0)).x()
            assert 0 <= left <= left + widget.width() <= width, widget
            needed = widget.sizeHint().width() if not isinstance(widget, QLabel) else 0
            assert widget.width() >= needed, widget


def test_nothing_chosen_nothing_to_press(desk):
    desk.panel.show_recording(None, None, False)
    assert not desk.panel.controls.play.isEnabled()
    assert "Choose a recording" in desk.texts()
    assert desk.panel.wave.spoken() == "Choose a recording to hear it."
