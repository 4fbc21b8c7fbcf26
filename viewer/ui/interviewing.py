# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Runs the interview while the export is being read: proposals come as they are found, answers go to the case."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.facts import Facts
from viewer.case.message import Problem
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.wish import Trouble
from viewer.words import Words
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.ui.facts.page import InterviewPage


class Interviewing(QObject):
    """`left`: the interview is over, whatever was answered. `trouble` carries a `Trouble`; `file_wanted`: the
    owner has the answers in a file."""

    left = Signal()
    trouble = Signal(object)
    file_wanted = Signal()

    def __init__(self, words: Words, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject) -> None:
        super().__init__(parent)
        self._flows, self._aside, self._store = flows, aside, store
        self._words, self._asking = words, False
        store.changed.connect(self._changed)

    @cached_property
    def page(self) -> InterviewPage:
        """The page that asks, made when it is first needed."""
        from viewer.ui.facts.page import InterviewPage

        page = InterviewPage(self._words)
        page.finished.connect(self._finish)
        page.skipped.connect(self._leave)
        page.file_wanted.connect(self.file_wanted)
        return page

    def begin(self) -> None:
        """Ask, beginning with what the case knows already."""
        case = self._store.case
        if case is None:
            return
        self._asking = True
        self.page.show_facts(self._flows.act.facts(case))
        self._propose()

    def read_file(self, path: Path) -> None:
        """Take the answers from a file."""
        read = self._flows.act.read_facts_file
        self._aside.run(lambda _watch: read(path), self._was_read)

    def _was_read(self, outcome: Done[Facts] | Failed | Stopped) -> None:
        match outcome:
            case Done(facts):
                self.page.show_facts(facts)
                self._finish(facts)
            case Failed(Problem() as problem):
                self.trouble.emit(Trouble(problem.said))
            case Failed(error):
                self._flows.broken.emit(error)

    def _changed(self, changes: Changes) -> None:
        if self._asking and changes.rows:
            self._propose()

    def _propose(self) -> None:
        case = self._store.case
        if case is not None:
            find = self._flows.act.proposals
            self._aside.run(lambda _watch: find(case), self._proposed)

    def _proposed(self, outcome: Done[object] | Failed | Stopped) -> None:
        if isinstance(outcome, Done) and isinstance(outcome.value, tuple):
            self.page.propose(outcome.value)

    def _finish(self, facts: Facts) -> None:
        self._leave()
        self._flows.state_facts(facts)

    def _leave(self) -> None:
        self._asking = False
        self.left.emit()
