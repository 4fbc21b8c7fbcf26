# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Enrolling from audio files: dropped here or chosen, each judged in a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from viewer.case.take import Take
from viewer.ui.enrol.state import good_said
from viewer.ui.enrol.take_list import TakeList
from viewer.ui.labels import Style, button, label
from viewer.ui.start.drop_zone import paths_of
from viewer.words import Words


class FilesPage(QWidget):
    """`chosen` carries the paths of files to judge, `removed` the number of the take to leave out."""

    chosen = Signal(object)
    removed = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAcceptDrops(True)
        self.takes = TakeList(words.text("enrol.files"))
        self.choose = button(words.text("enrol.files.choose"), primary=True)
        self.remove = button(words.text("enrol.files.remove"))
        self._empty, self._busy = label(words.text("enrol.files.empty"), Style.QUIET), label("", Style.STRONG)
        self._busy.setText(words.text("enrol.files.judging"))
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        self.show_takes(())

    def show_takes(self, takes: Sequence[Take], judging: bool = False) -> None:
        """Show these takes of files; `judging` while more are being looked at."""
        self.takes.put([(take, self._line(take)) for take in takes])
        self.takes.setVisible(bool(takes))
        self._empty.setVisible(not takes and not judging)
        self._busy.setVisible(judging)
        self.remove.setEnabled(bool(takes) and not judging)
        self.choose.setEnabled(not judging)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if self.choose.isEnabled() and paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._choose(paths_of(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves out the chosen file."""
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label(self._words.text("enrol.files.how"), Style.QUIET))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._busy)
        layout.addWidget(self._empty)
        layout.addWidget(self.takes, 1)
        layout.addStretch()

    def _line(self, take: Take) -> str:
        flaw = take.flaw_of_file
        if flaw is not None:
            return self._words.say(flaw)
        return self._words.text("enrol.take.line", take=take.name, said=self._words.say(good_said(take)))

    def _ask(self) -> None:
        title = self._words.text("enrol.files.choose").replace("&", "")
        names, _ = QFileDialog.getOpenFileNames(self, title)
        self._choose([Path(name) for name in names])

    def _choose(self, paths: Sequence[Path]) -> None:
        if paths:
            self.chosen.emit(tuple(paths))

    def _remove(self) -> None:
        self.removed.emit(self.takes.currentRow())
        self.takes.setFocus()
