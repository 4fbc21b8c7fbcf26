# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How a file that was dropped becomes a judged case: the window's acts, one after the other, all in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.export import Secret
from viewer.case.facts import Facts
from viewer.case.message import Problem, message
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.jobs import Jobs
from viewer.ui.reopening import Reopening
from viewer.ui.row_news import RowNews
from viewer.ui.use_cases import UseCases
from viewer.ui.wish import Guard, Trouble, Wish
from viewer.work import Done, Failed, Stopped, Watch

if TYPE_CHECKING:
    from viewer.workflow.check import VerifyReport
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.overview import Overview

CASE_SUFFIX = ".notmine"
_UNGUARDED = Guard()
PASSWORD_KEYS = ("archive.password_needed", "archive.password_wrong")


class Flows(QObject):
    """The acts of the window, and in signals what came of them.

    `begun(ask)`: a case is being read, `ask` tells whether the owner should be asked for facts meanwhile.
    `judged` carries the `Overview`; `examined`: everything was read, measured and judged, but for the voices. `ended`:
    nothing is open any more. `trouble` carries a `Trouble`, `broken` an exception that is a mistake of the program,
    `password_wanted` whether one was tried already, `verified` a `VerifyReport`, `kept` the path of a case file worth
    recalling. `exports_wanted`: it has to be told where the export lies.
    """

    begun = Signal(bool)
    judged = Signal(object)
    examined = Signal()
    ended = Signal()
    trouble = Signal(object)
    broken = Signal(object)
    password_wanted = Signal(bool)
    verified = Signal(object)
    kept = Signal(str)
    exports_wanted = Signal()

    def __init__(
        self, load: Callable[[], UseCases], jobs: Jobs, store: CaseStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._load, self._jobs, self._store, self._wish = load, jobs, store, Wish()
        self._scanning = False
        self._facts_to_state: Facts | None = None
        self.news, self.reopening = RowNews(store, self), Reopening(self, jobs)

    @cached_property
    def act(self) -> UseCases:
        """The use cases, loaded when first needed since they bring heavy libraries."""
        return self._load()

    def preload(self) -> None:
        """Load the use cases in the background, so that the first act does not wait for them."""
        self._jobs.run(lambda _watch: self.act, lambda _outcome: None)

    def open_paths(self, paths: Sequence[Path], facts: Facts | None = None, guard: Guard = _UNGUARDED) -> None:
        """Open what was dropped or chosen: a case file, or the parts of an export, whose case is guarded so."""
        if not paths:
            return
        if len(paths) == 1 and paths[0].suffix == CASE_SUFFIX:
            self.reopening.open(paths[0])
            return
        wish = Wish(tuple(paths), facts, guard=guard)
        self._jobs.when_idle(lambda: self._jobs.run(lambda _watch: self._create(wish), self._created(wish)))

    def open_demo(self) -> None:
        """Open the built-in demonstration export with its facts."""

        def begin(_watch: Watch) -> Wish:
            export, facts = self.act.demo_paths()
            return Wish((export,), self.act.read_facts_file(facts))

        def go_on(outcome: Done[Wish] | Failed | Stopped) -> None:
            if isinstance(outcome, Done):
                wish = outcome.value
                self._jobs.run(lambda _watch: self._create(wish), self._created(wish))
            else:
                self.tell_failed(outcome)

        self._jobs.when_idle(lambda: self._jobs.run(begin, go_on))

    def unlock(self, password: str) -> None:
        """Try again with this password; it is kept in memory only, until the case is closed."""
        self._wish = replace(self._wish, secret=Secret(password.encode()))
        self.go_on()

    def go_on(self) -> None:
        """Read on where the last reading was stopped."""
        case, wish = self._store.case, self._wish
        if case is None or self._scanning:
            return
        if not wish.exports:
            self.exports_wanted.emit()
            return
        self._scanning = True
        self._jobs.run(lambda watch: self._scan(case, wish, watch), self._scanned)

    def go_on_with(self, exports: Sequence[Path]) -> None:
        """Read on in these parts of the export, which the open case was made from."""
        self._wish = replace(self._wish, exports=tuple(exports))
        if exports:
            self.go_on()

    def state_facts(self, facts: Facts) -> None:
        """The owner states these facts: the case is judged again, after the reading that is under way."""
        self._facts_to_state = facts
        self._wish = replace(self._wish, facts=facts)
        if not self._scanning:
            self._jobs.when_idle(self._state)

    def verify(self, path: Path) -> None:
        """Check a case file's hashes and integrity."""
        self._jobs.when_idle(
            lambda: self._jobs.run(
                lambda watch: self.act.verify(path, watch, None, self._wish.guard.secret), self._checked
            )
        )

    def adopt(self, case: OpenCase, overview: Overview, wish: Wish) -> None:
        """A case that was there is the open one now."""
        self._wish = wish
        self._store.hold(case)
        self.begun.emit(False)
        self.kept.emit(str(case.path))
        self.judged.emit(overview)

    def close_case(self) -> None:
        """Close the case; everything is kept already."""
        self._jobs.when_idle(self.leave)

    @property
    def wish(self) -> Wish:
        """What the open case is made from."""
        return self._wish

    @property
    def stating(self) -> bool:
        """Whether facts wait to be stated."""
        return self._facts_to_state is not None

    def secret(self) -> Secret | None:
        """The password of this export, if one was needed."""
        return self._wish.secret

    def _create(self, wish: Wish) -> OpenCase:
        path = self.act.default_case_path(wish.exports, self.act.cases_folder())
        return self.act.create_case(path, wish.guard.protection, wish.guard.secret)

    def _created(self, wish: Wish) -> Callable[[Done[OpenCase] | Failed | Stopped], None]:
        def begin(outcome: Done[OpenCase] | Failed | Stopped) -> None:
            if not isinstance(outcome, Done):
                self.tell_failed(outcome)
                return
            self._wish, self._facts_to_state = wish, None
            self._store.hold(outcome.value)
            self.begun.emit(wish.facts is None)
            self.go_on()

        return begin

    def _scan(self, case: OpenCase, wish: Wish, watch: Watch) -> Overview:
        from viewer.workflow.scan import ScanRequest

        return self.act.scan(case, ScanRequest(wish.exports, wish.facts, wish.secret), watch, self.news.came.emit)

    def _scanned(self, outcome: Done[Overview] | Failed | Stopped) -> None:
        self._scanning = False
        self.news.stop()
        self._store.tell(Changes(rows=not isinstance(outcome, Done)))
        match outcome:
            case Done(overview):
                self._keep()
                self.judged.emit(overview)
                self._store.tell(Changes(rows=True, standings=True))
                self.examined.emit()
            case Stopped():
                self._keep()
                self.trouble.emit(Trouble(message("shell.stopped"), can_continue=True))
            case Failed(Problem() as problem) if problem.said.key in PASSWORD_KEYS:
                self.password_wanted.emit(problem.said.key == PASSWORD_KEYS[1])
            case Failed():
                self.tell_failed(outcome)
                self._leave_if_empty()
        if self._facts_to_state is not None and self._store.case is not None:
            self._state()

    def _state(self) -> None:
        facts, case, self._facts_to_state = self._facts_to_state, self._store.case, None
        if facts is not None and case is not None:
            self._jobs.run(lambda _watch: self.act.state_facts(case, facts), self._stated)

    def _stated(self, outcome: Done[Overview] | Failed | Stopped) -> None:
        if isinstance(outcome, Done):
            self.judged.emit(outcome.value)
            self._store.tell(Changes(standings=True, facts=True))
        else:
            self.tell_failed(outcome)

    def _checked(self, outcome: Done[VerifyReport] | Failed | Stopped) -> None:
        if isinstance(outcome, Done):
            self.verified.emit(outcome.value)
        else:
            self.tell_failed(outcome)

    def tell_failed(self, outcome: object) -> None:
        """Say what went wrong: a sentence for a problem, the report of a mishap for a mistake of the program."""
        match outcome:
            case Failed(Problem() as problem):
                self.trouble.emit(Trouble(problem.said))
            case Failed(error):
                self.broken.emit(error)

    def _keep(self) -> None:
        if self._store.case is not None:
            self.kept.emit(str(self._store.case.path))

    def _leave_if_empty(self) -> None:
        case = self._store.case
        if case is not None and self.act.overview(case).recordings == 0:
            self.leave()

    def leave(self, close: Callable[[OpenCase], None] | None = None) -> None:
        """Let go of the case at once; `close` is how, where it is not merely to be closed."""
        self._wish, self._facts_to_state = Wish(), None
        self._store.release(close or self.act.discard_if_blank)
        self.ended.emit()
