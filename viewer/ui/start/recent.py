# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The case files opened last, by their names alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from viewer.ui.labels import Style, button, card, explain, label
from viewer.words import Words


class RecentCases(QWidget):
    """`opened` and `forgotten` carry the path as text; hidden while there is nothing to list."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        frame, self._inside = card(words.text("shell.recent.title"))
        self._inside.addWidget(label(words.text("shell.recent.title"), Style.STRONG))
        self._list: QFrame | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.setVisible(False)

    def put(self, paths: Sequence[str]) -> None:
        """List these case files, the newest first."""
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = QFrame()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for path in paths:
            rows.addLayout(self._row(path))
        self._inside.addWidget(self._list)
        self.setVisible(bool(paths))

    def _row(self, path: str) -> QHBoxLayout:
        words, name = self._words, Path(path).name
        show = button(name.replace("&", "&&"), quiet=True, name=words.text("shell.recent.open", name=name))
        explain(show, path)
        show.clicked.connect(lambda: self.opened.emit(path))
        forget = button("✕", quiet=True, name=words.text("shell.recent.forget", name=name))
        explain(forget, words.text("shell.recent.forget_tip"))
        forget.clicked.connect(lambda: self.forgotten.emit(path))
        row = QHBoxLayout()
        row.addWidget(show)
        row.addStretch()
        row.addWidget(forget)
        return row
