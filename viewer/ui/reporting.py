# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the room of the report to the case: each section is filled while somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.ui.lettering import Lettering
from viewer.ui.report.section import Section
from viewer.ui.report.wanted import ReportLike

if TYPE_CHECKING:
    from viewer.ui.main_window import Parts


class Reporting(QObject):
    """Knows whether the room is looked at, and which section of it."""

    def __init__(self, panel: ReportLike, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._looked_at, self._section = False, Section.LETTERS
        self.lettering = Lettering(panel.letters, parts, self)
        panel.letters.steps_wanted.connect(lambda: panel.show_page(Section.STEPS))
        panel.section_shown.connect(self._show)

    def look(self, is_shown: bool) -> None:
        """The room is looked at from now on, or no longer."""
        self._looked_at = is_shown
        self.lettering.look(is_shown and self._section is Section.LETTERS)

    def _show(self, section: Section) -> None:
        self._section = section
        self.look(self._looked_at)
