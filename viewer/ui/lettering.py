# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writes the letters of the open case: keeps what is entered, drafts beside the window's work, and saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.case.matter import Audience, Matter
from viewer.case.message import Problem, message
from viewer.ui.case_store import Changes
from viewer.ui.pace import Progress
from viewer.ui.report.letters_page import LettersPage
from viewer.ui.report.saved_page import Saved
from viewer.ui.twinning import Twinning
from viewer.ui.wish import Trouble
from viewer.work import Done, Failed, Stopped, Watch

if TYPE_CHECKING:
    from viewer.report.dossier import Dossier
    from viewer.ui.main_window import Parts
    from viewer.workflow.drafting import Correspondents, Draft, Wanted
    from viewer.workflow.opened import OpenCase

DRAFT_MS, KEEP_MS = 200, 800


@dataclass(frozen=True, slots=True)
class Told:
    """What the case tells for letters: all that they rest on, what was entered so far, and to whom they may go."""

    dossier: Dossier
    matter: Matter
    known: Correspondents


class Lettering(QObject):
    """`trouble` carries a `Trouble`, `broken` an exception that is a mistake of the program."""

    trouble = Signal(object)
    broken = Signal(object)

    def __init__(self, page: LettersPage, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._parts = page, parts
        self._flows, self._store, self._preferences = parts.flows, parts.store, parts.preferences
        self._case: OpenCase | None = None
        self._told: Told | None = None
        self._kept: Matter | None = None
        self._looked_at = self._stale = self._asking = self._drafting = self._again = self._saving = False
        self._twinning = Twinning(page, parts, self)
        self._twinning.broken.connect(self.broken)
        self._soon, self._later = (QTimer(self, interval=ms, singleShot=True) for ms in (DRAFT_MS, KEEP_MS))
        self._soon.timeout.connect(self._draft)
        self._later.timeout.connect(self.keep)
        page.entered.connect(self._entered)
        page.draft_wanted.connect(self._draft)
        page.save_wanted.connect(self._ask_and_save)
        page.file_chosen.connect(self.read_file)
        page.strip.stop.connect(parts.aside.stop)
        parts.aside.progress.connect(self._progress)
        parts.aside.stopping_changed.connect(page.strip.show_stopping)
        parts.store.opened.connect(self._forget)
        parts.store.changed.connect(self._changed)

    def look(self, is_shown: bool) -> None:
        """The letters are looked at from now on, or no longer."""
        self._looked_at = is_shown
        if is_shown:
            self._ask()
        else:
            self.keep()

    def keep(self) -> None:
        """Keep in the case what was entered, where it is new."""
        case, entered = self._case, self._page.form.matter()
        if case is None or self._kept is None or entered == self._kept:
            return
        self._kept, enter = entered, self._flows.act.letters.enter
        self._parts.aside.run(lambda _watch: enter(case, entered), self._tell_failed)

    def read_file(self, path: Path) -> None:
        """Take what a MATTER.toml states."""
        read = self._flows.act.letters.read_matter_file
        self._parts.aside.run(lambda _watch: read(path), self._was_read)

    def save(self, audiences: Sequence[Audience], folder: Path) -> None:
        """Write the letters for these audiences into a folder."""
        case, told = self._case, self._told
        if case is None or told is None or self._saving:
            return
        self.keep()
        acts, entered = self._flows.act.letters, self._page.form.matter()
        wanted = [self._wanted(one) for one in audiences]
        made_on = date.fromisoformat(told.dossier.made_on)

        def work(watch: Watch) -> Saved:
            acts.enter(case, entered)
            drafts = tuple(acts.draft(case, told.dossier, entered, one) for one in wanted)
            paths = acts.save(case, [(one.audience, one.language) for one in drafts], folder, made_on, watch)
            return Saved(
                folder, tuple((path.relative_to(folder).as_posix(), path.stat().st_size) for path in paths), drafts
            )

        self._saving = True
        self._page.begin_saving(True)
        self._parts.aside.run(work, self._saved)

    def _ask(self) -> None:
        """Ask the case what it tells, where that is not known any more."""
        case, act = self._store.case, self._flows.act
        if case is None or self._asking or (self._told is not None and not self._stale):
            return
        self._asking, self._stale = True, False

        def work(_watch: Watch) -> Told:
            if not act.overview(case).examined:
                raise Problem(message("letters.not_examined"))
            acts = act.letters
            return Told(acts.dossier(case, acts.today()), acts.matter_to_edit(case), acts.correspondents())

        self._parts.aside.run(work, lambda outcome: self._come(case, outcome))

    def _come(self, case: OpenCase, outcome: Done[Told] | Failed | Stopped) -> None:
        self._asking = False
        if case is not self._store.case or isinstance(outcome, Stopped):
            self._stale = True
        elif isinstance(outcome, Done):
            self._told = told = outcome.value
            if self._case is not case:
                self._case, self._kept = case, told.matter
                self._page.offer(told.known)
                self._page.open_form(told.matter)
            self._draft()
        elif isinstance(outcome.error, Problem):
            self._stale = True
            self._page.show_notice(outcome.error.said)
        else:
            self.broken.emit(outcome.error)
        if self._looked_at and self._stale and isinstance(outcome, Done):
            self._ask()

    def _entered(self) -> None:
        self._soon.start()
        self._later.start()

    def _draft(self) -> None:
        """Draft the letter anew; while one is being drafted, once more after it."""
        case, told = self._case, self._told
        if case is None or told is None:
            return
        if self._drafting:
            self._again = True
            return
        self._drafting, self._again = True, False
        acts, entered, wanted = self._flows.act.letters, self._page.form.matter(), self._wanted(self._audience)
        self._page.show_needed(acts.needed(wanted.audience, entered.sender.anonymous))
        self._parts.aside.run(
            lambda _watch: acts.draft(case, told.dossier, entered, wanted), lambda outcome: self._drafted(case, outcome)
        )

    def _drafted(self, case: OpenCase, outcome: Done[Draft] | Failed | Stopped) -> None:
        self._drafting = False
        if case is not self._case:
            return
        if isinstance(outcome, Done) and not self._again:
            self._page.show_draft(outcome.value)
            self._twinning.follow(case, outcome.value)
        self._tell_failed(outcome)
        if self._again:
            self._draft()

    @property
    def _audience(self) -> Audience:
        return self._page.audiences.audience()

    def _wanted(self, audience: Audience) -> Wanted:
        from viewer.workflow.drafting import Wanted

        return Wanted(audience, self._page.language.value(), self._parts.words.language)

    def _ask_and_save(self, audiences: Sequence[Audience]) -> None:
        case = self._case
        if case is None:
            return
        kept = Path(self._preferences.settings.letters)
        folder = self._page.ask_folder(kept if kept.is_absolute() and kept.is_dir() else case.path.parent)
        if folder is not None:
            self._preferences.put(replace(self._preferences.settings, letters=str(folder)))
            self.save(audiences, folder)

    def _saved(self, outcome: Done[Saved] | Failed | Stopped) -> None:
        self._saving = False
        self._page.begin_saving(False)
        match outcome:
            case Done(saved):
                self._page.show_saved(saved)
            case Stopped():
                self.trouble.emit(Trouble(message("letters.stopped")))
            case _:
                self._tell_failed(outcome)

    def _progress(self, progress: Progress) -> None:
        if self._saving:
            self._page.strip.show_progress(progress)

    def _was_read(self, outcome: Done[Matter] | Failed | Stopped) -> None:
        if isinstance(outcome, Done):
            self._page.form.put(outcome.value)
            self._entered()
        self._tell_failed(outcome)

    def _tell_failed(self, outcome: object) -> None:
        match outcome:
            case Failed(Problem() as problem):
                self.trouble.emit(Trouble(problem.said))
            case Failed(error):
                self.broken.emit(error)

    def _changed(self, changes: Changes) -> None:
        if changes.rows or changes.standings or changes.decisions or changes.facts or changes.exposure:
            self._stale = True
            if self._looked_at:
                self._ask()

    def _forget(self) -> None:
        self._case = self._told = self._kept = None
        self._stale = True
        self._twinning.forget()
        self._page.close_form()
        if self._looked_at:
            self._ask()

    def leave(self) -> None:
        """The case is about to be closed: what was entered is kept before that."""
        case, entered = self._case, self._page.form.matter()
        self._soon.stop()
        self._later.stop()
        if case is not None and self._kept is not None and entered != self._kept:
            self._flows.act.letters.enter(case, entered)
        self._case = self._told = self._kept = None
