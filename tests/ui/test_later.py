# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A page is made when somebody looks, whole by then, and only once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QTabWidget, QToolButton, QWidget

from tests.ui.accessible import nameless
from tests.ui.fake_panels import fake_panels
from tests.ui.fakes import FakeWorkflow, make_window, undressing
from tests.ui.parcel.made import TOLD
from viewer.case.facts import Facts, Owner
from viewer.ui.later import Later
from viewer.ui.main_window import MainWindow
from viewer.ui.parcel.panel import ParcelPanel
from viewer.ui.parcel.sheet import Section as ParcelSection
from viewer.ui.parcel.sheet_view import SheetView
from viewer.ui.report.day_field import DayField
from viewer.ui.report.erase_page import ErasePage
from viewer.ui.report.letters_page import LettersPage
from viewer.ui.report.panel import ReportPanel
from viewer.ui.report.section import Section
from viewer.ui.report.steps_page import StepsPage
from viewer.words import Words

NEVER = Facts(Owner(uses_voice_assistant=False))
NOT_IN_SIGHT = (LettersPage, StepsPage, ErasePage, SheetView, QCalendarWidget)


def two_tabs() -> tuple[QTabWidget, list[Later[QLineEdit]], list[str]]:
    tabs, told = QTabWidget(), []

    def make(name: str) -> QLineEdit:
        told.append(name)
        return QLineEdit(name)

    places = [Later(lambda name=name: make(name)) for name in ("first", "second")]
    for place in places:
        tabs.addTab(place, "tab")
    return tabs, places, told


def test_only_what_is_looked_at_is_made_and_once(qtbot) -> None:
    tabs, places, told = two_tabs()
    qtbot.addWidget(tabs)
    assert told == []
    tabs.show()
    assert told == ["first"]
    assert places[0].page.isVisible()
    tabs.setCurrentIndex(1)
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert told == ["first", "second"]
    assert places[1].page.isVisible()


def test_asking_makes_it_and_tells_so_once_without_showing_it(qtbot) -> None:
    tabs, places, told = two_tabs()
    qtbot.addWidget(tabs)
    made: list[bool] = []
    places[1].made.connect(lambda: made.append(places[1].is_made))
    assert places[1].page is places[1].page
    assert (made, told, places[0].is_made) == ([True], ["second"], False)
    tabs.show()
    assert not places[1].page.isVisible()


def test_the_focus_goes_from_the_tabs_into_the_page_and_back(qtbot) -> None:
    tabs, places, _ = two_tabs()
    qtbot.addWidget(tabs)
    with qtbot.waitActive(tabs):
        tabs.show()
        tabs.activateWindow()
    tabs.setCurrentIndex(1)
    tabs.tabBar().setFocus()
    QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is places[1].page
    QTest.keyClick(places[1].page, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is tabs.tabBar()
    places[1].setFocus()
    assert QApplication.focusWidget() is places[1].page


def test_a_calendar_is_made_when_it_is_opened_and_a_day_taken_by_keyboard(qtbot) -> None:
    field = DayField("day", Words("en"))
    qtbot.addWidget(field)
    field.show()
    field.put(date(2026, 3, 10))
    assert field.findChild(QCalendarWidget) is None
    (opener,) = field.findChildren(QToolButton)
    taken: list[date | None] = []
    field.taken.connect(lambda: taken.append(field.value()))

    def choose() -> None:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(QApplication.focusWidget(), key)
        field.menu.close()

    QTimer.singleShot(0, choose)
    opener.showMenu()
    assert field.value() == date(2026, 3, 18)
    assert set(taken) == {date(2026, 3, 18)}


@pytest.fixture
def window(qapp, monkeypatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(
        "tests.ui.fakes.fake_panels", lambda words, _settings: replace(fake_panels(), report=ReportPanel(words))
    )
    with undressing(qapp) as application:
        made, *_ = make_window(application, FakeWorkflow())
        made.resize(1280, 800)
        made.show()
        made.parts.flows.open_paths([Path("export.zip")], NEVER)
        yield made
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def pages(top: QWidget) -> list[str]:
    return sorted(type(one).__name__ for one in top.findChildren(QWidget) if isinstance(one, NOT_IN_SIGHT))


def test_an_opened_case_builds_nothing_of_the_report_that_is_not_in_sight(window) -> None:
    report = window.panels.report
    assert pages(window) == []
    window.work.show_room("report")
    assert pages(window) == ["LettersPage"]
    assert report.letters.form.isEnabled()
    report.show_page(Section.STEPS)
    assert pages(window) == ["LettersPage", "StepsPage"]
    assert all(card.isEnabled() for card in report.steps.cards.values())
    assert nameless(window) == []
    window.work.show_room("")
    assert not report.erase.isVisible()
    assert pages(window) == ["ErasePage", "LettersPage", "StepsPage"]


def test_a_page_made_late_has_the_size_of_text_and_the_case_of_now(window) -> None:
    window.parts.theme.wear("dark", 150)
    window.parts.flows.close_case()
    window.parts.flows.open_paths([Path("other.zip")], NEVER)
    page = window.panels.report.letters
    assert not page.form.isEnabled()
    window.work.show_room("report")
    assert page.form.isEnabled()
    line = page.form.fields["name"].line
    for theme, percent in (("dark", 150), ("light", 100)):
        window.parts.theme.wear(theme, percent)
        assert line.font().pointSizeF() == window.font().pointSizeF()
        assert line.palette().base().color() == window.palette().base().color()


def test_a_section_of_the_export_is_written_when_it_is_looked_at_and_says_the_newest(qtbot) -> None:
    panel = ParcelPanel(Words("en"))
    qtbot.addWidget(panel)
    for section, told in TOLD.items():
        panel.show_section(section, told)
    assert pages(panel) == []
    panel.show()
    assert pages(panel) == ["SheetView"]
    shown = panel.view(ParcelSection.PORTIONS).texts()
    panel.clear()
    panel.show_tab(ParcelSection.COVERAGE)
    assert pages(panel) == ["SheetView", "SheetView"]
    assert panel.view(ParcelSection.PORTIONS).texts() != shown
    assert panel.view(ParcelSection.COVERAGE).texts() == panel.view(ParcelSection.PORTIONS).texts()
    panel.show_section(ParcelSection.PORTIONS, TOLD[ParcelSection.PORTIONS])
    assert panel.view(ParcelSection.PORTIONS).texts() == shown
