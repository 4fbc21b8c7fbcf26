# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One sentence on the first page: how a new case is protected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from viewer.case.protection import Protection
from viewer.ui.labels import Style, label, show_text
from viewer.words import Words


class ProtectionChoice(QWidget):
    """A list of the three ways, and below it what the chosen one means. `chosen` carries a `Protection`."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._ways = QComboBox()
        for way in Protection:
            self._ways.addItem(words.text(f"case_key.way.{way}"), way.value)
        self._ways.setAccessibleName(words.text("case_key.question"))
        self._meaning = label("", Style.QUIET)
        question = label(words.text("case_key.question"), wrap=False)
        question.setBuddy(self._ways)
        row = QHBoxLayout()
        row.addWidget(question)
        row.addWidget(self._ways)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._meaning)
        self._show_meaning()
        self._ways.currentIndexChanged.connect(self._choose)

    def put(self, protection: Protection) -> None:
        """Show this one as chosen."""
        self._ways.setCurrentIndex(self._ways.findData(protection.value))

    def _choose(self) -> None:
        self._show_meaning()
        self.chosen.emit(Protection(self._ways.currentData()))

    def _show_meaning(self) -> None:
        show_text(self._meaning, self._words.text(f"case_key.meaning.{self._ways.currentData()}"))
