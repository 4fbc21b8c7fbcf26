# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The buttons under the waveform: play, stop, time, volume, speed, loop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QPushButton, QSlider, QToolButton, QWidget

from viewer.settings import Settings
from viewer.ui.labels import label
from viewer.ui.player.glyphs import glyph
from viewer.ui.player.state import PlayerState
from viewer.words import Words

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class _Slider(QSlider):
    """A slider that keeps its arrow keys when the window has shortcuts on them."""

    def event(self, event: QEvent) -> bool:
        """Claim the arrow keys."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        ):
            event.accept()
            return True
        return super().event(event)


class Controls(QWidget):
    """Signals what the user wants; holds no state but what its widgets show."""

    play_asked = Signal()
    stop_asked = Signal()
    volume_chosen = Signal(float)
    mute_chosen = Signal(bool)
    speed_chosen = Signal(float)
    loop_chosen = Signal(bool)

    def __init__(self, words: Words, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.play = QPushButton()
        self.stop = self._tool("stop", "stop")
        self.time = label()
        self.time.setWordWrap(False)
        self.mute = self._tool("mute", "sound", checkable=True)
        self.volume = _Slider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(round(settings.volume * 100))
        self.volume.setAccessibleName(words.text("player.volume"))
        self.volume.setToolTip(words.text("player.volume"))
        self.speed = QComboBox()
        for speed in SPEEDS:
            digits = 2 if speed * 4 % 2 else 1
            self.speed.addItem(words.text("player.times", speed=words.number(speed, digits)), speed)
        self.speed.setAccessibleName(words.text("player.speed"))
        self.speed.setToolTip(words.text("player.speed"))
        self.set_speed(settings.speed)
        self.loop = self._tool("loop", "loop", checkable=True)
        self.loop.setChecked(settings.loop)
        self._lay_out()
        self._connect()
        self._draw()

    def _tool(self, name: str, sign: str, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(self._words.text(f"player.{name}"))
        button.setToolTip(self._words.text(f"player.{name}.tip"))
        button.setAccessibleName(self._words.text(f"player.{name}"))
        button.setCheckable(checkable)
        button.setProperty("sign", sign)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        self.rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (first, (self.play, self.stop, self.time)),
            (second, (self.mute, self.volume, self.speed, self.loop)),
        ):
            for widget in widgets:
                row.addWidget(widget)
        first.addStretch()
        self.volume.setMinimumWidth(4 * self.fontMetrics().height())
        self.rows.addLayout(first, 1)
        self.rows.addLayout(second, 1)

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.volume.valueChanged.connect(lambda value: self.volume_chosen.emit(value / 100))
        self.mute.toggled.connect(self._on_mute)
        self.speed.currentIndexChanged.connect(lambda index: self.speed_chosen.emit(SPEEDS[index]))
        self.loop.toggled.connect(self.loop_chosen)

    def set_speed(self, speed: float) -> None:
        """Choose the offered speed that is nearest."""
        self.speed.setCurrentIndex(min(range(len(SPEEDS)), key=lambda index: abs(SPEEDS[index] - speed)))

    def step_speed(self, steps: int) -> None:
        """Choose the next faster (1) or slower (-1) speed."""
        self.speed.setCurrentIndex(min(max(self.speed.currentIndex() + steps, 0), len(SPEEDS) - 1))

    def apply(self, state: PlayerState) -> None:
        """Look as the state says."""
        said = self._words.say(state.play)
        if self.play.text() != said:
            self.play.setText(said)
            self.play.setToolTip(self._words.text("player.play.tip"))
        self._sign(self.play, "pause" if state.shows_pause else "play")
        self.play.setEnabled(state.can_play)
        self.stop.setEnabled(state.can_stop)
        self.loop.setEnabled(state.can_loop)

    def show_time(self, text: str) -> None:
        """The position and the duration."""
        if self.time.text() != text:
            self.time.setText(text)
        self.time.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs again in the new colours or size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._draw()

    def _on_mute(self, muted: bool) -> None:
        self._sign(self.mute, "muted" if muted else "sound")
        self.mute_chosen.emit(muted)

    def _sign(self, button: QPushButton | QToolButton, sign: str) -> None:
        if button.property("sign") != sign:
            button.setProperty("sign", sign)
            button.setIcon(glyph(sign, self.palette()))

    def _draw(self) -> None:
        side = self.fontMetrics().height() + 2
        for button in (self.play, self.stop, self.mute, self.loop):
            button.setIconSize(QSize(side, side))
            button.setIcon(glyph(button.property("sign") or "play", self.palette()))
