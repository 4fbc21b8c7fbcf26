# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Windows are kept out of screen recordings as they appear, as long as that is wanted, and never asked twice."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from viewer.ui import capture
from viewer.ui.capture import CaptureShield, system_hint


@pytest.fixture
def asked(qapp):
    """A function that makes a shield; what it asked of the system."""
    found, shields = [], []

    def make(wanted):
        shield = CaptureShield(wanted, lambda window, hidden: found.append((window, hidden)) or True)
        QApplication.instance().installEventFilter(shield)
        shields.append(shield)
        return shield

    make.found = found
    yield make
    for shield in shields:
        QApplication.instance().removeEventFilter(shield)


def shown(qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_every_window_and_dialog_is_hidden_once(qtbot, asked):
    asked(True)
    window, dialog = shown(qtbot, QWidget), shown(qtbot, QDialog)
    window.repaint()
    assert sorted(asked.found) == sorted((int(one.windowHandle().winId()), True) for one in (window, dialog))


def test_a_part_of_a_window_is_none_of_its_own(qtbot, asked):
    asked(True)
    window = shown(qtbot, QWidget)
    part = QLabel("part", window)
    part.show()
    assert len(asked.found) == 1


def test_not_wanted_asks_nothing_until_it_is(qtbot, asked):
    shield = asked(False)
    window = shown(qtbot, QWidget)
    assert asked.found == []
    shield.want(True)
    shield.want(True)
    shield.want(False)
    ident = int(window.windowHandle().winId())
    assert asked.found == [(ident, True), (ident, False)]


def test_a_window_that_went_is_not_asked_again(qtbot, asked):
    shield = asked(True)
    window = shown(qtbot, QWidget)
    window.close()
    asked.found.clear()
    shield.want(False)
    assert asked.found == []


@pytest.mark.parametrize(("platform", "expected"), [("linux", None), ("win32", "_windows"), ("darwin", "_mac")])
def test_each_system_has_its_own_way_or_none(monkeypatch, platform, expected):
    monkeypatch.setattr(sys, "platform", platform)
    assert system_hint() is (getattr(capture, expected) if expected else None)


@pytest.mark.parametrize(("granted", "tried"), [({0x11}, [0x11]), ({0x1}, [0x11, 0x1]), (set(), [0x11, 0x1])])
def test_an_old_windows_shows_the_window_on_the_monitor_only(monkeypatch, granted, tried):
    calls = []

    class User32:
        class SetWindowDisplayAffinity:
            argtypes = ()

            def __new__(cls, window, affinity):
                calls.append(affinity)
                return affinity in granted

    class Windll:
        user32 = User32

    monkeypatch.setattr(capture.ctypes, "windll", Windll, raising=False)
    assert capture._windows(7, True) is bool(granted)
    assert calls == tried
    calls.clear()
    capture._windows(7, False)
    assert calls == [0]
