# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What stands below the search line: the list, or that it is empty, or the transcript lines without a recording."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.recordings.nothing import NothingHere
from viewer.ui.recordings.state import ListState
from viewer.ui.recordings.unlinked import UnlinkedPanel
from viewer.words import Words


class Pages(QWidget):
    """One page at a time, a line above that says how much there is, and a switch between list and lines.

    `clear` tells that search and filters are to be taken back, `switched` that the other page is wanted.
    """

    clear = Signal()
    switched = Signal()

    def __init__(self, words: Words, listing: QWidget) -> None:
        """`listing` is the list of recordings."""
        super().__init__()
        self._words, self._listing = words, listing
        self.count = label("", Style.QUIET)
        self.unlinked = UnlinkedPanel(words)
        self._nothing, self._stack = NothingHere(words), QStackedWidget()
        self._nothing.clear.connect(self.clear)
        for page in (listing, self._nothing, self.unlinked):
            self._stack.addWidget(page)
        self._switch = button(words.text("recordings.unlinked.show"), quiet=True)
        self._switch.setCheckable(True)
        self._switch.clicked.connect(self.switched)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self._switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(listing)

    def shows_lines(self) -> bool:
        """Whether the lines without a recording stand where the list would be."""
        return self._switch.isChecked()

    def show_list(self) -> None:
        """Go back to the list of recordings with the next state."""
        self._switch.setChecked(False)

    def show_state(self, state: ListState, is_open: bool, text: str) -> None:
        """Show this state of the list, or else the lines with this text."""
        lines = is_open and self._switch.isChecked()
        self._switch.setVisible(is_open)
        self._switch.setText(self._words.text(f"recordings.unlinked.{'hide' if lines else 'show'}"))
        self._switch.setAccessibleName(self._switch.text())
        if lines:
            show_text(self.count, self.unlinked.search(text))
            self._stack.setCurrentWidget(self.unlinked)
            return
        show_text(self.count, state.count)
        self._nothing.show_text(state.empty, state.can_clear)
        self._stack.setCurrentWidget(self._nothing if state.empty else self._listing)
