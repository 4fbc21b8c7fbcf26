# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An inline banner: what went wrong in one plain sentence, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from viewer.ui.labels import Style, button, label, show_text
from viewer.words import Words


class Banner(QFrame):
    """Hidden until there is something to say; `go_on` is its "Continue"."""

    go_on = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self._text = label("", Style.BODY)
        self._continue = button(words.text("shell.continue"), primary=True)
        close = button("✕", quiet=True, name=words.text("shell.banner.close"))
        self._continue.clicked.connect(self.go_on)
        self._continue.clicked.connect(self.hide)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._continue)
        row.addWidget(close)
        self.setAccessibleName(words.text("shell.banner"))
        self.hide()

    def say(self, text: str, can_continue: bool = False) -> None:
        """Show this sentence, and tell a screen reader."""
        show_text(self._text, text)
        self._continue.setVisible(can_continue)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
