# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Paints the facets: marks that grow with the text and show in every theme, and bars below the counts."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.recordings.facets_model import SHARE, FacetsModel

Index = QModelIndex | QPersistentModelIndex
_CHECK = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator


class MarkDelegate(QStyledItemDelegate):
    """Names, with a mark before each: open or closed before a facet, chosen or not before a value."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the mark into the text, in place of the style's own box."""
        super().initStyleOption(option, index)
        if option.features & _CHECK:
            mark = "☑" if option.checkState == Qt.CheckState.Checked else "☐"
            option.features = option.features & ~_CHECK
        else:
            mark = "▾" if option.state & QStyle.StateFlag.State_Open else "▸"
        option.text = f"{mark} {option.text}"

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere on a value, and the space bar, choose it or take it back."""
        clicked = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        typed = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}
        if isinstance(model, FacetsModel) and (clicked or typed):
            return model.toggle(index)
        return False


class BarDelegate(QStyledItemDelegate):
    """Paints a bar below a count, as long as the count is large, where it leaves the number legible."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The bar, then the number above it."""
        share = index.data(SHARE)
        if isinstance(share, float) and share > 0:
            colour = option.palette.color(QPalette.ColorRole.Highlight)
            colour.setAlphaF(0.7)
            area = QRectF(option.rect).adjusted(2, 0, -3, 0)
            width, height = max(2.0, area.width() * share), max(2.0, area.height() / 9)
            painter.fillRect(QRectF(area.right() - width, area.bottom() - height, width, height), colour)
        super().paint(painter, option, index)
