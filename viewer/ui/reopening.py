# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opening a case that is there: with its password, or from a backup where it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.export import Secret
from viewer.case.message import Problem, message
from viewer.case.protection import Protection
from viewer.ui.jobs import Jobs
from viewer.ui.wish import Guard, Trouble, Wish
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.ui.flows import Flows
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.overview import Overview
    from viewer.workflow.survival import Restored

LOCKED = ("case_key.needed", "case_key.wrong")
_RESTORABLE = "case.damaged_backup"

Reopened = tuple["OpenCase", "Overview", Wish]


class Reopening(QObject):
    """`locked(path, tried)`: a case needs a password. `damaged(path, said, password)`: it has a whole backup."""

    locked = Signal(object, bool)
    damaged = Signal(object, object, object)

    def __init__(self, flows: Flows, jobs: Jobs) -> None:
        super().__init__(flows)
        self._flows, self._jobs = flows, jobs

    def open(self, path: Path, secret: Secret | None = None) -> None:
        """Open a case file."""
        begin = self._opened(path, secret)
        self._jobs.when_idle(lambda: self._jobs.run(lambda _watch: self._open(path, secret), begin))

    def restore(self, path: Path, secret: Secret | None) -> None:
        """Put the newest whole backup in the place of a damaged case, and open it."""

        def go_on(outcome: Done[Restored] | Failed | Stopped) -> None:
            if isinstance(outcome, Done):
                self._flows.trouble.emit(Trouble(outcome.value.told(path)))
                self.open(path, secret)
            else:
                self._flows.tell_failed(outcome)

        self._jobs.when_idle(lambda: self._jobs.run(lambda _watch: self._flows.act.restore_case(path, secret), go_on))

    def _open(self, path: Path, secret: Secret | None) -> Reopened:
        act = self._flows.act
        case = act.open_case(path, secret)
        facts, exports = act.facts(case), act.export_paths(case)
        exports = exports if all(map(Path.exists, exports)) else ()
        guard = Guard(Protection.PASSWORD, secret) if secret else Guard()
        return case, act.overview(case), Wish(exports, None if facts.is_empty else facts, guard=guard)

    def _opened(self, path: Path, secret: Secret | None) -> Callable[[Done[Reopened] | Failed | Stopped], None]:
        def begin(outcome: Done[Reopened] | Failed | Stopped) -> None:
            match outcome:
                case Done((case, overview, wish)):
                    self._flows.adopt(case, overview, wish)
                    if not overview.examined:
                        self._flows.trouble.emit(Trouble(message("shell.stopped"), can_continue=True))
                case Failed(Problem() as problem) if problem.said.key in LOCKED:
                    self.locked.emit(path, secret is not None)
                case Failed(Problem() as problem) if problem.said.key == _RESTORABLE:
                    self.damaged.emit(path, problem.said, secret)
                case _:
                    self._flows.tell_failed(outcome)

        return begin
