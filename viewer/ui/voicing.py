# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Brings the voices of the open case to their room, and does what is asked for there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.facts import Facts
from viewer.case.message import Message, Problem, message
from viewer.case.voice import VoiceProfile, Voices
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.voices.wanted import VoicesLike
from viewer.ui.wish import Trouble
from viewer.work import Done, Failed, Stopped, Unwatched

if TYPE_CHECKING:
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.overview import Overview


class Voicing(QObject):
    """Asks in the background, and only while the room is looked at. `trouble` carries a `Trouble`, `broken` a mistake
    of the program."""

    trouble = Signal(object)
    broken = Signal(object)

    def __init__(self, panel: VoicesLike, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject | None) -> None:
        super().__init__(parent)
        self._panel, self._flows, self._aside, self._store = panel, flows, aside, store
        self._looked_at, self._stale, self._asking = False, True, False
        self.household: tuple[str, ...] = ()
        panel.claimed.connect(self._claim)
        panel.merged.connect(self._merge)
        panel.split.connect(self._split)
        panel.again_wanted.connect(self._again)
        store.changed.connect(self._changed)
        store.opened.connect(self._again)
        store.closed.connect(self._again)

    def look(self, is_shown: bool) -> None:
        """The room is looked at from now on, or no longer."""
        self._looked_at = is_shown
        self._ask()

    def enrol(self, profile: VoiceProfile) -> None:
        """Compare all voices with somebody who enrolled."""
        self._do(lambda case: self._flows.act.enrol(case, profile, Unwatched()))

    def _again(self) -> None:
        self._stale = True
        self._panel.show_voices(None)
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.rows or changes.standings or changes.decisions:
            self._stale = True
            self._ask()

    def _ask(self) -> None:
        case = self._store.case
        if case is None or not self._stale or not self._looked_at or self._asking:
            return
        self._stale, self._asking, act = False, True, self._flows.act
        self._aside.run(lambda _watch: (act.voices(case), act.facts(case)), lambda outcome: self._come(case, outcome))

    def _come(self, case: OpenCase, outcome: Done[tuple[Voices, Facts]] | Failed | Stopped) -> None:
        self._asking = False
        if case is not self._store.case or isinstance(outcome, Stopped):
            self._stale = True
        elif isinstance(outcome, Done):
            voices, facts = outcome.value
            self.household = tuple(one.names[0] for one in facts.household if one.names)
            self._panel.set_household(self.household)
            self._panel.show_voices(voices)
        else:
            self._panel.show_voices(None, self._reason(outcome))
        self._ask()

    def _reason(self, failed: Failed) -> Message:
        if isinstance(failed.error, Problem):
            return failed.error.said
        self.broken.emit(failed.error)
        return message("voices.trouble")

    def _claim(self, group: str, person: str) -> None:
        self._do(lambda case: self._flows.act.claim(case, group, person))

    def _merge(self, groups: Sequence[str]) -> None:
        self._do(lambda case: self._flows.act.merge(case, groups))

    def _split(self, group: str, recordings: Sequence[str]) -> None:
        self._do(lambda case: self._flows.act.split(case, group, recordings))

    def _do(self, act: Callable[[OpenCase], object]) -> None:
        case = self._store.case
        if case is None:
            return
        self._panel.set_busy()

        def work() -> Overview:
            act(case)
            return self._flows.act.overview(case)

        self._aside.run(lambda _watch: work(), self._done)

    def _done(self, outcome: Done[Overview] | Failed | Stopped) -> None:
        if isinstance(outcome, Done):
            self._flows.judged.emit(outcome.value)
        elif isinstance(outcome, Failed) and isinstance(outcome.error, Problem):
            self.trouble.emit(Trouble(outcome.error.said))
        elif isinstance(outcome, Failed):
            self.broken.emit(outcome.error)
        self._store.tell(Changes(standings=True, decisions=True))
