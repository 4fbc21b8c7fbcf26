# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Shows what the bundle for support would hold, found beside the window's work; stopped when nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.message import Problem
from viewer.ui.pace import Progress
from viewer.ui.report.letters_page import LettersPage
from viewer.work import Done, Failed, Stopped, Watch

if TYPE_CHECKING:
    from viewer.report.twin.bundle import SupportPreview
    from viewer.ui.main_window import Parts
    from viewer.workflow.drafting import Draft
    from viewer.workflow.opened import OpenCase


class Twinning(QObject):
    """`broken` carries an exception that is a mistake of the program."""

    broken = Signal(object)

    def __init__(self, page: LettersPage, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._parts = page, parts
        self._known: tuple[OpenCase, str] | None = None
        self._making = False
        parts.aside.progress.connect(self._progress)

    def follow(self, case: OpenCase, draft: Draft) -> None:
        """Find out what the twin of this case would be, unless that is known; no more where it is about a letter."""
        asked = (case, draft.language)
        if draft.report is not None:
            self.stop()
            return
        if self._making or self._known == asked:
            return
        twin, self._making = self._parts.flows.act.letters.twin, True
        self._page.twin.show_waiting()
        self._page.strip.begin(True)

        def work(watch: Watch) -> SupportPreview:
            return twin(case, watch, draft.language)

        self._parts.aside.run(work, lambda outcome: self._come(asked, outcome))

    def stop(self) -> None:
        """Nobody waits for it any more."""
        if self._making:
            self._parts.aside.stop()

    def forget(self) -> None:
        """The case changed, or is another one."""
        self._known = None
        self.stop()

    def _come(self, asked: tuple[OpenCase, str], outcome: Done[SupportPreview] | Failed | Stopped) -> None:
        self._making = False
        self._page.strip.begin(False)
        match outcome:
            case Done(twin):
                self._known = asked
                self._page.twin.show_twin(twin)
            case Failed(Problem() as problem):
                self._page.show_notice(problem.said)
            case Failed(error):
                self.broken.emit(error)

    def _progress(self, progress: Progress) -> None:
        if self._making:
            self._page.strip.show_progress(progress)
