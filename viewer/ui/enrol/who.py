# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whose voice it is: the owner's, or that of somebody of the household."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QRadioButton, QWidget

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
        self.names.setVisible(False)
        self.other.toggled.connect(self.names.setVisible)
        self.other.toggled.connect(self.changed)
        self.names.currentTextChanged.connect(self.changed)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(2, 1)
        layout.setHorizontalSpacing(14)
        layout.addWidget(label(words.text("enrol.who"), Style.STRONG, wrap=False), 0, 0, 1, 3)
        layout.addWidget(self.me, 1, 0)
        layout.addWidget(self.other, 1, 1)
        layout.addWidget(self.names, 2, 0, 1, 3)

    def person(self) -> str:
        """`owner`, or the name that was chosen or typed; may be empty."""
        return OWNER if self.me.isChecked() else self.names.currentText().strip()
