# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Asks which person of the household a voice is: one of those named in the answers, or another name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from viewer.case.voice import OWNER
from viewer.ui.labels import Style, button, label, visible
from viewer.words import Words


class HouseholdDialog(QDialog):
    """`name()` is the answer once the dialog was accepted."""

    def __init__(self, words: Words, voice: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("voices.household.title"))
        self._names = tuple(names)
        self.field = QComboBox(editable=True)
        self.field.addItems([visible(name) for name in names])
        self.field.setAccessibleName(words.text("voices.household.field"))
        self.field.setCurrentIndex(-1)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.ok = button(words.text("voices.household.ok"), primary=True)
        cancel = button(words.text("shell.cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        for one in (cancel, self.ok):
            buttons.addWidget(one)
        layout = QVBoxLayout(self)
        layout.addWidget(label(words.text("voices.household.ask", voice=voice), Style.HEADING))
        layout.addWidget(label(words.text("voices.household.means")))
        layout.addWidget(self.field)
        layout.addLayout(buttons)
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.field.editTextChanged.connect(self._check)
        self._check()
        self.resize(min(self.fontMetrics().averageCharWidth() * 56, 860), self.sizeHint().height())

    def name(self) -> str:
        """The name that was chosen or typed."""
        place, typed = self.field.currentIndex(), self.field.currentText().strip()
        shown = 0 <= place < len(self._names) and visible(self._names[place]) == typed
        return self._names[place] if shown else typed

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.name()) and self.name() != OWNER)
