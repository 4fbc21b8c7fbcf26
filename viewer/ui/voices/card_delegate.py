# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Paints the card of a voice group: its mark and name, how it stands, a few facts, and what the comparison says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.tones import Tones, tones_of
from viewer.ui.voices.card_words import CardWords
from viewer.ui.voices.marks import Mark, draw_mark

WORDS = Qt.ItemDataRole.UserRole
MARK = Qt.ItemDataRole.UserRole + 1
GROUP = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_OUT, _IN, _HIGH = 5, 12, 10_000


class CardDelegate(QStyledItemDelegate):
    """Paints and measures; every text is wrapped, never cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the texts are at the width of the view."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        return QSize(0, self._write(None, option, QRect(0, 0, width, _HIGH), index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card, marked where it is selected, ringed where the focus is."""
        tones = tones_of(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        area = QRectF(option.rect).adjusted(_OUT, _OUT, -_OUT, -_OUT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tones.soft_accent if chosen else tones.surface))
        painter.setPen(QPen(QColor(tones.accent if chosen else tones.border), 2 if chosen else 1))
        painter.drawRoundedRect(area, 9, 9)
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tones.focus), 2))
            painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 11, 11)
        self._write(painter, option, option.rect, index)
        painter.restore()

    def _write(self, painter: QPainter | None, option: QStyleOptionViewItem, rect: QRect, index: Index) -> int:
        """Write the texts, or only measure them where there is no painter; how high the card is."""
        words = index.data(WORDS)
        if not isinstance(words, CardWords):
            return 0
        tones, gap = tones_of(option.palette), option.fontMetrics.height() // 3
        area = QRect(rect).adjusted(_OUT + _IN, _OUT + _IN, -_OUT - _IN, 0)
        area.setTop(area.top() + self._head(painter, option, area, index) + gap)
        strong = _bold(option.font)
        lines = [(words.decision, strong, tones.text)] if words.decision else []
        lines += [(line, option.font, tones.quiet if place else tones.text) for place, line in enumerate(words.facts)]
        for text, font, colour in lines:
            area.setTop(area.top() + _text(painter, font, colour, area, text))
        area.setTop(area.top() + gap)
        for line in words.likenesses:
            area.setTop(area.top() + _text(painter, option.font, tones.text, area, line) + gap // 2)
        return area.top() - rect.top() + _IN + _OUT

    def _head(self, painter: QPainter | None, option: QStyleOptionViewItem, area: QRect, index: Index) -> int:
        """Mark and name, with the standing beside them, or below where there is no room; how high that is."""
        words, mark = index.data(WORDS), index.data(MARK)
        tones, bold = tones_of(option.palette), _bold(option.font)
        metrics = QFontMetrics(bold)
        side = metrics.height()
        name = area.adjusted(side + side // 2, 0, 0, 0)
        chip = QSize(metrics.horizontalAdvance(words.chip) + side, side + side // 3)
        beside = metrics.horizontalAdvance(words.title) + chip.width() + side <= name.width()
        if beside:
            name.setRight(name.right() - chip.width() - side // 2)
        height = max(_text(painter, bold, tones.text, name, words.title), side)
        place = QRect(area.right() - chip.width() + 1, area.top() - side // 6, chip.width(), chip.height())
        if not beside:
            place.moveTopLeft(name.bottomLeft() - name.bottomLeft() + name.topLeft())
            place.moveTop(area.top() + height + side // 4)
            place.setWidth(min(place.width(), name.width()))
        if painter is not None:
            if isinstance(mark, Mark):
                middle = QPointF(area.left() + side / 2, area.top() + side / 2)
                draw_mark(painter, mark, option.palette, middle, side * 0.9)
            _chip(painter, bold, tones, place, words)
        return height if beside else place.bottom() - area.top()


def _chip(painter: QPainter, font: QFont, tones: Tones, place: QRect, words: CardWords) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.soft(words.standing)))
    painter.drawRoundedRect(QRectF(place), 9, 9)
    painter.setFont(font)
    painter.setPen(QColor(tones.of(words.standing)))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words.chip)


def _text(painter: QPainter | None, font: QFont, colour: str, area: QRect, text: str) -> int:
    """Write a text wrapped at the top of an area, or only measure it; its height."""
    high = QRect(area.left(), area.top(), max(area.width(), 1), _HIGH)
    found = QFontMetrics(font).boundingRect(high, _WRAP, text)
    if painter is not None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(high, _WRAP, text)
    return found.height()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def ground_of(palette: QPalette) -> str:
    """The colour behind the cards."""
    return tones_of(palette).window
