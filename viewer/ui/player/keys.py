# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What keys can do in the player."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

from viewer.words import Words

KEYS: Mapping[str, Qt.Key] = {
    "play": Qt.Key.Key_Space,
    "back": Qt.Key.Key_Left,
    "forward": Qt.Key.Key_Right,
    "slower": Qt.Key.Key_BracketLeft,
    "faster": Qt.Key.Key_BracketRight,
    "loop": Qt.Key.Key_L,
    "mute": Qt.Key.Key_M,
}


def player_actions(words: Words, owner: QObject, acts: Mapping[str, Callable[[], None]]) -> list[QAction]:
    """One action for each key, named `player.action.NAME`; `acts` says what each does."""
    made = []
    for name, key in KEYS.items():
        action = QAction(words.text(f"player.action.{name}"), owner)
        action.setObjectName(f"player.action.{name}")
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False, act=acts[name]: act())
        made.append(action)
    return made


def space(otherwise: Callable[[], None]) -> None:
    """Space presses the button that has the focus, as everywhere; else it does `otherwise`."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QAbstractButton):
        focused.click()
    else:
        otherwise()
