# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Enrolling by microphone: three short texts to read aloud, each take judged at once and recorded again at will."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.case.message import Message
from viewer.case.take import Take
from viewer.ui.enrol.meter import LevelMeter
from viewer.ui.enrol.recorder import Level, Recorder
from viewer.ui.enrol.state import Place, take_said
from viewer.ui.enrol.take_list import TakeList
from viewer.ui.labels import Style, button, card, label, rename, show_text
from viewer.words import Words

PLACES = tuple(Place)


class MicrophonePage(QWidget):
    """`recorded` carries which take it is, its samples and their rate; nothing is held here afterwards."""

    recorded = Signal(object, object, int)

    def __init__(self, words: Words, recorder: Recorder) -> None:
        super().__init__()
        self._words, self._recorder = words, recorder
        self._takes: dict[Place, Take | None] = dict.fromkeys(PLACES)
        self._judging = False
        self.takes = TakeList(words.text("enrol.takes"))
        self.record = button("", primary=True)
        self.meter = LevelMeter(words)
        self._where, self._text = label("", Style.HEADING), label("")
        self._passed, self._said = label("", Style.STRONG, wrap=False), label("", Style.STRONG)
        self._lay_out()
        self.takes.currentRowChanged.connect(self._show)
        self.record.clicked.connect(self._press)
        recorder.heard.connect(self._hear)
        recorder.full.connect(self._finish)
        self.show_takes(self._takes)

    @property
    def place(self) -> Place:
        """The take that is chosen."""
        return PLACES[max(0, self.takes.currentRow())]

    def show_takes(self, takes: dict[Place, Take | None]) -> None:
        """Show what was judged, and go on to the first take that is still to come or has to be made again."""
        self._takes, self._judging = dict(takes), False
        self.takes.put([(takes[place], self._line(place, take_said(takes[place]))) for place in PLACES])
        height = sum(self.takes.sizeHintForRow(row) for row in range(len(PLACES)))
        self.takes.setFixedHeight(height + 2 * self.takes.frameWidth() + 4)
        last = takes[self.place]
        if last is not None and last.quality.problem is None and None in takes.values():
            self.takes.setCurrentRow([takes[place] for place in PLACES].index(None))
        self._show()

    def show_judging(self) -> None:
        """A take is being judged."""
        self._judging = True
        self._show()

    def rest(self) -> None:
        """Close the microphone and forget a take that was not finished."""
        if self._recorder.recording:
            self._recorder.drop()
            self.meter.rest()
            self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label(self._words.text("enrol.microphone.how"), Style.QUIET))
        layout.addWidget(self.takes)
        frame, inside = card(self._words.text("enrol.read"))
        inside.addWidget(self._where)
        inside.addWidget(self._text)
        layout.addWidget(frame)
        row = QHBoxLayout()
        row.addWidget(self.record)
        row.addWidget(self._passed)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._said)
        layout.addWidget(self.meter)
        layout.addStretch()

    def _show(self) -> None:
        words, take, recording = self._words, self._takes[self.place], self._recorder.recording
        show_text(self._where, words.text(f"enrol.place.{self.place}"))
        show_text(self._text, words.text(f"enrol.read.{self.place}"))
        key = "stop" if recording else "record" if take is None else "again"
        rename(self.record, words.text(f"enrol.{key}"))
        self.record.setEnabled(not self._judging)
        self.takes.setEnabled(not recording)
        self._passed.setVisible(recording)
        problem = take.quality.problem if take is not None else None
        said = words.text("enrol.judging") if self._judging else self._line(self.place, problem) if problem else ""
        self._say("" if recording else said)

    def _line(self, place: Place, said: Message) -> str:
        name = self._words.text(f"enrol.place.{place}.short")
        return self._words.text("enrol.take.line", take=name, said=self._words.say(said))

    def _press(self) -> None:
        if self._recorder.recording:
            self._finish()
            return
        problem = self._recorder.start()
        show_text(self._passed, self._words.text("enrol.passed", seconds=0))
        self._show()
        if problem is not None:
            self._say(self._words.say(problem))

    def _finish(self) -> None:
        if not self._recorder.recording:
            return
        samples, rate = self._recorder.stop()
        self.meter.rest()
        self._show()
        self.recorded.emit(self.place, samples, rate)

    def _hear(self, level: Level) -> None:
        self.meter.show_level(level)
        show_text(self._passed, self._words.text("enrol.passed", seconds=round(self._recorder.seconds)))

    def _say(self, text: str) -> None:
        show_text(self._said, text)
        self._said.setVisible(bool(text))
