# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What can be done with the selected recordings, as actions with keys, for the menu, the palette and the view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from viewer.case.review import Decision
from viewer.ui.recordings.cells import DECISION_GLYPH
from viewer.words import Words

KEYS: tuple[tuple[str, Decision | None], ...] = (
    ("1", Decision.MINE),
    ("2", Decision.HOUSEHOLD),
    ("3", Decision.NOT_MINE),
    ("4", Decision.UNSURE),
    ("5", None),
)


def act(parent: QWidget, text: str, key: str, do: Callable[[], object]) -> QAction:
    """An action of this widget whose key works while the focus is in it."""
    action = QAction(text, parent)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: do())
    parent.addAction(action)
    return action


def decision_acts(parent: QWidget, words: Words, decide: Callable[[Decision | None], object]) -> list[QAction]:
    """Keys 1 to 5 of this widget: the four decisions, and taking a decision back."""
    acts = []
    for key, decision in KEYS:
        glyph = f"{DECISION_GLYPH[decision]} " if decision else ""
        text = glyph + words.text(f"recordings.decide.{decision or 'clear'}")
        acts.append(act(parent, text, key, partial(decide, decision)))
    return acts
