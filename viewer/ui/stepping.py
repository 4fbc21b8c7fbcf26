# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Brings the next steps of the open case to their section, and keeps what is ticked there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.matter import Step
from viewer.case.message import Problem, message
from viewer.ui.case_store import Changes
from viewer.ui.report.steps_page import StepsPage
from viewer.ui.wish import Trouble
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.ui.main_window import Parts
    from viewer.ui.report.next_acts import NextActs
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.steps import StepState


class Stepping(QObject):
    """`trouble` carries a `Trouble`, `broken` an exception that is a mistake of the program."""

    trouble = Signal(object)
    broken = Signal(object)

    def __init__(self, page: StepsPage, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._parts, self._store = page, parts, parts.store
        self._looked_at = False
        page.taken.connect(self.take)
        page.save_wanted.connect(self.save)
        parts.store.changed.connect(self._changed)
        parts.store.opened.connect(self._ask)

    def look(self, is_shown: bool) -> None:
        """The steps are looked at from now on, or no longer."""
        self._looked_at = is_shown
        self._ask()

    def take(self, step: Step, on: date | None) -> None:
        """A step was done on this day, or not after all."""

        def act(case: OpenCase, acts: NextActs) -> None:
            if on is None:
                acts.untake_step(case, step)
            else:
                acts.take_step(case, step, on)

        self._do(act, lambda _nothing: self._store.tell(Changes(decisions=True)))

    def save(self, path: Path) -> None:
        """Write the days as a calendar file."""
        language = self._parts.words.language
        self._do(
            lambda case, acts: acts.write_dates(case, language, path, acts.today()),
            lambda written: self._page.say(message("steps.saved", file=written.name)),
        )

    def _ask(self) -> None:
        def asked(case: OpenCase, acts: NextActs) -> tuple[tuple[StepState, ...], date]:
            return acts.steps(case, acts.today()), acts.today()

        if self._looked_at:
            self._do(asked, lambda told: self._page.show_steps(*told))

    def _changed(self, changes: Changes) -> None:
        if changes.decisions:
            self._ask()

    def _do(self, work: Callable[[OpenCase, NextActs], object], then: Callable[..., None]) -> None:
        """Do something with the open case in the background; what came of it is told while that case is open."""
        case, acts = self._store.case, self._parts.flows.act.next
        if case is None:
            return

        def told(outcome: Done[object] | Failed | Stopped) -> None:
            if isinstance(outcome, Failed) and isinstance(outcome.error, Problem):
                self.trouble.emit(Trouble(outcome.error.said))
            elif isinstance(outcome, Failed):
                self.broken.emit(outcome.error)
            elif isinstance(outcome, Done) and case is self._store.case:
                then(outcome.value)

        self._parts.aside.run(lambda _watch: work(case, acts), told)
