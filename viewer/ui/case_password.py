# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of a case: a new one twice, that of a case which is there once."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from viewer.case.export import Secret
from viewer.ui.labels import Style, label
from viewer.words import Words


class Asked(StrEnum):
    """What for."""

    NEW = "new"
    OPEN = "open"
    AGAIN = "again"


class CasePasswordDialog(QDialog):
    """`secret()` after it was accepted. What is typed is kept nowhere else, and there is no way back to a lost one."""

    def __init__(self, words: Words, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("case_key.dialog.title"))
        names = ("password", "repeat") if asked is Asked.NEW else ("password",)
        self._lines = [QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in names]
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, line in zip(names, self._lines, strict=True):
            title = label(words.text(f"case_key.dialog.{name}"), wrap=False)
            title.setBuddy(line)
            line.setAccessibleName(words.text(f"case_key.dialog.{name}"))
            line.textChanged.connect(self._look)
            form.addRow(title, line)
        buttons = QDialogButtonBox()
        self._accept = buttons.addButton(
            words.text(f"case_key.dialog.do_{'new' if asked is Asked.NEW else 'open'}"),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        buttons.addButton(words.text("shell.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._accept.setProperty("look", "primary")
        self._accept.setDefault(True)
        self._accept.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(words.text(f"case_key.dialog.{asked}")))
        layout.addLayout(form)
        if asked is Asked.NEW:
            layout.addWidget(label(words.text("case_key.dialog.lost"), Style.QUIET))
        layout.addWidget(buttons)
        width = self.fontMetrics().averageCharWidth() * 60
        self.resize(width, layout.totalHeightForWidth(width))

    def secret(self) -> Secret:
        """What was typed."""
        return Secret(self._lines[0].text().encode())

    def _look(self) -> None:
        typed = {line.text() for line in self._lines}
        self._accept.setEnabled(len(typed) == 1 and "" not in typed)
