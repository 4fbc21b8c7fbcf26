# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The room of the export shows its sections, can be read by keyboard, and asks for another case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableWidget

from tests.ui.accessible import nameless
from tests.ui.parcel.made import TOLD
from viewer.case.message import message
from viewer.ui.parcel.panel import ParcelPanel
from viewer.ui.parcel.sheet import Block, Section, Sheet, TableText
from viewer.ui.reading import Reading
from viewer.words import Words


@pytest.fixture
def panel(qtbot) -> ParcelPanel:
    made = ParcelPanel(Words("en"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def shown(panel: ParcelPanel, section: Section) -> str:
    return panel.view(section).texts()


@pytest.mark.parametrize("section", list(Section))
def test_a_section_waits_then_tells(panel: ParcelPanel, section: Section) -> None:
    waits = "No other export was chosen yet." if section is Section.COMPARISON else "This is being put together …"
    assert shown(panel, section).startswith(waits)
    panel.show_section(section, TOLD[section])
    assert not shown(panel, section).startswith(waits)
    panel.clear()
    assert shown(panel, section).startswith(waits)


def test_what_went_wrong_is_said_with_what_to_do_next(panel: ParcelPanel) -> None:
    panel.show_trouble(Section.MISSING, message("parcel.not_examined"))
    assert shown(panel, Section.MISSING).startswith("This can be told once everything is read")
    assert "try once more" in shown(panel, Section.MISSING)


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_has_a_name(qtbot, language: str) -> None:
    panel = ParcelPanel(Words(language))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_cases(("/a/other.notmine",))
    for place, (section, told) in enumerate(TOLD.items()):
        panel.show_section(section, told)
        panel.tabs.setCurrentIndex(place)
        assert nameless(panel) == []
        named = [table.accessibleName() for table in panel.view(section).findChildren(QTableWidget)]
        assert all(named)


def test_text_from_outside_is_never_markup(panel: ParcelPanel) -> None:
    table = TableText("<b>t</b>", ("<i>c</i>",), (("<img src=x>\u202e",),))
    view = panel.view(Section.COVERAGE)
    view.put(Sheet("<h1>x</h1>", "", (Block("<u>h</u>", ("<s>s</s>",), table),)))
    assert view.texts() == "<h1>x</h1>\n<u>h</u>\n<s>s</s>"
    cell = view.findChild(QTableWidget).item(0, 0)
    assert cell is not None
    assert cell.text() == "<img src=x>⟨U+202E⟩"


def test_it_scrolls_and_is_walked_by_keyboard(panel: ParcelPanel, qtbot) -> None:
    panel.show_section(Section.COMPARISON, TOLD[Section.COMPARISON])
    panel.tabs.setCurrentIndex(list(Section).index(Section.COMPARISON))
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    view = panel.view(Section.COMPARISON)
    QApplication.processEvents()
    view.head.setFocus()
    bar = view.area.verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(view.head, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    last = [part for part in view.findChildren(Reading) if not part.isHidden()][-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() > bar.maximum() // 2


def test_the_same_again_leaves_place_and_focus(panel: ParcelPanel) -> None:
    view = panel.view(Section.COMPOSITION)
    panel.show_section(Section.COMPOSITION, TOLD[Section.COMPOSITION])
    head = view.head
    panel.show_section(Section.COMPOSITION, TOLD[Section.COMPOSITION])
    assert view.head is head


def test_the_question_to_the_company_can_be_copied(panel: ParcelPanel) -> None:
    view = panel.view(Section.MISSING)
    assert view.copy.isHidden()
    panel.show_section(Section.MISSING, TOLD[Section.MISSING])
    assert not view.copy.isHidden()
    view.copy.click()
    assert QGuiApplication.clipboard().text() == Words("en").text("why.next.whole")


def test_another_case_is_chosen_among_those_opened_lately(panel: ParcelPanel) -> None:
    chosen = []
    panel.compare_wanted.connect(lambda *told: chosen.append(told))
    panel.show_cases(("/a/one.notmine", "/a/two.notmine"))
    panel.show_cases(("/a/two.notmine",))
    offered = [panel.other._line.itemAt(place).widget() for place in range(panel.other._line.count())]
    assert [one.accessibleName() for one in offered[1:]] == ["Compare with two"]
    offered[1].click()
    panel.other.earlier.click()
    offered[1].click()
    assert chosen == [(Path("/a/two.notmine"), False), (Path("/a/two.notmine"), True)]
