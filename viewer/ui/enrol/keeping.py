# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether a profile is kept: for this case only, or encrypted under a passphrase that is typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from viewer.case.message import Message, message
from viewer.ui.labels import label
from viewer.words import Words


class KeepChoice(QWidget):
    """`changed`: something was chosen or typed. What is typed is kept nowhere but here, until `forget`."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.once, self.keep = QRadioButton(words.text("enrol.keep.once")), QRadioButton(words.text("enrol.keep.kept"))
        self.first, self.second = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(2))
        self.once.setChecked(True)
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(28, 0, 0, 0)
        for row, (name, line) in enumerate((("passphrase", self.first), ("again", self.second))):
            title = label(words.text(f"enrol.keep.{name}"), wrap=False)
            title.setBuddy(line)
            line.setAccessibleName(title.text())
            line.textChanged.connect(self.changed)
            grid.addWidget(title, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(label(words.text("enrol.keep.lost")), 2, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.once, self.keep, self._fields):
            layout.addWidget(widget)
        self._fields.setVisible(False)
        self.keep.toggled.connect(self._fields.setVisible)
        self.keep.toggled.connect(self.changed)

    def passphrase(self) -> str:
        """The passphrase to keep it under; empty where it is not to be kept."""
        return self.first.text() if self.keep.isChecked() else ""

    def flaw(self) -> Message | None:
        """Why it cannot be kept as it was typed, or None."""
        if not self.keep.isChecked():
            return None
        if not self.first.text():
            return message("enrol.keep.missing")
        return None if self.first.text() == self.second.text() else message("enrol.keep.differ")

    def forget(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.second.clear()
