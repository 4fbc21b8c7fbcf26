# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player's signs, drawn in the colours of the palette, so that they hold in light, dark and high contrast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF

_SIZE = 64


def glyph(name: str, palette: QPalette) -> QIcon:
    """The sign `play`, `pause`, `stop`, `sound`, `muted` or `loop`."""
    icon = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        icon.addPixmap(_drawn(_SIGNS[name], palette.color(group, QPalette.ColorRole.ButtonText)), mode)
    return icon


def _drawn(sign: Callable[[QPainter], None], colour: QColor) -> QPixmap:
    picture = QPixmap(_SIZE, _SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    sign(painter)
    painter.end()
    return picture


def _shape(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _play(painter: QPainter) -> None:
    _shape(painter, (18, 12), (50, 32), (18, 52))


def _pause(painter: QPainter) -> None:
    painter.drawRect(QRectF(17, 13, 8, 38))
    painter.drawRect(QRectF(39, 13, 8, 38))


def _stop(painter: QPainter) -> None:
    painter.drawRect(QRectF(16, 16, 32, 32))


def _speaker(painter: QPainter) -> None:
    _shape(painter, (8, 25), (17, 25), (29, 14), (29, 50), (17, 39), (8, 39))


def _sound(painter: QPainter) -> None:
    _speaker(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(26, 20, 18, 24), -60 * 16, 120 * 16)
    painter.drawArc(QRectF(26, 10, 30, 44), -60 * 16, 120 * 16)


def _muted(painter: QPainter) -> None:
    _speaker(painter)
    painter.drawLine(QPointF(40, 24), QPointF(56, 40))
    painter.drawLine(QPointF(56, 24), QPointF(40, 40))


def _loop(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(12, 14, 40, 38), 60 * 16, 300 * 16)
    painter.setBrush(painter.pen().color())
    _shape(painter, (40, 8), (54, 15), (42, 24))


_SIGNS: dict[str, Callable[[QPainter], None]] = {
    "play": _play,
    "pause": _pause,
    "stop": _stop,
    "sound": _sound,
    "muted": _muted,
    "loop": _loop,
}
