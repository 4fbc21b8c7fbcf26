# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of an encrypted archive."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from viewer.ui.labels import Style, label
from viewer.words import Words


class PasswordDialog(QDialog):
    """One field; `password()` after it was accepted. What is typed is kept nowhere."""

    def __init__(self, words: Words, again: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("shell.password.title"))
        self._line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        prompt = label(words.text("shell.password.wrong" if again else "shell.password.needed"))
        prompt.setBuddy(self._line)
        self._line.setAccessibleName(words.text("shell.password.field"))
        show = QCheckBox(words.text("shell.password.show"))
        show.toggled.connect(self._show_letters)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(words.text("shell.password.open"), QDialogButtonBox.ButtonRole.AcceptRole)
        without = buttons.addButton(words.text("shell.password.without"), QDialogButtonBox.ButtonRole.ActionRole)
        without.clicked.connect(self._go_on_without)
        buttons.addButton(words.text("shell.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        accept.setProperty("look", "primary")
        accept.setDefault(True)
        accept.setEnabled(False)
        self._line.textChanged.connect(lambda text: accept.setEnabled(bool(text)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        said = label(f"{words.text('shell.password.kept')} {words.text('shell.password.set_aside')}", Style.QUIET)
        for widget in (prompt, self._line, show, said, buttons):
            layout.addWidget(widget)
        width = self.fontMetrics().averageCharWidth() * 56
        self.resize(width, layout.totalHeightForWidth(width))

    def password(self) -> str:
        """What was typed; empty to go on without."""
        return self._line.text()

    def _go_on_without(self) -> None:
        self._line.clear()
        self.accept()

    def _show_letters(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
