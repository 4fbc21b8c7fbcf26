# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The form asks only what a letter has a use for, reads back what it shows, and says what it does not understand."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.report.fake_letters import draft
from viewer.case.matter import AccessRequest, Audience, Capacity, Category, Event, Matter, Sender, Step, StepTaken
from viewer.ui.report.form import MatterForm
from viewer.words import Words
from viewer.workflow.drafting import correspondents, needed

WHOLE = Matter(
    sender=Sender(
        "Erika", "Street 1\nTown", "e@example.org", "+49 1", "K-123456", Capacity.RECIPIENT, True, False, "de-by"
    ),
    request=AccessRequest(date(2026, 10, 1), "form", "20", date(2026, 10, 30), "mail", date(2026, 10, 31), False),
    company="apple",
    authority_named="An authority\nsomewhere",
    discovered_on=date(2026, 11, 2),
    events=(Event(date(2026, 11, 3), "I called"),),
    categories=(Category.CHILDREN,),
    copies="one",
    harm="worry",
    steps=(StepTaken(Step.KEEP_ORIGINAL, date(2026, 11, 2)),),
)


@pytest.fixture(params=["en", "de"])
def form(qtbot, request) -> MatterForm:
    made = MatterForm(Words(request.param))
    qtbot.addWidget(made)
    made.offer(correspondents())
    made.show()
    return made


def visible(form: MatterForm) -> set[str]:
    return {name for name, row in form.rows.items() if row.isVisible()}


def test_what_is_put_is_read_back_even_what_it_has_no_field_for(form: MatterForm) -> None:
    form.put(WHOLE)
    assert form.matter() == WHOLE
    form.put(Matter())
    assert form.matter() == Matter()


@pytest.mark.parametrize(
    ("audience", "anonymous", "asked", "not_asked"),
    [
        (Audience.CONTROLLER, False, {"name", "company", "made_on"}, {"authority", "anonymous"}),
        (Audience.COMPLAINT, False, {"name", "authority", "residence"}, {"anonymous"}),
        (Audience.TIP, False, {"anonymous", "name", "authority"}, set()),
        (Audience.TIP, True, {"anonymous", "authority", "residence"}, {"name", "address", "email"}),
        (Audience.PRESS, False, {"name", "company"}, {"authority", "anonymous"}),
        (Audience.SUPPORT, False, set(), {"name", "company", "made_on", "events"}),
    ],
)
def test_only_what_the_letter_has_a_use_for_is_asked(form, audience, anonymous, asked, not_asked) -> None:
    form.put(Matter(sender=Sender(anonymous=anonymous)))
    form.show_audience(audience, needed(audience, anonymous))
    assert asked <= visible(form)
    assert not not_asked & visible(form)
    assert not visible(form) & {"phone", "events", "link"}


def test_every_label_says_whether_it_can_be_left_out(form: MatterForm) -> None:
    optional = form._words.text("letters.optional", field="").strip()
    form.show_audience(Audience.CONTROLLER, needed(Audience.CONTROLLER, False))
    titles = {name: row._title.text() for name, row in form.rows.items()}
    assert {name for name, title in titles.items() if not title.endswith(optional)} == {
        *needed(Audience.CONTROLLER, False)
    }


def test_going_to_a_folded_field_unfolds_it(form: MatterForm) -> None:
    form.activateWindow()
    form.go_to("copies")
    assert form.rows["copies"].isVisible()
    assert form.fields["copies"].line.hasFocus()


def test_a_day_that_is_none_is_said_and_not_guessed(form: MatterForm) -> None:
    field = form.fields["made_on"]
    for typed, day in (("31.02.2026", None), ("yesterday", None), ("04.11.2026", date(2026, 11, 4)), ("", None)):
        field.line.clear()
        QTest.keyClicks(field.line, typed)
        assert field.value() == day
        assert field.flaw.isVisible() == (bool(typed) and day is None)


def test_an_event_without_a_day_is_left_out_and_that_is_said(form: MatterForm) -> None:
    field = form.fields["events"]
    field.rows.put((("2026-11-03", "I called"), ("", "no day")))
    field.rows.changed.emit()
    assert field.value() == (Event(date(2026, 11, 3), "I called"),)
    assert not field.flaw.isHidden()


def test_an_addressee_is_found_by_a_part_of_its_name(form: MatterForm) -> None:
    form.show_audience(Audience.CONTROLLER, ())
    form.show_draft(draft())
    field, known = form.fields["company"], correspondents().companies
    assert field.value() == ("", "")
    wanted = next(one for one in known if one.slug == "apple")
    field.box.lineEdit().setText(wanted.name)
    field.box.lineEdit().editingFinished.emit()
    assert field.value() == (wanted.slug, "")
    field.box.lineEdit().setText("nobody by that name")
    field.box.lineEdit().editingFinished.emit()
    assert field.value() == (wanted.slug, "")
    assert field.box.currentText() == wanted.name


def test_another_addressee_can_be_typed(form: MatterForm) -> None:
    field = form.fields["company"]
    changes = []
    field.changed.connect(lambda: changes.append(1))
    last = field.box.count() - 1
    field.box.setCurrentIndex(last)
    field.box.activated.emit(last)
    assert field.other.isVisible()
    field.other.text.setPlainText("A company\nA street")
    assert field.value() == ("", "A company\nA street")
    assert changes


def test_the_proposal_and_its_source_are_shown(form: MatterForm) -> None:
    made = draft()
    form.show_draft(made)
    field = form.fields["company"]
    assert made.company.name in field.box.currentText()
    assert "Datenanfragen.de" in field.address.text()
    assert "2026" in field.address.text()


def test_scrolling_the_page_changes_no_answer(form: MatterForm) -> None:
    box, before = form.fields["capacity"].box, form.matter()
    at, turn, none = QPointF(5, 5), QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(box, wheel)
    assert form.matter() == before


def test_typing_can_be_undone_after_the_answers_were_shown_again(form: MatterForm) -> None:
    line = form.fields["name"].line
    QTest.keyClicks(line, "Erika")
    form.put(form.matter())
    line.undo()
    assert line.text() == ""
