# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens the dialog that adds items to letters by hand, for the recording that is chosen in the list, and does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.case.enclosure import Content, Enclosure
from viewer.case.message import Problem
from viewer.ui.case_store import Changes
from viewer.ui.player.sound import Output
from viewer.ui.report.enclose_dialog import EncloseDialog
from viewer.work import Done, Failed, Stopped

if TYPE_CHECKING:
    from viewer.ui.main_window import Parts
    from viewer.workflow.enclosing import Shown
    from viewer.workflow.opened import OpenCase

Answer = TypeVar("Answer")


class Enclosing(QObject):
    """`exposure` carries an `Exposure`, `broken` an exception that is a mistake of the program."""

    exposure = Signal(object)
    broken = Signal(object)

    def __init__(self, page: QWidget, parts: Parts, parent: QObject, output: Callable[[], Output] = Output) -> None:
        """`page` is what the dialog opens above."""
        super().__init__(parent)
        self._page, self._parts, self._output = page, parts, output
        self._number = -1
        self.dialog: EncloseDialog | None = None
        parts.store.opened.connect(self._forget)
        parts.store.closed.connect(self._forget)

    def choose(self, number: int) -> None:
        """This recording is chosen in the list (-1: none)."""
        self._number = number

    def open(self) -> None:
        """Open the dialog."""
        case, act = self._parts.store.case, self._parts.flows.act
        if case is None:
            return
        rows = act.rows(case, [self._number]) if self._number >= 0 else ()
        recording = rows[0].id if rows else ""
        offered = act.letters.enclosing.offered(case, recording) if recording else ()
        self.dialog = dialog = EncloseDialog(self._parts.words, recording, offered, self._output(), self._page)
        dialog.put(act.letters.enclosing.enclosures(case))
        dialog.show_wanted.connect(lambda what: self._show(case, dialog, (recording, what)))
        dialog.add_wanted.connect(lambda shown, note: self._add(case, shown, note))
        dialog.withdrawn.connect(lambda item: self._withdraw(case, item))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _show(self, case: OpenCase, dialog: EncloseDialog, wanted: tuple[str, Content]) -> None:
        act, secret = self._parts.flows.act, self._parts.flows.secret()

        def come(shown: Shown) -> None:
            if self.dialog is dialog:
                dialog.show_content(shown)
            self.exposure.emit(act.exposure(case))
            self._parts.store.tell(Changes(exposure=True))

        self._run(case, lambda: act.letters.enclosing.show(case, *wanted, secret), come)

    def _add(self, case: OpenCase, shown: Shown, note: str) -> None:
        act = self._parts.flows.act.letters.enclosing
        self._run(case, lambda: act.enclose(case, shown, note), lambda _item: self._changed(case))

    def _withdraw(self, case: OpenCase, item: Enclosure) -> None:
        act = self._parts.flows.act.letters.enclosing
        self._run(case, lambda: act.withdraw(case, item.recording, item.what), lambda _nothing: self._changed(case))

    def _changed(self, case: OpenCase) -> None:
        if self.dialog is not None:
            self.dialog.put(self._parts.flows.act.letters.enclosing.enclosures(case))
        self._parts.store.tell(Changes(exposure=True))

    def _run(self, case: OpenCase, work: Callable[[], Answer], come: Callable[[Answer], None]) -> None:
        def told(outcome: Done[Answer] | Failed | Stopped) -> None:
            match outcome:
                case Done(answer) if case is self._parts.store.case:
                    come(answer)
                case Failed(Problem() as problem):
                    if self.dialog is not None:
                        self.dialog.refuse(problem.said)
                case Failed(error):
                    self.broken.emit(error)

        aside = self._parts.aside
        aside.when_idle(lambda: aside.run(lambda _watch: work(), told))

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _forget(self) -> None:
        self._number = -1
        if self.dialog is not None:
            self.dialog.reject()
