# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Esc Esc: whatever has the focus, everything is silent and covered at once."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

WITHIN_S = 0.6


class Panic(QObject):
    """Install it on the application; `pressed` follows the second Esc."""

    pressed = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._first = clock, float("-inf")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count each press once, where it enters a window; the key itself goes on its way."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWindow) and isinstance(event, QKeyEvent):
            self._press(Qt.Key(event.key()), event.isAutoRepeat())
        return False

    def _press(self, key: Qt.Key, repeated: bool) -> None:
        now = self._clock()
        if key != Qt.Key.Key_Escape:
            self._first = float("-inf")
        elif repeated:
            return
        elif now - self._first <= WITHIN_S:
            self._first = float("-inf")
            self.pressed.emit()
        else:
            self._first = now
