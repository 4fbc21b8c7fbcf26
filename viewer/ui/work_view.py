# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The work: groups and facets to the left, the table in the middle, reasons to the right, the player below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from viewer.ui.header import HeaderCard
from viewer.ui.panels import Panels, as_widget
from viewer.words import Words


class WorkView(QWidget):
    """Lays the panels out; each side can be hidden with a key, and comes back as wide as it was."""

    def __init__(self, words: Words, panels: Panels, header: HeaderCard) -> None:
        super().__init__()
        self._left = _splitter(words.text("shell.pane.left"), Qt.Orientation.Vertical)
        self._left.addWidget(as_widget(panels.groups))
        self._left.addWidget(as_widget(panels.facets))
        self._across = _splitter(words.text("shell.pane.across"), Qt.Orientation.Horizontal)
        for widget in (self._left, as_widget(panels.recordings), as_widget(panels.why)):
            self._across.addWidget(widget)
        self._down = _splitter(words.text("shell.pane.down"), Qt.Orientation.Vertical)
        self._down.addWidget(self._across)
        self._down.addWidget(as_widget(panels.player))
        self._across.setStretchFactor(1, 1)
        self._down.setStretchFactor(0, 1)
        self._down.setCollapsible(0, False)
        self._across.setCollapsible(1, False)
        letter = self.fontMetrics().averageCharWidth()
        self._across.setSizes([letter * 34, letter * 90, letter * 40])
        self._down.setSizes([letter * 80, letter * 20])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(10)
        layout.addWidget(header)
        layout.addWidget(self._down, 1)
        self._toggles = self._make_toggles(words, panels)

    def toggles(self) -> list[QAction]:
        """Show or hide each side."""
        return self._toggles

    def state(self) -> str:
        """Where the splitters stand, as text for the settings."""
        return ",".join(bytes(one.saveState().toBase64().data()).decode() for one in self._splitters())

    def restore(self, state: str) -> None:
        """Put the splitters where they stood."""
        pieces = state.split(",")
        if len(pieces) == len(self._splitters()):
            for splitter, piece in zip(self._splitters(), pieces, strict=True):
                splitter.restoreState(QByteArray.fromBase64(QByteArray(piece.encode())))

    def _splitters(self) -> tuple[QSplitter, ...]:
        return (self._left, self._across, self._down)

    def _make_toggles(self, words: Words, panels: Panels) -> list[QAction]:
        sides = (
            ("left", self._left, "F6"),
            ("why", as_widget(panels.why), "F7"),
            ("player", as_widget(panels.player), "F8"),
        )
        made = []
        for name, widget, key in sides:
            action = QAction(words.text(f"shell.menu.show_{name}"), self, checkable=True, checked=True)
            action.setShortcut(QKeySequence(key))
            action.toggled.connect(widget.setVisible)
            made.append(action)
        return made


def _splitter(name: str, orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setAccessibleName(name)
    splitter.setHandleWidth(8)
    return splitter
