# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the room of the report to the case: each section is filled while somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.matter import Audience, Step
from viewer.ui.enclosing import Enclosing
from viewer.ui.erasing import Erasing
from viewer.ui.lettering import Lettering
from viewer.ui.panels import as_widget
from viewer.ui.report.section import Section
from viewer.ui.report.wanted import ReportLike
from viewer.ui.stepping import Stepping

if TYPE_CHECKING:
    from viewer.ui.main_window import Parts


AUDIENCES: Mapping[Step, Audience] = MappingProxyType(
    {
        Step.NOTIFY_COMPANY: Audience.CONTROLLER,
        Step.COMPLAIN: Audience.COMPLAINT,
        Step.TIP_OFF: Audience.TIP,
    }
)


class Reporting(QObject):
    """Knows whether the room is looked at, and which section of it. `compare_wanted`: with a second export; `trouble`,
    `broken` and `case_gone` are what the sections tell. `closing`: the case is about to be closed, and the room is not
    left yet."""

    compare_wanted = Signal()
    trouble = Signal(object)
    broken = Signal(object)
    case_gone = Signal(object, object)
    closing = Signal()

    def __init__(self, panel: ReportLike, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._parts = panel, parts
        self._looked_at, self._section = False, Section.LETTERS
        self._sections: dict[Section, Lettering | Stepping | Erasing] = {}
        self.enclosing = Enclosing(as_widget(panel), parts, self)
        self.enclosing.broken.connect(self.broken)
        parts.store.closed.connect(self.closing)
        panel.page_made.connect(self._fill)
        panel.section_shown.connect(self._show)

    def look(self, is_shown: bool) -> None:
        """The room is looked at from now on, or no longer."""
        self._looked_at = is_shown
        if is_shown:
            self._panel.page(self._section)
        for section, one in self._sections.items():
            one.look(is_shown and self._section is section)

    @property
    def sections(self) -> Mapping[Section, Lettering | Stepping | Erasing]:
        """Who fills each section that has a page."""
        return self._sections

    def _fill(self, section: Section) -> None:
        """A page is there: fill it from now on."""
        begin: dict[Section, Callable[[], Lettering | Stepping | Erasing]] = {
            Section.LETTERS: self._letters,
            Section.STEPS: self._steps,
            Section.ERASE: self._erase,
        }
        self._sections[section] = one = begin[section]()
        one.trouble.connect(self.trouble)
        one.broken.connect(self.broken)
        one.look(self._looked_at and self._section is section)

    def _letters(self) -> Lettering:
        page = self._panel.letters
        page.enclosed.add.clicked.connect(self.enclosing.open)
        page.steps_wanted.connect(lambda: self._panel.show_page(Section.STEPS))
        lettering = Lettering(page, self._parts, self)
        self.closing.connect(lettering.leave)
        return lettering

    def _steps(self) -> Stepping:
        self._panel.steps.led.connect(self._lead)
        return Stepping(self._panel.steps, self._parts, self)

    def _erase(self) -> Erasing:
        erasing = Erasing(self._panel.erase, self._parts, self)
        erasing.case_gone.connect(self.case_gone)
        return erasing

    def _lead(self, step: Step) -> None:
        """The way on from a step."""
        if step in AUDIENCES:
            self._panel.letters.audiences.choices[AUDIENCES[step]].setChecked(True)
            self._panel.show_page(Section.LETTERS)
        elif step is Step.COMPARE:
            self.compare_wanted.emit()
        else:
            self._panel.show_page(Section.ERASE)

    def _show(self, section: Section) -> None:
        self._section = section
        self.look(self._looked_at)
