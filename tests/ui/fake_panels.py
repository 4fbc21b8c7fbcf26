# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Panels that do nothing but remember; the pages of the report are real ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from viewer.case.reading import AccountFact, FactKind
from viewer.ui.labels import label
from viewer.ui.later import Later
from viewer.ui.panels import Panels
from viewer.ui.report.erase_page import ErasePage
from viewer.ui.report.letters_page import LettersPage
from viewer.ui.report.section import Section
from viewer.ui.report.steps_page import StepsPage
from viewer.words import Words

TOLD = {
    *(
        "set_browsing",
        "refresh",
        "show_query",
        "choose",
        "cover_all",
        "uncover",
        "show_recording",
        "show_group",
        "show_export",
    ),
    *("show_section", "show_trouble", "show_cases", "show_tab", "show_page"),
    *("show_number", "toggle", "show_voices", "set_household", "set_busy"),
    *("clear", "set_sound", "show_text", "panic", "restore_columns"),
}

PROPOSALS = (
    AccountFact(FactKind.DEVICE, "G0TEST01", "export.zip!Devices.csv", 3, (("name", "Küche"), ("model", "Echo Dot"))),
    AccountFact(FactKind.NAME, "Erika Beispiel", "export.zip!Account.csv"),
    AccountFact(FactKind.LOCALE, "de-DE", "export.zip!Account.csv"),
)


class FakePanel(QWidget):
    """Remembers what it is told to do."""

    selected = Signal(int)
    decided = Signal(object, object)
    uncovered = Signal(int, int)
    looked_at = Signal(str)
    query_changed = Signal(object)
    chosen = Signal(str)
    sound_wanted = Signal(int)
    heard = Signal(int, float)
    text_revealed = Signal(int, int)
    problem = Signal(object)
    explained = Signal(str, object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.calls: list[tuple] = []
        self._action = QAction(f"{name} command", self)
        layout = QVBoxLayout(self)
        field_of_text = QPlainTextEdit()
        field_of_text.setAccessibleName(name)
        layout.addWidget(label(name))
        layout.addWidget(field_of_text)
        self.field = field_of_text

    def actions(self) -> list[QAction]:
        return [self._action]

    def column_state(self) -> str:
        return "columns"

    def focus_search(self) -> None:
        self.field.setFocus()

    def __getattr__(self, name: str):
        if name in TOLD:
            return lambda *given: self.calls.append((name, *given))
        raise AttributeError(name)


class FakeVoices(FakePanel):
    """The same for the room of voices."""

    claimed = Signal(object, str)
    merged = Signal(object)
    split = Signal(str, object)
    sample_wanted = Signal(str)
    looked_at = Signal(int)
    recording_wanted = Signal(int)
    group_wanted = Signal(str)
    left = Signal()
    enrol_wanted = Signal()
    examine_wanted = Signal()
    again_wanted = Signal()


class FakeParcel(FakePanel):
    """The same for the room of the export."""

    left = Signal()
    compare_wanted = Signal(object, bool)


class FakeReport(FakePanel):
    """The same for the room of the report; a page is made when it is first asked for."""

    left = Signal()
    section_shown = Signal(object)
    page_made = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        made = {Section.LETTERS: LettersPage, Section.STEPS: StepsPage, Section.ERASE: ErasePage}
        self.places = {section: Later(partial(page, Words("en")), self) for section, page in made.items()}
        for section, place in self.places.items():
            place.made.connect(partial(self.page_made.emit, section))
            place.hide()

    def page(self, section: Section) -> QWidget:
        return self.places[section].page

    @property
    def letters(self) -> QWidget:
        return self.page(Section.LETTERS)

    @property
    def steps(self) -> QWidget:
        return self.page(Section.STEPS)

    @property
    def erase(self) -> QWidget:
        return self.page(Section.ERASE)


def fake_panels(*_given: object) -> Panels:
    """All of them."""
    names = ("recordings", "facets", "groups", "why", "player")
    return Panels(*map(FakePanel, names), FakeVoices("voices"), FakeParcel("parcel"), FakeReport("report"))
