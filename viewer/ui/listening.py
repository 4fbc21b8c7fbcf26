# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the panels of the work to each other: a recording chosen is shown, asked for is heard, heard is counted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.message import Problem
from viewer.case.query import Column, Query, Row
from viewer.case.review import Decision
from viewer.ui.browsing import facet_of_group, is_private
from viewer.ui.case_store import CaseStore, Changes
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.panels import CasePanel, ListPanel, Panels
from viewer.ui.wish import Trouble
from viewer.work import Done, Failed, Stopped, Watch

if TYPE_CHECKING:
    from viewer.workflow.listen import Sound
    from viewer.workflow.overview import Overview


class Listening(QObject):
    """`exposure` carries an `Exposure`, `trouble` a `Trouble`, `broken` a mistake of the program."""

    exposure = Signal(object)
    trouble = Signal(object)
    broken = Signal(object)

    def __init__(self, panels: Panels, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject | None) -> None:
        super().__init__(parent)
        self._panels, self._flows, self._aside, self._store = panels, flows, aside, store
        self._row: Row | None = None
        self._tie()
        store.changed.connect(self._changed)
        store.opened.connect(self._browse)
        store.closed.connect(self._browse)
        self._browse()

    def _tie(self) -> None:
        panels = self._panels
        panels.recordings.selected.connect(self._select)
        panels.recordings.decided.connect(self.decide)
        panels.recordings.query_changed.connect(panels.facets.show_query)
        panels.recordings.uncovered.connect(self._uncovered)
        panels.facets.query_changed.connect(panels.recordings.show_query)
        panels.groups.decided.connect(self.decide)
        panels.groups.chosen.connect(self.choose)
        panels.groups.looked_at.connect(panels.why.show_group)
        panels.why.explained.connect(self.explain)
        panels.player.sound_wanted.connect(self._load)
        panels.player.heard.connect(self._heard)
        panels.player.text_revealed.connect(self._revealed)
        panels.player.problem.connect(self._player_problem)
        panels.voices.decided.connect(self.decide)
        panels.voices.looked_at.connect(self._select)

    def decide(self, subjects: Sequence[str], decision: Decision | None) -> None:
        """A human decided on groups or recordings."""
        case = self._store.case
        if case is None:
            return
        try:
            self._flows.act.decide(case, subjects, decision)
        except Problem as problem:
            self.trouble.emit(Trouble(problem.said))
            return
        self._store.tell(Changes(decisions=True))

    def explain(self, subject: str, explanations: Sequence[str], applies: bool | None) -> None:
        """The owner said of innocent explanations that they apply, are ruled out, or are open again: judge anew."""
        case, act = self._store.case, self._flows.act
        if case is None:
            return

        def work(_watch: Watch) -> Overview:
            act.explain(case, subject, explanations, applies)
            return act.overview(case)

        self._aside.run(work, self._explained)

    def _explained(self, outcome: Done[Overview] | Failed | Stopped) -> None:
        if isinstance(outcome, Done):
            self._flows.judged.emit(outcome.value)
        else:
            self._flows.tell_failed(outcome)
        self._store.tell(Changes(standings=True, decisions=True))

    def sample(self, group: str) -> None:
        """Play the beginning of the recording of this group that holds most speech, covered, and no more of it."""
        case, facet = self._store.case, facet_of_group(group)
        if case is None or facet is None:
            return
        query = Query(facets=(facet,), sort=Column.SPEECH, descending=True)
        found = self._flows.act.rows(case, self._flows.act.browsing(case).find(query)[:1])
        if found:
            self._row = found[0]
            waveform = self._flows.act.waveform(case, self._row.number)
            self._panels.player.show_recording(self._row, waveform, True)
            self._panels.player.toggle()

    def cover(self) -> None:
        """Be silent and cover everything, at once."""
        self._panels.player.panic()
        self._panels.recordings.cover_all()

    def cover_again(self) -> None:
        """Cover every text, and silence what is not known to be the owner's: somebody may look who was not meant to."""
        if self._row is not None and _covered(self._row):
            self._panels.player.panic()
        self._panels.recordings.cover_all()

    def _browse(self) -> None:
        case, panels = self._store.case, self._panels
        self._row = None
        browsing = self._flows.act.browsing(case) if case is not None else None
        lookers: tuple[CasePanel, ...] = (panels.recordings, panels.groups, panels.facets, panels.why, panels.voices)
        for panel in lookers:
            panel.set_browsing(browsing)

    def _select(self, number: int) -> None:
        case = self._store.case
        found = self._flows.act.rows(case, [number]) if case is not None and number >= 0 else ()
        if case is None or not found:
            self._row = None
            self._panels.why.clear()
            self._panels.player.show_recording(None, None, False)
            return
        self._row = found[0]
        self._panels.player.show_recording(self._row, self._flows.act.waveform(case, number), _covered(self._row))
        self._panels.why.show_recording(number)

    def _changed(self, changes: Changes) -> None:
        if changes.rows or changes.standings or changes.decisions:
            began = time.monotonic()
            lists: tuple[ListPanel, ...] = (self._panels.recordings, self._panels.groups, self._panels.facets)
            for panel in lists:
                panel.refresh()
            self._flows.news.rest(time.monotonic() - began)
        if changes.decisions or changes.standings:
            self._look_again()

    def _look_again(self) -> None:
        case, row = self._store.case, self._row
        now = self._flows.act.rows(case, [row.number]) if case is not None and row is not None else ()
        if now and row is not None and _covered(now[0]) != _covered(row):
            self._row = now[0]
            waveform = self._flows.act.waveform(case, row.number) if case is not None else None
            self._panels.player.show_recording(self._row, waveform, _covered(self._row))
        self._panels.why.refresh()

    def choose(self, group: str) -> None:
        """Narrow the list down to a group, or to none, and say why it stands as it does."""
        facet = facet_of_group(group)
        if facet is not None or not group:
            self._panels.facets.choose((facet,) if facet is not None else ())
        if group:
            self._panels.why.show_group(group)
        else:
            self._panels.why.show_export()

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

    def _uncovered(self, number: int, characters: int) -> None:
        self._read(number, characters)
        self._panels.player.show_text(number)

    def _revealed(self, number: int, characters: int) -> None:
        self._read(number, characters)
        self._panels.recordings.uncover(number)

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


def _covered(row: Row) -> bool:
    return is_private(row.standing, row.decision)
