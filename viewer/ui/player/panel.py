# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player: waveform, transport, and the transcript beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QWidget

from viewer.case.message import Message
from viewer.case.query import Row
from viewer.settings import Settings
from viewer.ui.player.frame import PlayerFrame
from viewer.ui.player.keys import player_actions, space
from viewer.ui.player.saying import described, time_text
from viewer.ui.player.sound import Output
from viewer.ui.player.state import PlayerFacts, PlayerState, derive_player_state
from viewer.ui.player.stretch import Samples
from viewer.ui.player.waveform import Picture, seek_step
from viewer.words import Words

_TICK_MS = 40
_REPORT_S = 1.0


class PlayerPanel(PlayerFrame):
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
        super().__init__(words, settings, self._described, parent)
        self._settings = settings
        self._output = output or Output()
        self._row: Row | None = None
        self._covered = self._asked = self._text_asked = self._loaded = self._starting = self._muted = False
        self._unreported_s = 0.0
        self._trouble: Message | None = None
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._connect()
        self._actions = self._made_actions()
        self._set_feed()
        self._refresh()

    def _connect(self) -> None:
        self.wave.sought.connect(self._seek)
        self.controls.play_asked.connect(self.toggle)
        self.controls.stop_asked.connect(self.stop)
        self.controls.volume_chosen.connect(self._on_preference)
        self.controls.speed_chosen.connect(self._on_preference)
        self.controls.loop_chosen.connect(self._on_preference)
        self.controls.mute_chosen.connect(self._on_mute)
        self.transcript.asked.connect(self._reveal_text)

    def _made_actions(self) -> list[QAction]:
        controls = self.controls
        acts: dict[str, Callable[[], None]] = {
            "play": lambda: space(self.toggle),
            "back": lambda: self._step(-1),
            "forward": lambda: self._step(1),
            "slower": lambda: controls.step_speed(-1),
            "faster": lambda: controls.step_speed(1),
            "loop": controls.loop.click,
            "mute": controls.mute.click,
        }
        return player_actions(self.words, self, acts)

    def actions(self) -> list[QAction]:
        """Everything that keys can do here, for the window to bind."""
        return list(self._actions)

    def show_recording(self, row: Row | None, picture: Picture | None, covered: bool) -> None:
        """Show another recording, or none; what sounded before falls silent at once."""
        self._fall_silent()
        self._row, self._covered = row, covered
        self._asked = self._text_asked = self._loaded = self._starting = False
        self._trouble = self._output.reason
        self.wave.show_picture(picture, (row.duration_s or 0.0) if row else 0.0)
        self._refresh()

    def set_sound(self, number: int, samples: Samples, rate: int) -> None:
        """The sound that was wanted, int16 [frames, channels]; ignored if another recording is shown by now."""
        if self._row is None or self._row.number != number:
            return
        place = self.wave.position_s
        self._output.load(samples, rate)
        self._output.feed.seek(place)
        self.wave.set_duration(self._output.feed.duration_s)
        self._loaded = True
        if self._starting:
            self._start()
        self._refresh()

    def show_text(self, number: int) -> None:
        """Show the text too, silently: whoever made it legible elsewhere has told the ledger already."""
        if self._row is not None and self._row.number == number:
            self._text_asked = True
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
        self.wave.set_position(0.0)
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
        self.wave.set_position(self._output.feed.position_s)
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
        self.wave.seek(self.wave.position_s + steps * seek_step(self.wave.duration_s))

    def _on_mute(self, muted: bool) -> None:
        self._muted = muted
        self._set_feed()
        self._refresh()

    def _on_preference(self) -> None:
        self._set_feed()
        controls = self.controls
        self.preferences.emit(controls.volume.value() / 100, controls.speed.currentData(), controls.loop.isChecked())

    def _set_feed(self) -> None:
        feed, controls = self._output.feed, self.controls
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
                starting=self._starting,
                loaded=self._loaded,
                playing=self._output.feed.playing,
                position_s=self.wave.position_s,
                preview_s=self._settings.preview_seconds,
                muted=self._muted,
                trouble=self._trouble,
            )
        )

    def _refresh(self) -> None:
        self.apply(self._state(), self._row)

    def _described(self) -> str:
        time = time_text(self.words, self._row, self.wave.position_s, self.wave.duration_s)
        return described(self.words, self._row, time, self._state().wave_covered)

    def hideEvent(self, event: QHideEvent) -> None:
        """A player that nobody sees does not sound."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._starting = False
            self._fall_silent()
            self._refresh()
