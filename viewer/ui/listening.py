# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the panels of the work to each other: a recording chosen is shown, asked for is heard, heard is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.finding import GroupKind, Standing
from viewer.case.message import Problem
from viewer.case.query import Facet, Query, Row
from viewer.case.review import Decision
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows, Trouble
from viewer.ui.jobs import Jobs
from viewer.ui.panels import Panels
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.workflow.listen import Sound

_UNCOVERED = (Decision.MINE, Decision.HOUSEHOLD)
_FACETS = {GroupKind.DEVICE: Facet.DEVICE, GroupKind.ACCOUNT: Facet.ACCOUNT, GroupKind.BATCH: Facet.BATCH}


def covered(row: Row) -> bool:
    """Whether a recording's text and sound stay covered until they are asked for."""
    return row.standing != Standing.CONSISTENT and row.decision not in _UNCOVERED


def query_of(group: str) -> Query | None:
    """The recordings of a group `KIND:KEY` as a query, or None where the table cannot be narrowed down to it."""
    kind, _, key = group.partition(":")
    facet = _FACETS.get(GroupKind(kind)) if kind in set(GroupKind) else None
    return Query(facets=((facet, key),)) if facet is not None else None


class Listening(QObject):
    """`exposure` carries an `Exposure`, `trouble` a `Trouble`, `broken` an exception, `decided` follows a decision."""

    exposure = Signal(object)
    trouble = Signal(object)
    broken = Signal(object)

    def __init__(self, panels: Panels, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject | None) -> None:
        super().__init__(parent)
        self._panels, self._flows, self._aside, self._store = panels, flows, aside, store
        self._row: Row | None = None
        panels.recordings.selected.connect(self._select)
        panels.recordings.decided.connect(self.decide)
        panels.groups.decided.connect(self.decide)
        panels.groups.chosen.connect(self._choose)
        panels.facets.query_changed.connect(panels.recordings.show_query)
        panels.player.sound_wanted.connect(self._load)
        panels.player.heard.connect(self._heard)
        panels.player.text_revealed.connect(self._read)
        panels.player.problem.connect(self._player_problem)
        store.changed.connect(self._changed)
        store.opened.connect(self._opened)

    def decide(self, subject: str, decision: Decision | None) -> None:
        """A human decided on a group or a recording."""
        case = self._store.case
        if case is None:
            return
        try:
            self._flows.act.decide(case, subject, decision)
        except Problem as problem:
            self.trouble.emit(Trouble(problem.said))
            return
        self._store.tell(Changes(decisions=True))

    def cover(self) -> None:
        """Be silent and cover everything, at once."""
        self._panels.player.panic()
        self._panels.recordings.cover_all()

    def _opened(self) -> None:
        self._row = None
        self._panels.why.clear()
        if self._store.case is not None:
            self.exposure.emit(self._flows.act.exposure(self._store.case))

    def _select(self, number: int) -> None:
        case = self._store.case
        found = self._flows.act.rows(case, [number]) if case is not None and number >= 0 else ()
        if case is None or not found:
            self._row = None
            self._panels.why.clear()
            return
        self._row = found[0]
        self._panels.player.show_recording(self._row, self._flows.act.waveform(case, number), covered(self._row))
        self._panels.why.show_recording(number)

    def _changed(self, changes: Changes) -> None:
        case, row = self._store.case, self._row
        if case is None or row is None or not (changes.decisions or changes.standings):
            return
        now = self._flows.act.rows(case, [row.number])
        if now and covered(now[0]) != covered(row):
            self._select(row.number)

    def _choose(self, group: str) -> None:
        self._panels.why.show_group(group)
        query = query_of(group)
        if query is not None:
            self._panels.recordings.show_query(query)

    def _load(self, number: int) -> None:
        case, secret = self._store.case, self._flows.secret()
        if case is None:
            return

        def bring(outcome: Done[Sound] | Failed | Stopped) -> None:
            match outcome:
                case Done(sound):
                    self._panels.player.set_sound(number, sound.samples, sound.rate)
                case Failed(Problem() as problem):
                    self.trouble.emit(Trouble(problem.said))
                case Failed(error):
                    self.broken.emit(error)

        load = self._flows.act.load_sound
        self._aside.when_idle(lambda: self._aside.run(lambda _watch: load(case, number, secret), bring))

    def _heard(self, number: int, seconds: float) -> None:
        if self._store.case is not None:
            self._exposed(self._flows.act.heard(self._store.case, number, seconds))

    def _read(self, number: int, characters: int) -> None:
        if self._store.case is not None:
            self._exposed(self._flows.act.read(self._store.case, number, characters))

    def _exposed(self, exposure: object) -> None:
        self.exposure.emit(exposure)
        self._store.tell(Changes(exposure=True))

    def _player_problem(self, problem: object) -> None:
        if isinstance(problem, Problem):
            self.trouble.emit(Trouble(problem.said))
        elif isinstance(problem, Exception):
            self.broken.emit(problem)
        else:
            self.trouble.emit(problem if isinstance(problem, Trouble) else Trouble(problem))  # type: ignore[arg-type]
