# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room of the report: one tab for each section, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from viewer.ui.labels import Style, button, label
from viewer.ui.report.erase_page import ErasePage
from viewer.ui.report.letters_page import LettersPage
from viewer.ui.report.section import Section
from viewer.ui.report.steps_page import StepsPage
from viewer.words import Words

PAGES: Mapping[Section, Callable[[Words], QWidget]] = MappingProxyType(
    {
        Section.LETTERS: LettersPage,
        Section.STEPS: StepsPage,
        Section.ERASE: ErasePage,
    }
)


class ReportPanel(QWidget):
    """`left`: back to the list. `section_shown` carries the `Section` that came to the front."""

    left = Signal()
    section_shown = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Every section's page, empty."""
        super().__init__(parent)
        self.setAccessibleName(words.text("letters.title"))
        self.back = button(words.text("voices.back"), tip=words.text("voices.back.tip"))
        self.back.clicked.connect(self.left)
        self.pages = {section: make(words) for section, make in PAGES.items()}
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(words.text("letters.tabs"))
        for section, page in self.pages.items():
            self.tabs.addTab(page, words.text(f"letters.tab.{section}"))
        self.tabs.currentChanged.connect(lambda place: self.section_shown.emit(list(self.pages)[place]))
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addSpacing(8)
        head.addWidget(label(words.text("letters.title"), Style.HEADING), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs.tabBar())

    @property
    def letters(self) -> LettersPage:
        """The section of the letters."""
        page = self.pages[Section.LETTERS]
        if not isinstance(page, LettersPage):
            raise TypeError(type(page).__name__)
        return page

    @property
    def steps(self) -> StepsPage:
        """The section of the next steps."""
        page = self.pages[Section.STEPS]
        if not isinstance(page, StepsPage):
            raise TypeError(type(page).__name__)
        return page

    @property
    def erase(self) -> ErasePage:
        """The section of deleting."""
        page = self.pages[Section.ERASE]
        if not isinstance(page, ErasePage):
            raise TypeError(type(page).__name__)
        return page

    def page(self, section: Section) -> QWidget:
        """The page of a section."""
        return self.pages[section]

    def show_page(self, section: Section) -> None:
        """Bring a section to the front."""
        self.tabs.setCurrentWidget(self.pages[section])
