# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Ties the room of the report to the case: each section is filled while somebody looks at it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.ui.case_store import CaseStore
from viewer.ui.flows import Flows
from viewer.ui.jobs import Jobs
from viewer.ui.report.section import Section
from viewer.ui.report.wanted import ReportLike


class Reporting(QObject):
    """Knows whether the room is looked at, and which section of it."""

    def __init__(self, panel: ReportLike, flows: Flows, aside: Jobs, store: CaseStore, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._flows, self._aside, self._store = panel, flows, aside, store
        self._looked_at, self._section = False, Section.LETTERS
        panel.section_shown.connect(self._show)

    def look(self, is_shown: bool) -> None:
        """The room is looked at from now on, or no longer."""
        self._looked_at = is_shown

    def _show(self, section: Section) -> None:
        self._section = section
