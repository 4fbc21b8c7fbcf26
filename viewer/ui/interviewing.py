# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Runs the interview while the export is being read: proposals come as they are found, answers go to the case."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.facts import Facts
from viewer.case.message import Problem, message
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.wish import Trouble
from viewer.words import Words
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.ui.facts.page import InterviewPage
    from viewer.workflow.overview import Overview


class Interviewing(QObject):
    """`left`: the interview is over, whatever was answered. `trouble` carries a `Trouble`; `file_wanted`: the
    owner has the answers in a file."""

    left = Signal()
    trouble = Signal(object)
    file_wanted = Signal()

    def __init__(self, words: Words, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject) -> None:
        super().__init__(parent)
        self._flows, self._aside, self._store = flows, aside, store
        self._words, self._asking, self._examined = words, False, False
        self._known = Facts()
        self._book: Path | None = None
        store.changed.connect(self._changed)
        store.closed.connect(self._forget)
        flows.judged.connect(self._judged)

    @cached_property
    def page(self) -> InterviewPage:
        """The page that asks, made when it is first needed."""
        from viewer.ui.facts.page import InterviewPage

        page = InterviewPage(self._words)
        page.finished.connect(self._finish)
        page.skipped.connect(self._leave)
        page.file_wanted.connect(self.file_wanted)
        page.book_chosen.connect(self.compare_book)
        return page

    def begin(self) -> None:
        """Ask, going on where the answers that the case knows end."""
        case = self._store.case
        if case is None:
            return
        self._asking, self._known = True, self._flows.act.facts(case)
        self.page.show_facts(self._known)
        self._propose()

    def keep(self) -> None:
        """The owner turns to something else: what was answered so far is stated."""
        if self._asking:
            self._asking = False
            if self.page.facts() != self._known:
                self._flows.state_facts(self.page.facts())

    def keep_at_once(self) -> None:
        """The window closes, and nothing else works any more: what was answered so far is stated before that."""
        case, waiting = self._store.case, self._flows.wish.facts if self._flows.stating else None
        said = self.page.facts() if self._asking else waiting
        if case is not None and said is not None and said != self._flows.act.facts(case):
            self._flows.act.state_facts(case, said)

    def read_file(self, path: Path) -> None:
        """Take the answers from a file."""
        read = self._flows.act.read_facts_file
        self._aside.run(lambda _watch: read(path), self._was_read)

    def compare_book(self, path: Path) -> None:
        """Compare the contacts of the export with this address book, once the export was read."""
        self._book = path
        self.page.contacts.tell(message("shell.contacts.waiting"))
        self._compare()

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

    def _judged(self, overview: Overview) -> None:
        self._examined = overview.examined
        self._compare()

    def _compare(self) -> None:
        case, path = self._store.case, self._book
        if case is not None and path is not None and self._examined:
            self._book, compare = None, self._flows.act.compare_contacts
            self._aside.run(lambda _watch: compare(case, path), self._compared)

    def _compared(self, outcome: Done[Overview] | Failed | Stopped) -> None:
        match outcome:
            case Done(overview):
                self.page.contacts.tell(message("shell.contacts.done"))
                self._flows.judged.emit(overview)
                self._store.tell(Changes(standings=True, facts=True))
            case Failed(Problem() as problem):
                self.page.contacts.tell(problem.said)
            case Failed(error):
                self.page.contacts.tell(None)
                self._flows.broken.emit(error)
            case _:
                self.page.contacts.tell(None)

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

    def _forget(self) -> None:
        self._asking = self._examined = False
        self._book = None
        if "page" in vars(self):
            self.page.contacts.tell(None)
