# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Undo and redo of what was decided, as two actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from viewer.case.message import Message
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.opened import OpenCase


class Undo(QObject):
    """`said` carries the words for what was undone or redone."""

    said = Signal(str)

    def __init__(self, words: Words, flows: Flows, store: CaseStore, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._flows, self._store = words, flows, store
        self.undo = QAction(words.text("shell.menu.undo"), parent)
        self.redo = QAction(words.text("shell.menu.redo"), parent)
        self.undo.setShortcuts([QKeySequence("U"), QKeySequence("Ctrl+Z")])
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        store.changed.connect(self.refresh)
        store.opened.connect(self.refresh)
        store.closed.connect(self._disable)
        self._disable()

    def refresh(self) -> None:
        """See what can be undone now."""
        case = self._store.case
        self.undo.setEnabled(case is not None and self._flows.act.can_undo(case))
        self.redo.setEnabled(case is not None and self._flows.act.can_redo(case))

    def _disable(self) -> None:
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def _undo(self) -> None:
        if self._store.case is not None:
            self._tell(self._store.case, self._flows.act.undo)

    def _redo(self) -> None:
        if self._store.case is not None:
            self._tell(self._store.case, self._flows.act.redo)

    def _tell(self, case: OpenCase, step: Callable[[OpenCase], Message | None]) -> None:
        words, what = self._words, step(case)
        self.said.emit(words.text("shell.undo.nothing") if what is None else words.say(what))
        self._flows.judged.emit(self._flows.act.overview(case))
        self._store.tell(Changes(standings=True, decisions=True))
