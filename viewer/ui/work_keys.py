# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The keys of the work: they act wherever the focus is in it, except where a panel has a use of its own for one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from viewer.ui.panels import Panels, as_widget

IN_A_TREE = frozenset({"Space", "Left", "Right"})
IN_TABS = frozenset({"Space", "Left", "Right"})


def spread_keys(panels: Panels, others: Iterable[QWidget]) -> None:
    """Let the table's and the player's keys act in every panel and in `others`. Groups step and decide by
    themselves, a tree opens and ticks, buttons are pressed, tabs turn."""
    listed, played = panels.recordings.actions(), panels.player.actions()
    facets, groups = as_widget(panels.facets), as_widget(panels.groups)
    own = {key for action in panels.groups.actions() for key in _keys(action)}
    lend(listed, groups, own)
    lend(played, groups)
    lend(played, as_widget(panels.recordings))
    lend([*listed, *played], facets, IN_A_TREE)
    lend(played, as_widget(panels.voices), IN_A_TREE)
    for target in (as_widget(panels.why), as_widget(panels.player)):
        lend([*listed, *played], target)
    for target in others:
        lend([*listed, *played], target, IN_TABS)


def lend(actions: Iterable[QAction], target: QWidget, but: Iterable[str] = ()) -> None:
    """Let the keys of these actions act while the focus is in `target`."""
    for action in actions:
        for key in _keys(action) - set(but):
            shortcut = QShortcut(QKeySequence(key), target)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action.trigger)


def _keys(action: QAction) -> set[str]:
    return {key.toString() for key in action.shortcuts()}
