# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The marks of voice groups on cards and map: each group has a colour and a shape, so that neither is needed alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QPixmap, QTransform

_LIGHT = ("#0b62a4", "#b3450a", "#1b7a3d", "#8e2f8f", "#7a5a00", "#00717a", "#c01f4f", "#4a4fb5")
_DARK = ("#6fb7f0", "#ff9d5c", "#6fd08c", "#e393e4", "#e0c04a", "#55cdd8", "#ff8aa8", "#a9adff")
_SIDES = {"triangle": (3, -90.0), "square": (4, 45.0), "diamond": (4, 0.0), "pentagon": (5, -90.0)}
SHAPES = ("circle", "square", "triangle", "diamond", "plus", "star", "pentagon", "cross")
COLOURS = len(_LIGHT)


@dataclass(frozen=True, slots=True)
class Mark:
    """Colour and shape by their places; None for a recording of no group."""

    place: int | None

    @property
    def shape(self) -> str:
        """The name of the shape; the ninth group has the first one's colour, and another shape."""
        return "dot" if self.place is None else SHAPES[(self.place + self.place // COLOURS) % len(SHAPES)]

    def colour(self, palette: QPalette) -> QColor:
        """The colour, as it stands out from the ground of this palette."""
        if self.place is None:
            return palette.color(QPalette.ColorRole.PlaceholderText)
        dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
        return QColor((_DARK if dark else _LIGHT)[self.place % COLOURS])


def draw_mark(painter: QPainter, mark: Mark, palette: QPalette, middle: QPointF, side: float) -> None:
    """Draw a mark of this width around a point."""
    colour = mark.colour(palette)
    path = _path(mark.shape, side / 2).translated(middle)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), max(side / 12, 0.6)))
    painter.setBrush(colour)
    if mark.shape == "dot":
        painter.setPen(QPen(colour, max(side / 8, 1.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def mark_pixmap(mark: Mark, palette: QPalette, side: float, ratio: float) -> QPixmap:
    """A mark as a picture, to be drawn many times; `ratio` is the screen's pixels to the point."""
    whole = math.ceil(side) + 2
    picture = QPixmap(round(whole * ratio), round(whole * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, mark, palette, QPointF(whole / 2, whole / 2), side)
    painter.end()
    return picture


def _path(shape: str, radius: float) -> QPainterPath:
    path = QPainterPath()
    if shape in _SIDES:
        sides, turn = _SIDES[shape]
        path = _polygon([radius] * sides, turn)
    elif shape == "star":
        path = _polygon([radius, radius * 0.42] * 5, -90.0)
    elif shape in ("plus", "cross"):
        arm = radius * 0.36
        path.addRect(QRectF(-radius, -arm, 2 * radius, 2 * arm))
        path.addRect(QRectF(-arm, -radius, 2 * arm, 2 * radius))
        path = _turned(path.simplified(), 45.0 if shape == "cross" else 0.0)
    else:
        small = radius * (0.5 if shape == "dot" else 0.9)
        path.addEllipse(QPointF(0, 0), small, small)
    return path


def _polygon(radii: list[float], turn: float) -> QPainterPath:
    path = QPainterPath()
    for place, radius in enumerate(radii):
        angle = math.radians(turn + 360.0 * place / len(radii))
        corner = QPointF(radius * math.cos(angle), radius * math.sin(angle))
        if place:
            path.lineTo(corner)
        else:
            path.moveTo(corner)
    path.closeSubpath()
    return path


def _turned(path: QPainterPath, degrees: float) -> QPainterPath:
    return QTransform().rotate(degrees).map(path)
