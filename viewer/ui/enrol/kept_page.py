# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The profiles that were kept: unlocked with their passphrase, used in this case, or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from viewer.case.voice import OWNER, VoiceProfile
from viewer.ui.labels import Style, button, label, show_text, visible
from viewer.words import Words


class KeptPage(QWidget):
    """`unlock_wanted` and `delete_wanted` (of one) carry what is needed; `used` carries a profile."""

    unlock_wanted = Signal(str)
    delete_wanted = Signal(str, str)
    delete_all_wanted = Signal()
    used = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._profiles: tuple[VoiceProfile, ...] = ()
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.unlock, self.use = (
            button(words.text("enrol.kept.unlock")),
            button(words.text("enrol.kept.use"), primary=True),
        )
        self.delete, self.delete_all = (
            button(words.text("enrol.kept.delete")),
            button(words.text("enrol.kept.delete_all")),
        )
        self.people = QListWidget()
        self.people.setAccessibleName(words.text("enrol.kept.people"))
        self._said = label("", Style.QUIET)
        self._lay_out()
        self.unlock.clicked.connect(self._unlock)
        self.line.returnPressed.connect(self._unlock)
        self.line.textChanged.connect(self._enable)
        self.use.clicked.connect(lambda: self.used.emit(self._profiles[self.people.currentRow()]))
        self.delete.clicked.connect(self._delete)
        self.delete_all.clicked.connect(self.delete_all_wanted)
        self.show_kept(False)

    def show_kept(self, any_kept: bool, profiles: Sequence[VoiceProfile] | None = None) -> None:
        """Whether any are kept, and which, None while they are locked."""
        self._profiles = tuple(profiles or ())
        locked = any_kept and profiles is None
        self.people.clear()
        self.people.addItems([self._named(one) for one in self._profiles])
        self.people.setCurrentRow(0)
        self.people.setVisible(bool(self._profiles))
        self._ask.setVisible(locked)
        self._acts.setVisible(any_kept)
        for act in (self.use, self.delete):
            act.setVisible(bool(self._profiles))
        show_text(
            self._said, self._words.text(f"enrol.kept.{'none' if not any_kept else 'locked' if locked else 'open'}")
        )
        if not any_kept:
            self.line.clear()
        self._enable()

    def _lay_out(self) -> None:
        title = label(self._words.text("enrol.keep.passphrase"), wrap=False)
        title.setBuddy(self.line)
        self.line.setAccessibleName(title.text())
        self._ask, self._acts = QWidget(), QWidget()
        ask, acts = QHBoxLayout(self._ask), QVBoxLayout(self._acts)
        for row in (ask, acts):
            row.setContentsMargins(0, 0, 0, 0)
        for part in (title, self.line, self.unlock):
            ask.addWidget(part)
        for act in (self.use, self.delete, self.delete_all):
            acts.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        for widget in (self._said, self._ask, self.people, self._acts):
            layout.addWidget(widget)
        layout.addStretch()

    def _named(self, profile: VoiceProfile) -> str:
        name = self._words.text("enrol.who.me") if profile.person == OWNER else visible(profile.person)
        return self._words.text("enrol.kept.line", name=name, seconds=round(profile.speech_s))

    def _enable(self) -> None:
        self.unlock.setEnabled(bool(self.line.text()))

    def _unlock(self) -> None:
        if self.line.text():
            self.unlock_wanted.emit(self.line.text())

    def _delete(self) -> None:
        self.delete_wanted.emit(self._profiles[self.people.currentRow()].person, self.line.text())
