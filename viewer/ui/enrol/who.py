# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whose voice it is: the owner's, or that of somebody of the household."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from viewer.case.voice import OWNER
from viewer.ui.labels import Style, label, visible
from viewer.words import Words


class WhoChooser(QWidget):
    """`changed`: somebody else was chosen."""

    changed = Signal()

    def __init__(self, words: Words, household: Sequence[str]) -> None:
        super().__init__()
        self.me, self.other = QRadioButton(words.text("enrol.who.me")), QRadioButton(words.text("enrol.who.other"))
        self.names = QComboBox(editable=True)
        self.names.addItems([visible(name) for name in household])
        self.names.setCurrentIndex(0 if household else -1)
        self.names.setAccessibleName(words.text("enrol.who.name"))
        self.names.setMinimumContentsLength(18)
        line = self.names.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.text("enrol.who.name"))
            line.setAccessibleName(words.text("enrol.who.name"))
        self.me.setChecked(True)
        self.names.setEnabled(False)
        self.other.toggled.connect(self.names.setEnabled)
        self.other.toggled.connect(self.changed)
        self.names.currentTextChanged.connect(self.changed)
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(label(words.text("enrol.who"), Style.STRONG, wrap=False))
        row.addWidget(self.me)
        row.addWidget(self.other)
        row.addWidget(self.names, 1)
        layout.addLayout(row)

    def person(self) -> str:
        """`owner`, or the name that was chosen or typed; may be empty."""
        return OWNER if self.me.isChecked() else self.names.currentText().strip()
