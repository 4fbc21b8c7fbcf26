# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The picture of a recording, which is also its position slider."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QLine, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.ui.player.spoken import SpokenWidget

_PITCH, _BAR = 3, 2
_PAGE = 5
_QUIETEST = 16


class Picture(Protocol):
    """Extremes of a recording: pairs of int8, minimum and maximum in turn, each over `samples_per_pair` samples."""

    @property
    def samples_per_pair(self) -> int:
        """Samples that one pair covers."""
        ...

    @property
    def rate(self) -> int:
        """Samples per second."""
        ...

    @property
    def pairs(self) -> bytes:
        """The pairs."""
        ...


def bars(pairs: bytes, count: int) -> list[tuple[int, int]]:
    """The picture as `count` bars of (minimum, maximum): several pairs joined, or one pair drawn several times."""
    extremes = np.frombuffer(pairs[: len(pairs) // 2 * 2], np.int8).reshape(-1, 2)
    if not len(extremes) or count < 1:
        return []
    starts = np.arange(count) * len(extremes) // count
    low = np.minimum.reduceat(extremes[:, 0], starts)
    high = np.maximum.reduceat(extremes[:, 1], starts)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def seek_step(duration_s: float) -> float:
    """How far one press of an arrow key goes, in seconds: less in a short recording."""
    return 5.0 if duration_s > 60 else 1.0 if duration_s > 10 else 0.25


class WaveformView(SpokenWidget):
    """Draws a recording and lets the user point at a place in it, by mouse or by keys.

    Covered, it draws a plain line and says so; it never shows the picture of what was not asked for.
    """

    sought = Signal(float)

    def __init__(self, describe: Callable[[], str], parent: QWidget | None = None) -> None:
        """`describe` gives the text equivalent of what is shown ("0:01 of 0:03, speech 1.2 s")."""
        super().__init__(parent)
        self._describe = describe
        self._picture: Picture | None = None
        self._covered, self._hint, self._seekable = False, "", False
        self._position_s, self._duration_s = 0.0, 0.0
        self._bars: list[tuple[int, int]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def spoken(self) -> str:
        """The text equivalent."""
        return self._describe()

    def show_picture(self, picture: Picture | None, duration_s: float) -> None:
        """Show another recording, at its beginning."""
        self._picture, self._duration_s, self._position_s = picture, duration_s, 0.0
        self._bars = []
        self.update()

    def apply(self, covered: bool, hint: str, seekable: bool) -> None:
        """Cover or uncover, with what is written over the covered picture."""
        if (covered, hint, seekable) != (self._covered, self._hint, self._seekable):
            self._covered, self._hint, self._seekable = covered, hint, seekable
            self.setCursor(Qt.CursorShape.PointingHandCursor if seekable else Qt.CursorShape.ArrowCursor)
            self.update()

    def set_duration(self, seconds: float) -> None:
        """Correct the length, once the sound itself is known."""
        self._duration_s = seconds
        self.update()

    def set_position(self, seconds: float) -> None:
        """Move the cursor."""
        if seconds != self._position_s:
            told = int(self._position_s)
            self._position_s = seconds
            self.update()
            if told != int(seconds):
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, int(seconds)))

    @property
    def position_s(self) -> float:
        """Where the cursor stands."""
        return self._position_s

    @property
    def duration_s(self) -> float:
        """How long the recording is."""
        return self._duration_s

    def sizeHint(self) -> QSize:
        """Wide, and four lines of text high."""
        line = self.fontMetrics().height()
        return QSize(24 * line, 5 * line)

    def minimumSizeHint(self) -> QSize:
        """Never less than two and a half lines high."""
        line = self.fontMetrics().height()
        return QSize(8 * line, 5 * line // 2)

    def seek(self, seconds: float) -> None:
        """Ask for another place, as a click there would."""
        if self._seekable:
            place = min(max(seconds, 0.0), self._duration_s)
            self.set_position(place)
            self.sought.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a step, Page Up and Down five, Home and End to the ends."""
        step = seek_step(self._duration_s)
        moves = {
            Qt.Key.Key_Left: self._position_s - step,
            Qt.Key.Key_Right: self._position_s + step,
            Qt.Key.Key_PageUp: self._position_s - step * _PAGE,
            Qt.Key.Key_PageDown: self._position_s + step * _PAGE,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._duration_s,
        }
        place = moves.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.seek(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the user points."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event)

    def _point(self, event: QMouseEvent) -> None:
        area = self._area()
        self.seek((event.position().x() - area.left()) / max(area.width(), 1) * self._duration_s)

    def _area(self) -> QRect:
        return self.rect().adjusted(6, 4, -6, -4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, then the picture or its cover, the cursor and the focus ring."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        painter.setPen(self._blend(0.25))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._covered or self._picture is None:
            self._paint_cover(painter)
        else:
            self._paint_bars(painter)
            self._paint_cursor(painter)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_cover(self, painter: QPainter) -> None:
        area = self._area()
        painter.setPen(QPen(self._blend(0.35), 1, Qt.PenStyle.DotLine))
        text = self.fontMetrics().boundingRect(area, Qt.TextFlag.TextWordWrap, self._hint) if self._hint else QRect()
        gap = text.width() // 2 + 12 if self._hint else 0
        middle = area.center()
        painter.drawLine(area.left(), middle.y(), middle.x() - gap, middle.y())
        painter.drawLine(middle.x() + gap, middle.y(), area.right(), middle.y())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)

    def _paint_bars(self, painter: QPainter) -> None:
        area = self._area()
        count = max(area.width() // _PITCH, 1)
        if len(self._bars) != count and self._picture is not None:
            self._bars = bars(self._picture.pairs, count)
        middle = area.center().y()
        scale = area.height() / 2 / max(_QUIETEST, *(max(high, -low) for low, high in self._bars), 1)
        lines = [
            QLine(x, middle - max(round(high * scale), 0), x, middle + max(round(-low * scale), 0))
            for x, (low, high) in zip(range(area.left() + 1, area.right() + 1, _PITCH), self._bars, strict=False)
        ]
        played = round(len(lines) * self._share())
        for part, colour in (
            (lines[:played], self.palette().color(QPalette.ColorRole.Highlight)),
            (lines[played:], self._blend(0.6)),
        ):
            painter.setPen(QPen(colour, _BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawLines(part)

    def _paint_cursor(self, painter: QPainter) -> None:
        area = self._area()
        x = area.left() + round(area.width() * self._share())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1))
        painter.drawLine(x, area.top(), x, area.bottom())

    def _share(self) -> float:
        return min(self._position_s / self._duration_s, 1.0) if self._duration_s > 0 else 0.0

    def _blend(self, share: float) -> QColor:
        """A colour between the background and the text, so that it holds in light, dark and high contrast."""
        back, text = self.palette().color(QPalette.ColorRole.Base), self.palette().color(QPalette.ColorRole.Text)
        return QColor(
            *(
                round(b + (t - b) * share)
                for b, t in (
                    (back.red(), text.red()),
                    (back.green(), text.green()),
                    (back.blue(), text.blue()),
                )
            )
        )
