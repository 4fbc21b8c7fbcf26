# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The dialog that enrols a voice: whose, by which way, and whether it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from viewer.case.message import Message, Problem
from viewer.case.take import Take
from viewer.case.voice import VoiceProfile
from viewer.ui.column import column
from viewer.ui.enrol.files_page import FilesPage
from viewer.ui.enrol.keeping import KeepChoice
from viewer.ui.enrol.kept_page import KeptPage
from viewer.ui.enrol.microphone import Block, Microphone
from viewer.ui.enrol.microphone_page import MicrophonePage
from viewer.ui.enrol.recorder import Recorder
from viewer.ui.enrol.state import LEAST_IN_A_TAKE_S, Place, derive_enrol_state
from viewer.ui.enrol.uses import EnrolUses
from viewer.ui.enrol.who import WhoChooser
from viewer.ui.jobs import Jobs
from viewer.ui.labels import Style, button, card, label, show_text
from viewer.words import Words
from viewer.work import Done, Failed, Stopped, Watch

T = TypeVar("T")
_PATIENCE_S = 0.3


@dataclass(frozen=True)
class EnrolParts:
    """What the dialog is made of: `jobs` is a door of its own, which it closes when it is closed."""

    uses: EnrolUses
    jobs: Jobs
    microphone: Microphone


