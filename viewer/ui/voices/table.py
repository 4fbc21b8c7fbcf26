# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The text equivalent of the map: a table with one row for each clip."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.ui.voices.clips import COLUMNS, Clips
from viewer.words import Words

Index = QModelIndex | QPersistentModelIndex
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class ClipsModel(QAbstractTableModel):
    """Shows the clips in their order."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._clips: Clips | None = None
        self._heads = tuple(words.text(f"voices.column.{name}") for name in COLUMNS)

    def put(self, clips: Clips | None) -> None:
        """Show these."""
        self.beginResetModel()
        self._clips = clips
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many clips there are."""
        return 0 if self._clips is None or (parent is not None and parent.isValid()) else len(self._clips.points)

    def columnCount(self, parent: Index | None = None) -> int:
        """Group, time, device and place."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _SHOWN) -> str | None:
        """The text of a cell."""
        if self._clips is None or role not in {_SHOWN, _SPOKEN}:
            return None
        return self._clips.cells(index.row())[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> str | None:
        """The name of a column."""
        named = orientation == Qt.Orientation.Horizontal and role in {_SHOWN, _SPOKEN}
        return self._heads[section] if named and 0 <= section < len(COLUMNS) else None
