# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What stands between a file that was dropped and its case: a password, and a backup where the case is damaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from viewer.case.export import Secret
from viewer.case.facts import Facts
from viewer.case.message import Message
from viewer.case.protection import Protection
from viewer.ui.case_password import Asked, CasePasswordDialog
from viewer.ui.flows import CASE_SUFFIX
from viewer.ui.labels import message_box
from viewer.ui.wish import Guard

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class Protecting(QObject):
    """Asks before `Flows` acts; the choice of the first page is remembered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._words = window, window.parts.words
        self._flows, self._preferences = window.parts.flows, window.parts.preferences
        window.start.protection.put(self.way)
        window.start.protection.chosen.connect(self._remember)
        self._flows.reopening.locked.connect(self._ask)
        self._flows.reopening.damaged.connect(self._offer)

    @property
    def way(self) -> Protection:
        """How a new case is protected."""
        told = self._preferences.settings.case_protection
        return Protection(told) if told in tuple(Protection) else Protection.NONE

    def open_paths(self, paths: Sequence[Path], facts: Facts | None = None) -> None:
        """Open what was dropped or chosen, after asking for the password of a case that is to have one."""
        is_case = len(paths) == 1 and paths[0].suffix == CASE_SUFFIX
        if not paths or is_case or self.way is not Protection.PASSWORD:
            self._flows.open_paths(paths, facts, Guard(Protection.NONE if is_case else self.way))
            return
        dialog = CasePasswordDialog(self._words, Asked.NEW, self._window)
        dialog.accepted.connect(
            lambda: self._flows.open_paths(paths, facts, Guard(Protection.PASSWORD, dialog.secret()))
        )
        dialog.open()

    def _remember(self, way: Protection) -> None:
        self._preferences.put(replace(self._preferences.settings, case_protection=way.value))

    def _ask(self, path: Path, again: bool) -> None:
        dialog = CasePasswordDialog(self._words, Asked.AGAIN if again else Asked.OPEN, self._window)
        dialog.accepted.connect(lambda: self._flows.reopening.open(path, dialog.secret()))
        dialog.open()

    def _offer(self, path: Path, told: Message, secret: Secret | None) -> None:
        words, made = self._words, dict(told.params)["made"]
        text = words.text("survival.offer", file=path.name, made=made)
        box = message_box(self._window, words.text("survival.offer.title"), text, words.text("survival.offer.more"))
        restore = box.addButton(words.text("survival.offer.do"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(words.text("shell.cancel"), QMessageBox.ButtonRole.RejectRole))
        restore.clicked.connect(lambda: self._flows.reopening.restore(path, secret))
        box.open()
