# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the room of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from viewer.ui.report.section import Section

if TYPE_CHECKING:
    from viewer.ui.report.erase_page import ErasePage
    from viewer.ui.report.letters_page import LettersPage
    from viewer.ui.report.steps_page import StepsPage


class ReportLike(Protocol):
    """The room of the report."""

    @property
    def left(self) -> SignalInstance:
        """Back to the list."""
        ...

    @property
    def section_shown(self) -> SignalInstance:
        """A `Section` was brought to the front."""
        ...

    @property
    def page_made(self) -> SignalInstance:
        """The page of a `Section` is there from now on."""
        ...

    @property
    def letters(self) -> LettersPage:
        """The section of the letters."""
        ...

    @property
    def steps(self) -> StepsPage:
        """The section of the next steps."""
        ...

    @property
    def erase(self) -> ErasePage:
        """The section of deleting."""
        ...

    def page(self, section: Section) -> QWidget:
        """The page of a section, made where there was none."""
        ...

    def show_page(self, section: Section) -> None:
        """Bring a section to the front."""
        ...
