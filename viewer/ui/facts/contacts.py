# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The question for an address book: a file to choose or to drop, of which only counts are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from viewer.case.message import Message
from viewer.ui.facts.answers import Answers
from viewer.ui.facts.editor import Editor
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.start.drop_zone import paths_of
from viewer.words import Words

SUFFIXES = (".vcf", ".csv")


class ContactsEditor(Editor):
    """`chosen` carries the path of an address book; nothing of it stays in the answers."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAcceptDrops(True)
        self.choose = button(words.text("shell.contacts.choose"))
        self.choose.clicked.connect(self._choose)
        self._said = label("", Style.STRONG)
        zone = QFrame()
        zone.setProperty("look", "drop")
        inside = QVBoxLayout(zone)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(10)
        drop = label(words.text("shell.contacts.drop"), Style.QUIET)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(zone)
        layout.addWidget(self._said)
        self.setFocusProxy(self.choose)
        self.tell(None)

    def put(self, answers: Answers) -> None:
        """There is nothing of it in the answers."""

    def read(self, answers: Answers) -> Answers:
        """The answers as they are."""
        return answers

    def tell(self, said: Message | None) -> None:
        """Say what became of the address book, or nothing."""
        show_text(self._said, self._words.say(said) if said is not None else "")
        self._said.setVisible(said is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one address book."""
        if _books(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Compare it."""
        event.acceptProposedAction()
        for path in _books(event.mimeData())[:1]:
            self.chosen.emit(path)

    def _choose(self) -> None:
        kinds = f"{self._words.text('shell.contacts.files')} (*.vcf *.csv)"
        title = self.choose.accessibleName()
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.chosen.emit(Path(name))


def _books(data: object) -> tuple[Path, ...]:
    return tuple(path for path in paths_of(data) if path.suffix.lower() in SUFFIXES)  # type: ignore[arg-type]
