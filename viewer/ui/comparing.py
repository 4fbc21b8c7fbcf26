# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Compares the voices of a case once it is judged by everything else, in the background and without being asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.case.message import message
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.wish import Trouble
from viewer.work import Done, Failed, Stopped, Watch

if TYPE_CHECKING:
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.overview import Overview


class Comparing(QObject):
    """Gives way to facts that the owner states meanwhile, and goes on after them."""

    def __init__(self, flows: Flows, jobs: Jobs, store: CaseStore, parent: QObject) -> None:
        super().__init__(parent)
        self._flows, self._jobs, self._store = flows, jobs, store
        self._gave_way = False
        flows.examined.connect(self.begin)
        flows.judged.connect(self._go_on)
        store.closed.connect(self._forget)

    def begin(self) -> None:
        """Listen to what was not listened to yet, and compare all."""
        case, wish = self._store.case, self._flows.wish
        if case is None or not wish.exports:
            self._flows.go_on()
            return

        def work(watch: Watch) -> Overview:
            from viewer.workflow.scan import ScanRequest

            return self._flows.act.scan(case, ScanRequest(wish.exports, None, wish.secret, voice=True), watch, None)

        self._jobs.run(work, lambda outcome: self._compared(case, outcome))

    def _compared(self, case: OpenCase, outcome: Done[Overview] | Failed | Stopped) -> None:
        if case is not self._store.case:
            return
        if isinstance(outcome, Done):
            self._flows.judged.emit(outcome.value)
            self._store.tell(Changes(rows=True, standings=True))
        elif isinstance(outcome, Failed):
            self._flows.tell_failed(outcome)
        elif self._flows.stating:
            self._gave_way = True
        else:
            self._flows.trouble.emit(Trouble(message("shell.voices_stopped"), can_continue=True))

    def _go_on(self) -> None:
        if self._gave_way:
            self._gave_way = False
            self.begin()

    def _forget(self) -> None:
        self._gave_way = False
