# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A list of takes: each a mark and a line that wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from viewer.case.take import Take
from viewer.ui.labels import visible


class TakeList(QListWidget):
    """Lines of text that wrap. The mark says before the words whether a take is good."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def put(self, lines: Sequence[tuple[Take | None, str]]) -> None:
        """Show these takes, None for one that is still to come, with their words. The chosen line stays chosen."""
        chosen = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for take, said in lines:
            item = QListWidgetItem(f"{_mark(take)}  {visible(said)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, visible(said))
            self.addItem(item)
        self.setCurrentRow(min(max(0, chosen), len(lines) - 1))
        self.blockSignals(False)


def _mark(take: Take | None) -> str:
    if take is None:
        return "○"
    return "✓" if take.quality.problem is None else "!"
