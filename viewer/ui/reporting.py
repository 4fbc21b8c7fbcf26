# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the room of the report to the case: each section is filled while somebody looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.case.matter import Audience, Step
from viewer.ui.enclosing import Enclosing
from viewer.ui.erasing import Erasing
from viewer.ui.lettering import Lettering
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
    """Knows whether the room is looked at, and which section of it. `compare_wanted`: with a second export."""

    compare_wanted = Signal()

    def __init__(self, panel: ReportLike, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._looked_at, self._section = panel, False, Section.LETTERS
        self.lettering = Lettering(panel.letters, parts, self)
        self.stepping = Stepping(panel.steps, parts, self)
        self.erasing = Erasing(panel.erase, parts, self)
        self.enclosing = Enclosing(panel.letters, parts, self)
        panel.letters.enclosed.add.clicked.connect(self.enclosing.open)
        panel.steps.led.connect(self._lead)
        panel.letters.steps_wanted.connect(lambda: panel.show_page(Section.STEPS))
        panel.section_shown.connect(self._show)

    def look(self, is_shown: bool) -> None:
        """The room is looked at from now on, or no longer."""
        self._looked_at = is_shown
        for section, one in self.sections.items():
            one.look(is_shown and self._section is section)

    @property
    def sections(self) -> Mapping[Section, Lettering | Stepping | Erasing]:
        """Who fills each section."""
        return {Section.LETTERS: self.lettering, Section.STEPS: self.stepping, Section.ERASE: self.erasing}

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
