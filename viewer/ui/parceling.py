# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Brings what is known of the export as a whole to its room, section by section, while somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.export import Secret
from viewer.case.message import Message, Problem, message
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.parcel.portion_sheet import Portions
from viewer.ui.parcel.sheet import Section
from viewer.ui.parcel.wanted import ParcelLike
from viewer.ui.reopening import LOCKED
from viewer.ui.use_cases import UseCases
from viewer.work import Done, Failed, Stopped, Watch

if TYPE_CHECKING:
    from viewer.workflow.compare import Comparison
    from viewer.workflow.opened import OpenCase

Asked = Callable[["OpenCase"], object]


class Parceling(QObject):
    """Asks in the background, and only while the room is looked at. `broken` carries a mistake of the program;
    `locked(path, is_earlier, tried)`: the other case needs a password, or another one than was tried.
    """

    broken = Signal(object)
    locked = Signal(object, bool, bool)

    def __init__(self, panel: ParcelLike, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._flows, self._aside, self._store = panel, flows, aside, store
        self._looked_at, self._stale, self._left = False, True, 0
        panel.compare_wanted.connect(self.compare)
        store.changed.connect(self._changed)
        store.opened.connect(self._begin)
        store.closed.connect(self._begin)

    def look(self, is_shown: bool) -> None:
        """The room is looked at from now on, or no longer."""
        self._looked_at = is_shown
        self._ask()

    def compare(self, other: Path, is_earlier: bool, secret: Secret | None = None) -> None:
        """Compare the open case with another case file, which has this password."""
        case, act, own = self._store.case, self._flows.act, self._flows.wish.guard.secret
        if case is None:
            return
        paths, secrets = ((other, case.path), (secret, own)) if is_earlier else ((case.path, other), (own, secret))

        def work(watch: Watch) -> Comparison:
            return act.compare(*paths, watch, secrets)

        def told(outcome: Done[Comparison] | Failed | Stopped) -> None:
            self._tell(case, Section.COMPARISON, outcome)
            match outcome:
                case Failed(Problem(said=said)) if said.key in LOCKED and case is self._store.case:
                    self.locked.emit(other, is_earlier, secret is not None)

        self._aside.run(work, told)

    def _begin(self) -> None:
        self._stale = True
        self._panel.clear()
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.rows or changes.standings or changes.decisions or changes.facts:
            self._stale = True
            self._ask()

    def _ask(self) -> None:
        case = self._store.case
        if case is None or not self._stale or not self._looked_at or self._left:
            return
        self._stale, asked = False, _questions(self._flows.act)
        self._left = len(asked)
        for section, ask in asked.items():
            self._aside.run(
                lambda _watch, ask=ask: ask(case),  # type: ignore[misc]
                lambda outcome, section=section: self._come(case, section, outcome),  # type: ignore[misc]
            )

    def _come(self, case: OpenCase, section: Section, outcome: Done[object] | Failed | Stopped) -> None:
        self._left -= 1
        self._tell(case, section, outcome)
        self._ask()

    def _tell(self, case: OpenCase, section: Section, outcome: Done[object] | Failed | Stopped) -> None:
        if case is not self._store.case or isinstance(outcome, Stopped):
            self._stale = True
        elif isinstance(outcome, Done):
            self._panel.show_section(section, outcome.value)
        else:
            self._panel.show_trouble(section, self._reason(outcome))

    def _reason(self, failed: Failed) -> Message:
        if isinstance(failed.error, Problem):
            return failed.error.said
        self.broken.emit(failed.error)
        return message("parcel.trouble")


def _questions(act: UseCases) -> dict[Section, Asked]:
    """What is asked for each section of a case that was read to its end."""

    def portions(case: OpenCase) -> Portions:
        return Portions(act.portions(case), act.findings(case), act.browsing(case).groups())

    def once_read(ask: Asked) -> Asked:
        def asked(case: OpenCase) -> object:
            if not act.overview(case).examined:
                raise Problem(message("parcel.not_examined"))
            return ask(case)

        return asked

    return {
        Section.PORTIONS: once_read(portions),
        Section.COMPOSITION: once_read(act.composition),
        Section.MISSING: once_read(act.missing),
        Section.COVERAGE: once_read(act.coverage),
        Section.VERIFICATION: once_read(act.verification),
    }
