# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player: waveform, transport, and the transcript beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from viewer.case.message import Message
from viewer.case.query import Row
from viewer.settings import Settings
from viewer.ui.player.controls import Controls
from viewer.ui.player.keys import player_actions, space
from viewer.ui.player.saying import described, link_text, time_text
from viewer.ui.player.sound import Output
from viewer.ui.player.state import PlayerFacts, PlayerState, derive_player_state
from viewer.ui.player.stretch import Samples
from viewer.ui.player.transcript import TranscriptBox, plain_label
from viewer.ui.player.waveform import Picture, WaveformView, seek_step
from viewer.words import Words

_TICK_MS = 40
_REPORT_S = 1.0
_WIDE_EMS = 42


class PlayerPanel(QWidget):
    """Plays one recording at a time and shows its text; both stay covered until asked for where the owner says so.

    The owner answers `sound_wanted` with `set_sound` or `sound_failed`, and keeps the ledger from `heard` and
    `text_revealed`. `preferences` tells volume, speed and loop after the user changed one.
    """

    sound_wanted = Signal(int)
    heard = Signal(int, float)
    text_revealed = Signal(int, int)
    problem = Signal(object)
    preferences = Signal(float, float, bool)

    def __init__(
        self, words: Words, settings: Settings, parent: QWidget | None = None, *, output: Output | None = None
    ) -> None:
        """`output` is the sound card unless another is given."""
        super().__init__(parent)
        self._words, self._settings = words, settings
        self._output = output or Output()
        self._row: Row | None = None
        self._covered = self._asked = self._text_asked = self._loaded = self._starting = self._muted = False
        self._unreported_s = 0.0
        self._trouble: Message | None = None
        self._wave = WaveformView(self._described)
        self._wave.setAccessibleName(words.text("player.waveform"))
        self._controls = Controls(words, settings)
        self._notice = plain_label()
        self._transcript = TranscriptBox(words)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._lay_out()
        self._connect()
        self._actions = self._made_actions()
        self._set_feed()
        self._refresh()

    def _lay_out(self) -> None:
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        left = QVBoxLayout()
        left.addWidget(self._wave, 1)
        left.addWidget(self._controls)
        left.addWidget(self._notice)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(self._transcript, 2)

    def _connect(self) -> None:
        self._wave.sought.connect(self._seek)
        self._controls.play_asked.connect(self.toggle)
        self._controls.stop_asked.connect(self.stop)
        self._controls.volume_chosen.connect(self._on_preference)
        self._controls.speed_chosen.connect(self._on_preference)
        self._controls.loop_chosen.connect(self._on_preference)
        self._controls.mute_chosen.connect(self._on_mute)
        self._transcript.asked.connect(self._reveal_text)

    def _made_actions(self) -> list[QAction]:
        controls = self._controls
        acts: dict[str, Callable[[], None]] = {
            "play": lambda: space(self.toggle),
            "back": lambda: self._step(-1),
            "forward": lambda: self._step(1),
            "slower": lambda: controls.step_speed(-1),
            "faster": lambda: controls.step_speed(1),
            "loop": controls.loop.click,
            "mute": controls.mute.click,
        }
        return player_actions(self._words, self, acts)

    def actions(self) -> list[QAction]:
        """Everything that keys can do here, for the window to bind."""
        return list(self._actions)

    def show_recording(self, row: Row | None, picture: Picture | None, covered: bool) -> None:
        """Show another recording, or none; what sounded before falls silent at once."""
        self._fall_silent()
        self._row, self._covered = row, covered
        self._asked = self._text_asked = self._loaded = self._starting = False
        self._trouble = self._output.reason
        self._wave.show_picture(picture, (row.duration_s or 0.0) if row else 0.0)
        self._refresh()

    def set_sound(self, number: int, samples: Samples, rate: int) -> None:
        """The sound that was wanted, int16 [frames, channels]; ignored if another recording is shown by now."""
        if self._row is None or self._row.number != number:
            return
        place = self._wave.position_s
        self._output.load(samples, rate)
        self._output.feed.seek(place)
        self._loaded = True
        if self._starting:
            self._start()
        self._refresh()

    def sound_failed(self, number: int, said: Message) -> None:
        """The sound that was wanted cannot be had, and why."""
        if self._row is not None and self._row.number == number:
            self._trouble, self._starting = said, False
            self._refresh()

    @Slot()
    def panic(self) -> None:
        """Silence and cover everything, at once."""
        self._fall_silent()
        self._covered = True
        self._asked = self._text_asked = self._starting = False
        self._refresh()
        self.repaint()

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        if self._output.feed.playing:
            self._output.feed.pause()
        elif self._row is not None and self._state().can_play:
            self._asked = self._starting = True
            if not self._output.available:
                self._fail(self._output.reason)
            elif self._loaded:
                self._start()
            else:
                self.sound_wanted.emit(self._row.number)
        self._refresh()

    @Slot()
    def stop(self) -> None:
        """Stop, and go back to the beginning."""
        self._starting = False
        self._fall_silent()
        self._output.feed.seek(0.0)
        self._wave.set_position(0.0)
        self._refresh()

    def _start(self) -> None:
        self._starting = False
        said = self._output.play(self._state().limit_s)
        if said is not None:
            self._fail(said)
        else:
            self._timer.start()

    def _fail(self, said: Message | None) -> None:
        self._trouble, self._starting = said, False
        self.problem.emit(said)

    def _fall_silent(self) -> None:
        self._output.mute()
        self._timer.stop()
        self._report(0.0)

    def _tick(self) -> None:
        said = self._output.tend()
        if said is not None:
            self._fail(said)
        playing = self._output.feed.playing
        self._report(_REPORT_S if playing else 0.0)
        self._wave.set_position(self._output.feed.position_s)
        if not playing:
            self._timer.stop()
        self._refresh()

    def _report(self, at_least_s: float) -> None:
        self._unreported_s += self._output.feed.take_heard()
        if self._row is not None and self._unreported_s > at_least_s:
            seconds, self._unreported_s = self._unreported_s, 0.0
            self.heard.emit(self._row.number, seconds)

    def _seek(self, seconds: float) -> None:
        self._output.feed.seek(seconds)
        self._refresh()

    def _step(self, steps: int) -> None:
        self._wave.seek(self._wave.position_s + steps * seek_step(self._wave.duration_s))

    def _on_mute(self, muted: bool) -> None:
        self._muted = muted
        self._set_feed()
        self._refresh()

    def _on_preference(self) -> None:
        self._set_feed()
        controls = self._controls
        self.preferences.emit(controls.volume.value() / 100, controls.speed.currentData(), controls.loop.isChecked())

    def _set_feed(self) -> None:
        feed, controls = self._output.feed, self._controls
        feed.set_volume(0.0 if self._muted else controls.volume.value() / 100)
        feed.set_speed(controls.speed.currentData())
        feed.set_loop(controls.loop.isChecked())

    def _reveal_text(self) -> None:
        if self._row is not None and self._row.transcript is not None and not self._text_asked:
            self._text_asked = True
            self._refresh()
            self.text_revealed.emit(self._row.number, len(self._row.transcript))

    def _state(self) -> PlayerState:
        return derive_player_state(
            PlayerFacts(
                recording=self._row is not None,
                covered=self._covered,
                has_text=self._row is not None and self._row.transcript is not None,
                text_asked=self._text_asked,
                asked=self._asked,
                loaded=self._loaded,
                playing=self._output.feed.playing,
                position_s=self._wave.position_s,
                preview_s=self._settings.preview_seconds,
                muted=self._muted,
                trouble=self._trouble,
            )
        )

    def _refresh(self) -> None:
        state = self._state()
        self._controls.apply(state)
        self._controls.show_time(self._time())
        hint = self._words.text("player.wave_covered") if state.wave_covered else ""
        self._wave.apply(state.wave_covered, hint, state.can_seek)
        self._notice.setText(self._words.say(state.notice) if state.notice else "")
        row = self._row
        self._transcript.apply(state.text, (row.transcript or "") if row else "", link_text(self._words, row))

    def _time(self) -> str:
        return time_text(self._words, self._row, self._wave.position_s, self._wave.duration_s)

    def _described(self) -> str:
        return described(self._words, self._row, self._time(), self._state().wave_covered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the transcript below where there is no room beside."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_EMS * self.fontMetrics().height()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if wide else down)
        self._controls.rows.setDirection(across if wide else down)

    def hideEvent(self, event: QHideEvent) -> None:
        """A player that nobody sees does not sound."""
        super().hideEvent(event)
        self._fall_silent()
