# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What else could explain it is ticked, ruled out and reopened, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import nameless
from tests.ui.fake_browsing import CatalogueWords, FakeCase, FakeWhy, row
from tests.ui.findings.explanations import ANSWERED, DEVICE, EXPLANATIONS, GIFT, OUT, RESALE, TICKED
from viewer.case.message import message
from viewer.case.review import Explanation, Settled
from viewer.ui.findings.explanation_lines import derive_explanations, subject_title
from viewer.ui.findings.why import WhyPanel

WORDS = CatalogueWords("en")


@pytest.fixture
def panel(qtbot) -> WhyPanel:
    made = WhyPanel(WORDS)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.case = FakeCase([row(0), row(1)], why=FakeWhy(explanations=EXPLANATIONS))
    made.set_browsing(made.case.browsing())
    made.ruled = []
    made.explained.connect(lambda *told: made.ruled.append(told))
    made.show()
    made.show_recording(1)
    return made


def tick(panel: WhyPanel, one: Explanation):
    return panel.ticks.ticks[one.subject, one.said.key]


def test_each_is_offered_once_by_what_it_is_about(panel: WhyPanel) -> None:
    assert [one.title for one in derive_explanations(EXPLANATIONS, WORDS)] == [
        "The device …0001",
        "The part All.zip/Audio of the export",
        "The export as a whole",
    ]
    ticked = {key for (_, key), one in panel.ticks.ticks.items() if one.box.isChecked()}
    assert ticked == {TICKED.said.key, ANSWERED.said.key}


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("voice:V3", "Voice 3"),
        ("account:A1TESTACCOUNT", "The customer number …OUNT"),
        ("device:", "The export as a whole"),
    ],
)
def test_subjects_have_short_names(subject: str, title: str) -> None:
    assert subject_title(subject, WORDS) == title


def test_ticking_says_that_it_applies_and_unticking_that_it_is_open(panel: WhyPanel) -> None:
    tick(panel, GIFT).box.click()
    tick(panel, TICKED).box.click()
    assert panel.ruled == [
        (DEVICE, ("innocent.gift",), True),
        (TICKED.subject, ("innocent.kinds",), None),
    ]


def test_a_click_on_the_words_is_one_on_the_box(panel: WhyPanel, qtbot) -> None:
    QApplication.processEvents()
    qtbot.mouseClick(tick(panel, RESALE), Qt.MouseButton.LeftButton)
    assert panel.ruled == [(DEVICE, ("innocent.resale",), True)]


def test_none_of_these_rules_the_open_ones_out_in_one_act(panel: WhyPanel) -> None:
    none = panel.ticks.none
    assert [subject for subject, one in none.items() if not one.isHidden()] == [DEVICE]
    none[DEVICE].click()
    assert panel.ruled == [(DEVICE, ("innocent.gift", "innocent.resale"), False)]


def test_what_is_ruled_out_says_so_and_can_be_reopened(panel: WhyPanel) -> None:
    out = tick(panel, OUT)
    assert "Ruled out by you" in out._note.text()
    assert not out.box.isChecked()
    out.again.click()
    assert panel.ruled == [(OUT.subject, ("innocent.template",), None)]
    assert tick(panel, GIFT).again.isHidden()


def test_what_was_answered_is_changed_in_the_interview_alone(panel: WhyPanel) -> None:
    answered = tick(panel, ANSWERED)
    assert not answered.box.isEnabled()
    assert answered.again.isHidden()
    assert "Change my answers" in answered._note.text()


def test_the_panel_follows_and_keeps_focus_and_place(panel: WhyPanel, qtbot) -> None:
    qtbot.waitExposed(panel)
    box = tick(panel, GIFT).box
    box.setFocus()
    panel.area.verticalScrollBar().setValue(60)
    panel.case.why = FakeWhy(explanations=(replace(GIFT, state=Settled.APPLIES), *EXPLANATIONS[1:]))
    panel.refresh()
    assert tick(panel, GIFT).box is box
    assert box.isChecked()
    assert panel.area.verticalScrollBar().value() == 60


def test_a_box_is_ticked_with_space_and_leaves_letters_to_the_window(panel: WhyPanel, qtbot) -> None:
    pressed = []
    action = panel.addAction("play")
    action.setShortcuts([Qt.Key.Key_Space, Qt.Key.Key_J])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: pressed.append(True))
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    box = tick(panel, GIFT).box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert (panel.ruled, pressed) == ([(DEVICE, ("innocent.gift",), True)], [])
    qtbot.keyClick(box, Qt.Key.Key_J)
    assert pressed == [True]


def test_a_screen_reader_hears_what_each_box_is_about(panel: WhyPanel) -> None:
    assert tick(panel, GIFT).box.accessibleName() == "The device …0001: <gift>"
    assert panel.ticks.none[DEVICE].accessibleName() == "The device …0001: None of these applies"
    assert nameless(panel) == []


@pytest.mark.parametrize("one", [GIFT, TICKED, OUT, ANSWERED])
def test_the_words_take_all_the_room_beside_the_box(panel: WhyPanel, one: Explanation) -> None:
    QApplication.processEvents()
    shown = tick(panel, one)
    assert shown.box.x() == 0
    assert shown._text.width() >= shown.width() - shown.box.width() - panel.fontMetrics().height()


def test_in_german_too_nothing_is_cut_off_at_the_side(qtbot) -> None:
    made = WhyPanel(CatalogueWords("de"))
    qtbot.addWidget(made)
    made.resize(266, 600)
    made.set_browsing(FakeCase([row(0)], why=FakeWhy(explanations=EXPLANATIONS)).browsing())
    made.show()
    made.show_recording(0)
    QApplication.processEvents()
    assert made.ticks.width() <= made.area.viewport().width()


def test_without_explanations_there_is_nothing_to_tick(panel: WhyPanel) -> None:
    panel.case.why = FakeWhy(not_looked_at=(message("unseen.voice"),))
    panel.refresh()
    assert panel.ticks.isHidden()
    assert panel.ticks.ticks == {}
