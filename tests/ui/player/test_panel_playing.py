# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player panel plays, previews, falls silent and obeys its keys."""

import random

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QWidget

from tests.ui.player.cards import FakeCard
from tests.ui.player.desk import SAID, Desk
from viewer.case.message import message


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


@pytest.mark.parametrize("seed", range(25))
def test_the_ledger_tells_what_sounded_to_a_tenth_of_a_second(desk, seed):
    drawn = random.Random(seed)
    desk.show()
    for _ in range(60):
        act = drawn.choice(("play", "play", "listen", "listen", "listen", "seek", "mute", "stop", "panic", "other"))
        if act == "listen" and desk.card.streams:
            desk.pump(drawn.uniform(0.01, 0.7))
        elif act == "seek":
            desk.panel.wave.seek(drawn.uniform(0.0, 4.0))
        elif act == "panic":
            desk.panel.panic()
        elif act == "other":
            desk.show(number=drawn.randint(1, 3), covered=drawn.random() < 0.5)
        elif act != "listen":
            getattr(desk.panel.controls, act).click()
            if desk.wanted and act == "play":
                desk.sound(number=desk.wanted[-1])
    desk.panel.panic()
    sounded = sum(np.count_nonzero(block.any(axis=1)) / one.rate for one in desk.card.streams for block in one.heard)
    assert sum(seconds for _, seconds in desk.heard) == pytest.approx(sounded, abs=0.1)
