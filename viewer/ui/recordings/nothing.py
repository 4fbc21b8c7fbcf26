# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What stands where the list would be while there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.ui.labels import button, label, show_text
from viewer.words import Words


class NothingHere(QWidget):
    """A sentence, and where it helps a button that takes search and filters back; `clear` tells that it was pressed."""

    clear = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._said = label()
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self._clear = button(words.text("recordings.clear_filter"), primary=True)
        self._clear.clicked.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._said)
        layout.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_text(self, said: str, can_clear: bool) -> None:
        """Say this, with or without the button."""
        show_text(self._said, said)
        self._clear.setVisible(can_clear)
