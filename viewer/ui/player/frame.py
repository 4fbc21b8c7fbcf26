# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player's parts and how they are laid out; what they do is the panel's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from viewer.case.query import Row
from viewer.settings import Settings
from viewer.ui.labels import label
from viewer.ui.player.controls import Controls
from viewer.ui.player.saying import link_text, time_text
from viewer.ui.player.state import PlayerState
from viewer.ui.player.transcript import TranscriptBox
from viewer.ui.player.waveform import WaveformView
from viewer.words import Words

_WIDE_EMS, _NARROWEST_EMS = 42, 20


class PlayerFrame(QWidget):
    """Waveform, controls and notice; the transcript beside them, or below where there is no room."""

    def __init__(self, words: Words, settings: Settings, describe: Callable[[], str], parent: QWidget | None) -> None:
        """`describe` gives the waveform's text equivalent."""
        super().__init__(parent)
        self.words = words
        self.wave = WaveformView(describe)
        self.wave.setAccessibleName(words.text("player.waveform"))
        self.controls = Controls(words, settings)
        self.transcript = TranscriptBox(words)
        self._notice = label()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setSpacing(self.fontMetrics().height())
        self._sides.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        left = QVBoxLayout()
        left.setSpacing(self.fontMetrics().height() // 2)
        left.addWidget(self.wave, 1)
        left.addWidget(self.controls)
        left.addWidget(self._notice)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(self.transcript, 2)

    def apply(self, state: PlayerState, row: Row | None) -> None:
        """Look as the state says; `row` is the recording shown."""
        self.controls.apply(state)
        self.controls.show_time(time_text(self.words, row, self.wave.position_s, self.wave.duration_s))
        hint = self.words.text("player.wave_covered") if state.wave_covered else ""
        self.wave.apply(state.wave_covered, hint, state.can_seek)
        notice = self.words.say(state.notice) if state.notice else ""
        if notice != self._notice.text():
            self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self.transcript.apply(state.text, (row.transcript or "") if row else "", link_text(self.words, row))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the controls allow in two rows: the parts go below each other there."""
        return QSize(_NARROWEST_EMS * self.fontMetrics().height(), self._sides.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_EMS * self.fontMetrics().height()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if wide else down)
        self.controls.rows.setDirection(across if wide else down)
