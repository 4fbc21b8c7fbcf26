# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The map of clips: near each other are those that sound alike. By mouse and by keys, with words for every point."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from viewer.case.voice import VoicePoint
from viewer.ui.labels import tip_of
from viewer.ui.player.spoken import SpokenWidget
from viewer.ui.tones import tones_of
from viewer.ui.voices.geometry import Geometry, Way
from viewer.ui.voices.marks import Mark, mark_pixmap

_WAYS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_GRIP, _DRAG = 14.0, 5.0


class VoiceMap(SpokenWidget):
    """Draws many points from one picture, so that moving about costs nothing.

    `moved` tells the place of the point that the focus went to, `opened` the one that was activated, `chosen_changed`
    the places of those that were chosen: by a dragged frame, by Ctrl and click, or by Space.
    """

    ROLE = QAccessible.Role.Chart
    moved = Signal(int)
    opened = Signal(int)
    chosen_changed = Signal(object)

    def __init__(self, name: str, describe: Callable[[int], str], parent: QWidget | None = None) -> None:
        """`describe` says in words what the point at a place is; -1 stands for none."""
        super().__init__(parent)
        self._describe = describe
        self._points: Sequence[VoicePoint] = ()
        self._marks: Sequence[Mark] = ()
        self._geometry = Geometry((), ())
        self._current, self._chosen = -1, frozenset[int]()
        self._picture: QPixmap | None = None
        self._start: QPointF | None = None
        self._frame: QRectF | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def spoken(self) -> str:
        """The current point in words."""
        return self._describe(self._current)

    @property
    def current(self) -> int:
        """The place of the point that the focus is at, -1 for none."""
        return self._current

    def put(self, points: Sequence[VoicePoint], marks: Sequence[Mark], groups: Sequence[int]) -> None:
        """Show these points; `groups` has for each its place in `marks`, -1 for none."""
        self._points, self._marks = points, marks
        self._geometry = Geometry(points, groups)
        self._current, self._chosen = -1, frozenset()
        self._fit()

    def go_to(self, place: int) -> None:
        """Bring the focus to a point, silently."""
        if place != self._current:
            self._current = place
            self.setAccessibleDescription(self.spoken())
            self.update()

    def choose(self, places: Collection[int]) -> None:
        """Mark just these points as chosen, silently."""
        self._chosen = frozenset(places)
        self.update()

    def sizeHint(self) -> QSize:
        """Thirty letters wide, and as high."""
        side = self.fontMetrics().height() * 16
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never less than ten lines high."""
        line = self.fontMetrics().height()
        return QSize(10 * line, 10 * line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next point in that direction, Page Up and Down through all in their order."""
        key, here, last = Qt.Key(event.key()), self._current, len(self._points) - 1
        places = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageDown: min(here + 1, last),
            Qt.Key.Key_PageUp: max(here - 1, 0),
        }
        if not self._points or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _WAYS:
            self._move(0 if here < 0 else self._geometry.toward(here, _WAYS[key]))
        elif key in places:
            self._move(places[key])
        elif key == Qt.Key.Key_Space and here >= 0:
            self._choose(self._chosen ^ {here})
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self.opened.emit(here)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the map from the window's shortcuts; say in a tip what is pointed at."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = Qt.Key(event.key()) in {*_WAYS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}
            if own and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, or a frame."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is pointed at, or draw the frame."""
        place = event.position()
        if self._start is not None and (self._frame or (place - self._start).manhattanLength() > _DRAG):
            self._frame = QRectF(self._start, place).normalized()
            self.update()
            return
        found = self._geometry.nearest(place.x(), place.y(), _GRIP)
        told = self._describe(found) if found >= 0 else ""
        QToolTip.showText(event.globalPosition().toPoint(), tip_of(told), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click, or a frame."""
        frame, start, self._frame, self._start = self._frame, self._start, None, None
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if start is None:
            return
        if frame is not None:
            found = frozenset(self._geometry.inside(frame.left(), frame.top(), frame.right(), frame.bottom()))
            self._choose(self._chosen | found if adding else found)
            return
        place = self._geometry.nearest(start.x(), start.y(), _GRIP)
        if place >= 0:
            self._move(place)
        if adding and place >= 0:
            self._choose(self._chosen ^ {place})
        elif not adding:
            self._choose(frozenset())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the point."""
        if self._current >= 0:
            self.opened.emit(self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the map anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, and on it what is chosen, where the focus is, and the frame."""
        painter, tones = QPainter(self), tones_of(self.palette())
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        painter.setPen(QPen(QColor(tones.text), 1.5))
        for place in self._chosen:
            painter.drawEllipse(self._at(place), side * 0.8, side * 0.8)
        if self._current >= 0:
            painter.setPen(QPen(QColor(tones.focus), 3))
            painter.drawEllipse(self._at(self._current), side, side)
        if self._frame is not None:
            painter.setPen(QPen(QColor(tones.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._frame)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(tones.focus if focused else tones.border), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _drawn(self) -> QPixmap:
        ratio, geometry, side = self.devicePixelRatioF(), self._geometry, self._side()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(tones_of(self.palette()).surface))
        pictures = [mark_pixmap(one, self.palette(), side, ratio) for one in (*self._marks, Mark(None))]
        painter, half = QPainter(picture), (side + 2) / 2
        places = geometry.drawn()
        rows = (geometry.x[places].tolist(), geometry.y[places].tolist(), geometry.marks[places].tolist())
        for x, y, mark in zip(*rows, strict=True):
            painter.drawPixmap(QPointF(x - half, y - half), pictures[mark])
        painter.end()
        return picture

    def _side(self) -> float:
        line = self.fontMetrics().height()
        return float(round(line * (0.75 if len(self._points) <= 400 else 0.55 if len(self._points) <= 3000 else 0.4)))

    def _at(self, place: int) -> QPointF:
        return QPointF(float(self._geometry.x[place]), float(self._geometry.y[place]))

    def _fit(self) -> None:
        edge = self._side() + 4
        self._geometry.fit(edge, edge, self.width() - 2 * edge, self.height() - 2 * edge)
        self._picture = None
        self.update()

    def _move(self, place: int) -> None:
        self.go_to(place)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))
        self.moved.emit(place)

    def _choose(self, places: frozenset[int]) -> None:
        if places != self._chosen:
            self.choose(places)
            self.chosen_changed.emit(tuple(sorted(places)))
