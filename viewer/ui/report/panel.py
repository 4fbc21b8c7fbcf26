# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room of the report: one tab for each section, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from viewer.ui.labels import Style, button, label
from viewer.ui.later import Later
from viewer.ui.report.erase_page import ErasePage
from viewer.ui.report.letters_page import LettersPage
from viewer.ui.report.section import Section
from viewer.ui.report.steps_page import StepsPage
from viewer.words import Words


class ReportPanel(QWidget):
    """`left`: back to the list. `section_shown` carries the `Section` that came to the front, `page_made` the one whose
    page is there from now on."""

    left = Signal()
    section_shown = Signal(object)
    page_made = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """A place for every section; its page is made once somebody looks."""
        super().__init__(parent)
        self.setAccessibleName(words.text("letters.title"))
        self.back = button(words.text("voices.back"), tip=words.text("voices.back.tip"))
        self.back.clicked.connect(self.left)
        self._letters = Later(partial(LettersPage, words))
        self._steps = Later(partial(StepsPage, words))
        self._erase = Later(partial(ErasePage, words))
        self._places: Mapping[Section, Later[LettersPage] | Later[StepsPage] | Later[ErasePage]] = {
            Section.LETTERS: self._letters,
            Section.STEPS: self._steps,
            Section.ERASE: self._erase,
        }
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(words.text("letters.tabs"))
        for section, place in self._places.items():
            place.made.connect(partial(self.page_made.emit, section))
            self.tabs.addTab(place, words.text(f"letters.tab.{section}"))
        self.tabs.currentChanged.connect(lambda place: self.section_shown.emit(list(self._places)[place]))
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
        return self._letters.page

    @property
    def steps(self) -> StepsPage:
        """The section of the next steps."""
        return self._steps.page

    @property
    def erase(self) -> ErasePage:
        """The section of deleting."""
        return self._erase.page

    def page(self, section: Section) -> QWidget:
        """The page of a section, made where there was none."""
        return self._places[section].page

    def show_page(self, section: Section) -> None:
        """Bring a section to the front."""
        self.tabs.setCurrentWidget(self._places[section])