class EnrolDialog(QDialog):
    """`enrolled` carries the `VoiceProfile` to compare with, kept or not; the dialog then closes."""

    enrolled = Signal(object)

    def __init__(
        self, words: Words, parts: EnrolParts, household: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._uses, self._jobs = words, parts.uses, parts.jobs
        self._spoken: dict[Place, Take | None] = dict.fromkeys(Place)
        self._chosen: tuple[Take, ...] = ()
        self._failure: Message | None = None
        self.recorder = Recorder(parts.microphone, self)
        self.who, self.keeping = WhoChooser(words, household), KeepChoice(words)
        self.speak, self.files, self.kept = MicrophonePage(words, self.recorder), FilesPage(words), KeptPage(words)
        self.finish_button = button(words.text("enrol.finish"), primary=True)
        self._pages = (self.speak, self.files, self.kept)
        self.tabs = QTabBar(drawBase=True)
        self._advice, self._problem = label(""), label("", Style.STRONG)
        self.setWindowTitle(words.text("enrol.title"))
        self._lay_out()
        self._connect()
        self._show_kept(None)
        self._turn()

    def done(self, result: int) -> None:
        """Close: the microphone too, and whatever is still being judged; nothing that was said is held any longer."""
        self.recorder.drop()
        self._jobs.close(_PATIENCE_S)
        self.keeping.forget()
        self.kept.line.clear()
        super().done(result)

    def _lay_out(self) -> None:
        words = self._words
        body, area = column()
        body.addWidget(label(words.text("enrol.what"), Style.QUIET))
        body.addWidget(self.who)
        frame, inside = card(words.text("enrol.ways"))
        inside.addWidget(self.tabs)
        for name, page in zip(("speak", "files", "kept"), self._pages, strict=True):
            self.tabs.addTab(words.text(f"enrol.tab.{name}"))
            inside.addWidget(page)
        self.tabs.setAccessibleName(words.text("enrol.ways"))
        body.addWidget(frame)
        body.addWidget(self.keeping)
        body.addWidget(label(words.text("enrol.voices_view"), Style.QUIET))
        body.addStretch()
        cancel = button(words.text("shell.cancel"))
        cancel.clicked.connect(self.reject)
        foot, row = QVBoxLayout(), QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self._advice)
        foot.addWidget(self._problem)
        foot.addLayout(row)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.finish_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        letter = self.fontMetrics().averageCharWidth()
        room = self.screen().availableSize() * 0.92
        self.resize(min(letter * 104, room.width()), min(letter * 112, room.height()))

    def _connect(self) -> None:
        self.who.changed.connect(self._typed)
        self.keeping.changed.connect(self._typed)
        self.speak.recorded.connect(self._judge)
        self.files.chosen.connect(self._judge_files)
        self.files.removed.connect(self._leave_out)
        self.kept.unlock_wanted.connect(self._unlock)
        self.kept.delete_wanted.connect(self._delete)
        self.kept.delete_all_wanted.connect(self._delete_all)
        self.kept.used.connect(self._use)
        self.finish_button.clicked.connect(self._finish)
        self.tabs.currentChanged.connect(self._turn)

    def _turn(self) -> None:
        self.speak.rest()
        self._typed()
        for number, page in enumerate(self._pages):
            page.setVisible(number == self.tabs.currentIndex())

    def _typed(self) -> None:
        self._failure = None
        self._derive()

    def _derive(self) -> None:
        state = derive_enrol_state(tuple(self._spoken.values()), self._chosen)
        making = self._pages[self.tabs.currentIndex()] is not self.kept
        flaw = self.keeping.flaw()
        for widget in (self.who, self.keeping, self._advice, self.finish_button):
            widget.setVisible(making)
        show_text(self._advice, self._words.say(state.advice))
        self.finish_button.setEnabled(state.ready and flaw is None and bool(self.who.person()) and not self._jobs.busy)
        said = self._failure or (flaw if state.ready and making else None)
        show_text(self._problem, self._words.say(said) if said is not None else "")
        self._problem.setVisible(said is not None)

    def _do(self, work: Callable[[Watch], T], then: Callable[[T], None]) -> None:
        """Work in the background; a problem is said beside the buttons."""

        def ended(outcome: Done[T] | Failed | Stopped) -> None:
            if isinstance(outcome, Done):
                then(outcome.value)
            else:
                self._show_takes()
            if isinstance(outcome, Failed):
                if not isinstance(outcome.error, Problem):
                    raise outcome.error
                self._failure = outcome.error.said
            self._derive()

        self._failure = None
        self._jobs.run(work, ended)
        self._derive()

    def _judge(self, place: Place, samples: Block, rate: int) -> None:
        def judged(take: Take) -> None:
            self._spoken[place] = take
            self._show_takes()

        name = self._words.text(f"enrol.place.{place}.short")
        self.speak.show_judging()
        self._do(lambda watch: self._uses.judge_take(samples, rate, watch, name, LEAST_IN_A_TAKE_S), judged)

    def _judge_files(self, paths: tuple[Path, ...]) -> None:
        def judged(takes: tuple[Take, ...]) -> None:
            self._chosen = (*self._chosen, *takes)
            self._show_takes()

        self.files.show_takes(self._chosen, judging=True)
        self._do(lambda watch: self._uses.takes_of_files(paths, watch), judged)

    def _show_takes(self) -> None:
        self.speak.show_takes(self._spoken)
        self.files.show_takes(self._chosen)

    def _leave_out(self, number: int) -> None:
        self._chosen = (*self._chosen[:number], *self._chosen[number + 1 :])
        self._show_takes()
        self._derive()

    def _finish(self) -> None:
        state = derive_enrol_state(tuple(self._spoken.values()), self._chosen)
        person, passphrase = self.who.person(), self.keeping.passphrase()

        def make(_watch: Watch) -> VoiceProfile:
            profile = self._uses.enrol(person, state.usable)
            if passphrase:
                self._uses.keep_profile(profile, passphrase)
            return profile

        self._do(make, self._use)

    def _use(self, profile: VoiceProfile) -> None:
        self.enrolled.emit(profile)
        self.accept()

    def _show_kept(self, profiles: tuple[VoiceProfile, ...] | None) -> None:
        self.kept.show_kept(self._uses.has_kept_profiles(), profiles)

    def _unlock(self, passphrase: str) -> None:
        self._do(lambda _watch: self._uses.kept_profiles(passphrase), self._show_kept)

    def _delete(self, person: str, passphrase: str) -> None:
        self._do(lambda _watch: self._uses.delete_profile(person, passphrase), self._show_kept)

    def _delete_all(self) -> None:
        self._do(lambda _watch: self._uses.delete_all_profiles(), lambda _none: self._show_kept(None))
