# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A list of takes, one line each: what it is, and what was found about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from viewer.case.take import Take
from viewer.ui.enrol.state import take_said
from viewer.ui.labels import visible
from viewer.words import Words

Line = tuple[str, Take | None]


class TakeList(QListWidget):
    """Lines of text that wrap; as high as the lines need, up to a limit, so that nothing hides."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def put(self, lines: Sequence[Line]) -> None:
        """Show these takes; None is one that is still to come. The chosen line stays chosen."""
        chosen = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for title, take in lines:
            self.addItem(QListWidgetItem(visible(self._line(title, take))))
        self.setCurrentRow(min(max(0, chosen), len(lines) - 1))
        self.blockSignals(False)

    def _line(self, title: str, take: Take | None) -> str:
        if take is None:
            return self._words.text("enrol.take.line", mark="○", take=title, said=self._words.text("enrol.take.open"))
        mark = "✓" if take.quality.problem is None else "!"
        return self._words.text("enrol.take.line", mark=mark, take=title, said=self._words.say(take_said(take)))
