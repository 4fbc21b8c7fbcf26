# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Destroys what the user confirmed, and says what came of it; after a whole case the window begins anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.message import Problem, message
from viewer.ui.case_store import Changes
from viewer.ui.report.erase_page import ErasePage, EraseWish
from viewer.ui.wish import Trouble
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.ui.main_window import Parts
    from viewer.workflow.erase import Erased
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.overview import Overview
    from viewer.workflow.whereabouts import Whereabouts


class Erasing(QObject):
    """`trouble` carries a `Trouble`, `broken` an exception that is a mistake of the program; `case_gone` the path of
    the record that a whole case left, and what the user said to have deleted elsewhere.
    """

    trouble = Signal(object)
    broken = Signal(object)
    case_gone = Signal(object, object)

    def __init__(self, page: ErasePage, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._parts, self._store = page, parts, parts.store
        self._looked_at = False
        page.confirm_wanted.connect(self._confirm)
        page.erase_wanted.connect(self.erase)
        parts.store.changed.connect(self._changed)
        parts.store.opened.connect(self._begin)

    def look(self, is_shown: bool) -> None:
        """The section is looked at from now on, or no longer."""
        self._looked_at = is_shown
        self._ask()

    def erase(self, wish: EraseWish) -> None:
        """Destroy what was confirmed, once all other work on the case has stopped."""
        jobs, aside = self._parts.jobs, self._parts.aside
        jobs.when_idle(lambda: aside.when_idle(lambda: self._erase(wish)))

    def _erase(self, wish: EraseWish) -> None:
        case = self._store.case
        if case is None:
            return
        if wish.is_whole:
            self._erase_case(case, wish)
            return
        act = self._parts.flows.act

        def told(outcome: Done[Erased] | Failed | Stopped) -> None:
            self._told(outcome, act.overview(case))

        self._parts.jobs.run(lambda watch: act.next.erase(case, wish.groups, wish.elsewhere, watch), told)

    def _told(self, outcome: Done[Erased] | Failed | Stopped, overview: Overview) -> None:
        match outcome:
            case Done(erased):
                self._page.show_result(message("erasing.result.groups", n=erased.done.recordings), erased.record)
            case Stopped():
                self._page.show_result(message("erasing.result.stopped"), None)
                self.trouble.emit(Trouble(message("erasing.result.stopped"), can_continue=True))
            case _:
                self._tell_failed(outcome)
        self._parts.flows.judged.emit(overview)
        self._store.tell(Changes(rows=True, standings=True, decisions=True))

    def _erase_case(self, case: OpenCase, wish: EraseWish) -> None:
        """Let go of the case first, so that nothing asks it any more, and destroy it then."""
        path, act = case.path, self._parts.flows.act
        self._parts.flows.leave(lambda _case: None)

        def told(outcome: Done[Path] | Failed | Stopped) -> None:
            if isinstance(outcome, Done):
                self._parts.preferences.forget(str(path))
                self._page.clear()
                self.case_gone.emit(outcome.value, wish.elsewhere)
            else:
                self._tell_failed(outcome)
            if not isinstance(outcome, Done) and path.exists():
                case.close()
                self._parts.flows.open_paths([path])

        self._parts.aside.when_idle(
            lambda: self._parts.jobs.run(lambda watch: act.next.erase_case(case, wish.elsewhere, watch), told)
        )

    def _confirm(self, wish: EraseWish) -> None:
        case, act = self._store.case, self._parts.flows.act
        if case is None:
            return

        def told(outcome: Done[int] | Failed | Stopped) -> None:
            if isinstance(outcome, Done):
                self._page.confirm(wish, outcome.value, case.path.name)
            self._tell_failed(outcome)

        self._parts.aside.run(lambda _watch: act.next.reached(case, wish.groups), told)

    def _ask(self) -> None:
        case, act = self._store.case, self._parts.flows.act
        if case is None or not self._looked_at:
            return

        def told(outcome: Done[Whereabouts] | Failed | Stopped) -> None:
            if isinstance(outcome, Done) and case is self._store.case:
                self._page.show_where(outcome.value)
            self._tell_failed(outcome)

        self._parts.aside.run(lambda _watch: act.next.whereabouts(case), told)

    def _begin(self) -> None:
        self._page.clear()
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.rows or changes.standings or changes.decisions:
            self._ask()

    def _tell_failed(self, outcome: object) -> None:
        match outcome:
            case Failed(Problem() as problem):
                self.trouble.emit(Trouble(problem.said))
            case Failed(error):
                self.broken.emit(error)
