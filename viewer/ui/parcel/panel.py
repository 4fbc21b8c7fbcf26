# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room of the export: one tab for each section, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from viewer.case.message import Message
from viewer.ui.labels import Style, button, label
from viewer.ui.later import Later
from viewer.ui.parcel.comparison_sheet import comparison_sheet
from viewer.ui.parcel.composition_sheet import composition_sheet
from viewer.ui.parcel.coverage_sheet import coverage_sheet
from viewer.ui.parcel.missing_sheet import missing_sheet
from viewer.ui.parcel.other_case import OtherCase
from viewer.ui.parcel.portion_sheet import portions_sheet
from viewer.ui.parcel.sheet import Section, Sheet, notice
from viewer.ui.parcel.sheet_view import SheetView
from viewer.ui.parcel.verification_sheet import verification_sheet
from viewer.words import Words

SHEETS: Mapping[Section, Callable[[Any, Words], Sheet]] = MappingProxyType(
    {
        Section.PORTIONS: portions_sheet,
        Section.COMPOSITION: composition_sheet,
        Section.MISSING: missing_sheet,
        Section.COVERAGE: coverage_sheet,
        Section.VERIFICATION: verification_sheet,
        Section.COMPARISON: comparison_sheet,
    }
)


class ParcelPanel(QWidget):
    """`left`: back to the list. `compare_wanted` carries the path of another case file, and whether it is the earlier
    export of the two."""

    left = Signal()
    compare_wanted = Signal(object, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty room; `show_section` fills it."""
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words.text("parcel.title"))
        self.back = button(words.text("voices.back"), tip=words.text("voices.back.tip"))
        self.back.clicked.connect(self.left)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(words.text("parcel.tabs"))
        self._sheets: dict[Section, Sheet] = {}
        self._places = {section: Later(partial(self._view, section)) for section in Section}
        for section, place in self._places.items():
            self.tabs.addTab(place, words.text(f"parcel.tab.{section}"))
        self.other = OtherCase(words)
        self.other.chosen.connect(self.compare_wanted)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addSpacing(8)
        head.addWidget(label(words.text("parcel.title"), Style.HEADING), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs.tabBar())
        self.clear()

    def clear(self) -> None:
        """Nothing is known yet."""
        for section in Section:
            key = "parcel.comparison.begin" if section is Section.COMPARISON else "parcel.loading"
            self._put(section, notice(self._words, key))

    def view(self, section: Section) -> SheetView:
        """The page of a section, made where there was none."""
        return self._places[section].page

    def show_section(self, section: Section, told: object) -> None:
        """Show what the use case of this section told."""
        self._put(section, SHEETS[section](told, self._words))

    def show_trouble(self, section: Section, said: Message) -> None:
        """Say why this section cannot be shown."""
        self._put(section, Sheet(self._words.say(said), self._words.text("parcel.trouble.next")))

    def show_tab(self, section: Section) -> None:
        """Bring a section to the front."""
        self.tabs.setCurrentWidget(self._places[section])

    def show_cases(self, paths: tuple[str, ...]) -> None:
        """Offer these case files for the comparison."""
        self.other.offer(paths)

    def _put(self, section: Section, sheet: Sheet) -> None:
        self._sheets[section] = sheet
        if self._places[section].is_made:
            self.view(section).put(sheet)

    def _view(self, section: Section) -> SheetView:
        view = SheetView(self._words, self._words.text(f"parcel.tab.{section}"))
        if section is Section.COMPARISON:
            view.add_above(self.other)
        view.put(self._sheets[section])
        return view
