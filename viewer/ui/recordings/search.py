# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The line above the list: the search field, which asks while one types, and the menu of columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from viewer.ui.labels import button, explain
from viewer.ui.recordings.acts import act
from viewer.words import Words

_TYPING_MS = 10
"""Shorter than any pause between two keys that are still waiting, so a burst of keys is one question."""


class SearchLine(QWidget):
    """`wanted` tells the text to be searched; `left` that the user goes on to the list."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, words: Words, columns: QMenu) -> None:
        """`columns` is the menu of the columns."""
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(words.text("recordings.search.placeholder"))
        self.field.setAccessibleName(words.text("recordings.search.name"))
        explain(self.field, words.text("recordings.search.tip"))
        self.field.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._asked = ""
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.left)
        self._typing.timeout.connect(self._ask)
        down = act(self.field, words.text("recordings.to_list"), "Down", self.left.emit)
        down.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field, 1)
        shown = button(words.text("recordings.columns"))
        shown.setMenu(columns)
        layout.addWidget(shown)
        self.setFocusProxy(self.field)

    def show_text(self, text: str) -> None:
        """Show this text as the one that was asked for; nothing is told."""
        self._asked = text
        if text != self.field.text():
            self.field.setText(text)
        self._typing.stop()

    def go_there(self) -> None:
        """Put the focus here and select the text."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _typed(self, text: str) -> None:
        if text == self._asked:
            self._typing.stop()
        else:
            self._typing.start()

    def _ask(self) -> None:
        self._asked = self.field.text()
        self.wanted.emit(self._asked)
