# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player panel shows, covers and says in words what there is to see."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QWidget

from tests.ui.player.cards import row
from tests.ui.player.desk import PICTURE, SAID, Desk


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
    ("link", "said"),
    [("exact", "by its id"), ("likely", "by its time: likely"), (None, "")],
    ids=["exact", "likely", "none"],
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
