# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The interview asks, keeps what was answered however it is left, and compares an address book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.ui.accessible import nameless
from tests.ui.fakes import OVERVIEW, FakeWorkflow, make_window, undressing
from viewer.case.facts import Facts, Owner, Route
from viewer.case.message import message
from viewer.ui.facts.steps import Step
from viewer.work import Cancelled

EXPORT, BOOK = Path("export.zip"), Path("book.vcf")
NEVER = Facts(Owner(uses_voice_assistant=False))


@pytest.fixture
def make(qapp):
    made = []
    with undressing(qapp) as application:

        def build(workflow=None, **settings):
            window, workflow, _ = make_window(application, workflow or FakeWorkflow(), **settings)
            made.append(window)
            window.open_paths([EXPORT])
            return SimpleNamespace(window=window, workflow=workflow, page=window.interviewing.page)

        yield build
        for window in made:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def answer_never(page):
    page._editors[Step.ASSISTANT]._choices[False].click()


def test_the_four_follow_ups_are_possible_ruled_out_or_left_open(make):
    at = make()
    answer_never(at.page)
    at.page._next.click()
    assert at.page._step is Step.ROUTES
    choices = at.page._editors[Step.ROUTES]._choices
    assert all(choices[route, "open"].isChecked() for route in Route)
    choices[Route.FIRE_TV, "maybe"].click()
    choices[Route.OLD_ACCOUNT, "ruled_out"].click()
    choices[Route.PHONE_APP, "ruled_out"].click()
    choices[Route.PHONE_APP, "open"].click()
    owner = at.page.facts().owner
    assert (owner.assistant_maybe, owner.assistant_ruled_out) == (("fire_tv",), ("old_account",))


def test_what_is_typed_on_every_page_is_stated(make):
    at = make()
    for step, field in (
        (Step.HOME, "rooms"), (Step.HOME, "services"), (Step.HOME, "skills"), (Step.NAMES, "phones"),
        (Step.ACCOUNT, "requested"), (Step.ACCOUNT, "payment_endings"),
    ):  # fmt: skip
        at.page.show_step(step)
        line = at.page._editors[step]._lines[field]
        line.setText("12; 345")
        line.textEdited.emit("12; 345")
        assert getattr(at.page.facts().owner, field) == ("12", "345")
    at.page.show_step(Step.AWAY)
    at.page._editors[Step.AWAY]._rows._table.item(0, 1).setText("2018-07-20")
    assert str(at.page.facts().away[0].until) == "2018-07-20"


@pytest.mark.parametrize("leave", ["find", "close_case", "other_export", "close"])
def test_leaving_keeps_what_was_answered(make, leave):
    at = make()
    answer_never(at.page)
    acts = {
        "find": at.window.desk._find,
        "close_case": at.window.desk._close,
        "other_export": lambda: at.window.open_paths([Path("other.zip")]),
        "close": at.window.close,
    }
    acts[leave]()
    assert at.workflow.told("state") == [(NEVER,)]


def test_leaving_without_an_answer_states_nothing(make):
    at = make()
    at.window.desk._find()
    at.window.close()
    assert at.workflow.told("state") == []


def test_coming_back_goes_on_where_the_answers_end(make):
    at = make()
    answer_never(at.page)
    at.window.desk._find()
    at.window.desk.change_answers()
    assert at.page._step is Step.ROUTES
    at.page._back.click()
    assert at.page._editors[Step.ASSISTANT]._choices[False].isChecked()


def test_an_address_book_is_compared_once_the_export_was_read(make):
    at = make(FakeWorkflow(scans=[Cancelled()]))
    at.page.book_chosen.emit(BOOK)
    assert at.workflow.told("contacts") == []
    assert at.page.contacts._said.text() == "It is compared as soon as the export is read."
    at.window.parts.flows.go_on()
    assert at.workflow.told("contacts") == [(BOOK,)]
    assert at.page.contacts._said.text().startswith("Compared. Only counts were kept")
    assert at.window.overview is OVERVIEW


def test_a_case_that_was_not_examined_waits_with_the_address_book(make):
    at = make(FakeWorkflow(replace(OVERVIEW, examined=False)))
    at.page.book_chosen.emit(BOOK)
    assert at.workflow.told("contacts") == []


def test_an_address_book_that_cannot_be_read_is_said_where_it_was_chosen(make):
    at = make()
    at.page.book_chosen.emit(Path("book.csv"))
    assert at.page.contacts._said.text() == at.window.parts.words.say(message("phase.read"))
    at.window.parts.flows.close_case()
    assert at.page.contacts._said.text() == ""


@pytest.mark.parametrize(("name", "taken"), [("book.vcf", True), ("book.CSV", True), ("export.zip", False)])
def test_an_address_book_can_be_dropped(make, name, taken):
    at, chosen, data = make(), [], QMimeData()
    at.page.contacts.chosen.connect(chosen.append)
    data.setUrls([QUrl.fromLocalFile(f"/a/{name}")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at.page.contacts.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys))
    assert chosen == ([Path(f"/a/{name}")] if taken else [])


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_says_why_it_asks_and_has_a_name_for_everything(make, language):
    at = make(language=language)
    at.window.show()
    for step in Step:
        at.page.show_step(Step.ASSISTANT)
        at.page._editors[Step.ASSISTANT]._choices[step is not Step.ROUTES].click()
        at.page.show_step(step)
        assert at.page._step is step
        assert len(at.page._why.text()) > 40, step
        assert at.page._skip.isVisible(), step
        assert nameless(at.page) == [], step
