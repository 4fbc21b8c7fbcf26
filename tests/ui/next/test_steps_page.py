# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The checklist: says what is due when, is walked and ticked by keyboard, and keeps days that are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog

from tests.ui.accessible import nameless
from viewer.case.matter import AccessRequest, Matter, Sender, Step, StepTaken
from viewer.ui.report.step_card import LEADS
from viewer.ui.report.steps_page import StepsPage
from viewer.words import Words
from viewer.workflow.steps import steps_of

TOLD = date(2026, 12, 3)
NOTICED = Matter(request=AccessRequest(date(2026, 9, 1)), steps=(StepTaken(Step.NOTIFY_COMPANY, TOLD),))


@pytest.fixture
def page(qtbot) -> StepsPage:
    made = StepsPage(Words("en"))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def show(page: StepsPage, matter: Matter, today: date) -> None:
    page.show_steps(steps_of(matter, today), today)


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_has_a_name(qtbot, language: str) -> None:
    page = StepsPage(Words(language))
    qtbot.addWidget(page)
    page.show()
    show(page, NOTICED, TOLD)
    assert nameless(page) == []
    for step, card in page.cards.items():
        assert QAccessible.queryAccessibleInterface(card.tick).role() == QAccessible.Role.CheckBox
        assert card.accessibleName() == Words(language).text(f"steps.name.{step}")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 12, 23), "Answer due on 2027-01-04, in 12 days."),
        (date(2027, 1, 3), "Answer due on 2027-01-04, tomorrow."),
        (date(2027, 1, 4), "Answer due on 2027-01-04, today."),
        (date(2027, 1, 5), "Answer due on 2027-01-04, 1 day overdue."),
        (date(2027, 2, 1), "Answer due on 2027-01-04, 28 days overdue."),
    ],
)
def test_what_is_due_is_said_in_plain_words_and_to_a_screen_reader(page: StepsPage, today: date, said: str) -> None:
    show(page, NOTICED, today)
    card = page.cards[Step.AWAIT_ANSWER]
    assert card.due.text() == said
    assert card.tick.accessibleDescription() == said


def test_what_came_to_its_end_is_no_longer_due(page: StepsPage) -> None:
    answered = replace(NOTICED, steps=(*NOTICED.steps, StepTaken(Step.ANSWER_RECEIVED, date(2027, 1, 2))))
    show(page, answered, date(2027, 2, 1))
    card = page.cards[Step.AWAIT_ANSWER]
    assert card.due.isHidden()
    assert card.tick.isChecked()
    assert page.cards[Step.NOTIFY_COMPANY].due.text().startswith("The answer to your request")


def test_the_days_of_the_ico_are_said_to_those_who_live_there(page: StepsPage) -> None:
    show(page, replace(NOTICED, sender=Sender(residence="gb")), TOLD)
    said = page.cards[Step.COMPLAIN].due.text()
    assert "from 2027-01-02, in 30 days" in said
    assert "by 2027-03-03, in 90 days" in said


def test_a_tick_is_of_today_and_its_day_can_be_typed(page: StepsPage, qtbot) -> None:
    taken = []
    page.taken.connect(lambda step, on: taken.append((step, on)))
    show(page, Matter(), TOLD)
    card = page.cards[Step.NOTIFY_COMPANY]
    assert card.day.isHidden()
    card.tick.setFocus()
    qtbot.keyClick(card.tick, Qt.Key.Key_Space)
    assert taken == [(Step.NOTIFY_COMPANY, TOLD)]
    show(page, NOTICED, TOLD)
    assert not card.day.isHidden()
    card.day.line.selectAll()
    qtbot.keyClicks(card.day.line, "2026-12-0")
    qtbot.keyClick(card.day.line, Qt.Key.Key_Return)
    assert len(taken) == 1
    qtbot.keyClicks(card.day.line, "1")
    qtbot.keyClick(card.day.line, Qt.Key.Key_Return)
    assert taken[1:] == [(Step.NOTIFY_COMPANY, date(2026, 12, 1))]
    qtbot.keyClick(card.tick, Qt.Key.Key_Space)
    assert taken[-1] == (Step.NOTIFY_COMPANY, None)


def test_each_way_on_is_offered_where_there_is_one(page: StepsPage) -> None:
    led = []
    page.led.connect(led.append)
    show(page, Matter(), TOLD)
    for step in LEADS:
        lead = page.cards[step].lead
        assert lead is not None
        lead.click()
    assert led == list(LEADS)
    assert page.cards[Step.KEEP_ORIGINAL].lead is None


def test_dates_can_be_saved_once_there_are_any(page: StepsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = []
    page.save_wanted.connect(saved.append)
    show(page, Matter(), TOLD)
    assert not page.save.isEnabled()
    assert "No day follows yet" in page.notice.text()
    show(page, NOTICED, TOLD)
    for chosen in ("/a/dates.ics", "/a/dates", ""):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, chosen=chosen: (chosen, ""))
        page.save.click()
    assert [path.as_posix() for path in saved] == ["/a/dates.ics", "/a/dates.ics"]
