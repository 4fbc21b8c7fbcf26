# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A level meter: a bar for the root mean square, a mark for the peak, and both in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from viewer.ui.enrol.recorder import SILENCE_DB, Level
from viewer.ui.labels import Style, label, show_text
from viewer.ui.tones import tones_of
from viewer.words import Words

_LOWEST_DB = -60
_TOO_QUIET_DB, _TOO_LOUD_DB = -45.0, -1.0
_MARK_PX = 3


class _Bar(QProgressBar):
    """A bar from -60 to 0 dBFS with a mark where the peak is."""

    def __init__(self) -> None:
        super().__init__(textVisible=False)
        self.setRange(0, -_LOWEST_DB)
        self.peak_db = SILENCE_DB

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark over the bar."""
        super().paintEvent(event)
        share = 1 - self.peak_db / _LOWEST_DB
        if share > 0:
            tones = tones_of(self.palette())
            painter = QPainter(self)
            colour = tones.inconsistent if self.peak_db >= _TOO_LOUD_DB else tones.text
            left = round(share * (self.width() - _MARK_PX))
            painter.fillRect(left, 0, _MARK_PX, self.height(), QColor(colour))


class LevelMeter(QWidget):
    """Shows a `Level`, or that nothing is being recorded."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.bar, self.text = _Bar(), label("", Style.QUIET)
        self.bar.setAccessibleName(words.text("enrol.level"))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self.text)
        self.rest()

    def rest(self) -> None:
        """Nothing is being recorded."""
        self.bar.peak_db = SILENCE_DB
        self.bar.setValue(0)
        show_text(self.text, self._words.text("enrol.level.none"))

    def show_level(self, level: Level) -> None:
        """This loud it is."""
        self.bar.peak_db = level.peak_db
        self.bar.setValue(max(0, round(level.rms_db) - _LOWEST_DB))
        self.bar.update()
        how = "loud" if level.peak_db >= _TOO_LOUD_DB else "quiet" if level.rms_db < _TOO_QUIET_DB else "good"
        said = self._words.text(f"enrol.level.{how}", rms=_db(level.rms_db), peak=_db(level.peak_db))
        show_text(self.text, said)


def _db(value: float) -> str:
    return f"−{abs(round(value))}" if round(value) else "0"
