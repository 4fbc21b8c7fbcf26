# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is entered reaches the case, the letter follows it, and what goes wrong is a sentence."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.fakes import FakeWorkflow, make_window, undressing
from tests.ui.report.fake_letters import DAY
from viewer.case.facts import Facts, Owner
from viewer.case.matter import Audience
from viewer.case.message import Problem, message
from viewer.ui.report.section import Section
from viewer.work import Cancelled

NEVER = Facts(Owner(uses_voice_assistant=False))


@pytest.fixture
def at(qapp):
    with undressing(qapp) as application:
        window, workflow, kept = make_window(application, FakeWorkflow())
        window.show()
        window.parts.flows.open_paths([Path("export.zip")], NEVER)
        page = window.panels.report.letters
        lettering = window.rooms.reporting.sections[Section.LETTERS]
        yield SimpleNamespace(window=window, page=page, letters=workflow.letters, lettering=lettering, kept=kept)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def typed(at, text: str) -> None:
    QTest.keyClicks(at.page.form.fields["name"].line, text)


def test_every_way_leads_to_the_letters(at) -> None:
    room = at.window.panels.report
    action = next(one for one in at.window.work.toggles() if one.shortcut().toString() == "F4")
    assert at.letters.told("draft") == []
    for come in (action.trigger, at.window.header._report.click, lambda: at.window.work.show_room("report")):
        come()
        assert room.isVisible()
        room.left.emit()
        assert not room.isVisible()
    assert any("Letters" in name for name, _ in at.window.desk.commands())


def test_the_letter_follows_what_is_typed_and_the_case_keeps_it(at) -> None:
    at.window.work.show_room("report")
    typed(at, "Erika")
    at.lettering._soon.timeout.emit()
    entered, wanted = at.letters.told("draft")[-1]
    assert (entered.sender.name, wanted.audience, wanted.otherwise) == ("Erika", Audience.CONTROLLER, "en")
    assert at.letters.told("enter") == []
    at.lettering._later.timeout.emit()
    at.lettering._later.timeout.emit()
    assert [one.sender.name for (one,) in at.letters.told("enter")] == ["Erika"]


@pytest.mark.parametrize("leave", ["room", "case", "window"])
def test_nothing_typed_is_lost_by_leaving(at, leave: str) -> None:
    at.window.work.show_room("report")
    typed(at, "Erika")
    {"room": lambda: at.window.work.show_room(""), "case": at.window.parts.flows.close_case, "window": at.window.close}[
        leave
    ]()
    assert [one.sender.name for (one,) in at.letters.told("enter")] == ["Erika"]


def test_three_letters_are_saved_into_the_folder_that_is_remembered(at, tmp_path, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: asked.append(given[2]) or str(tmp_path))
    at.window.work.show_room("report")
    typed(at, "Erika")
    at.page.save_three.click()
    ((letters, folder, day),) = at.letters.told("save")
    assert letters == ((Audience.CONTROLLER, "de"), (Audience.COMPLAINT, "de"), (Audience.TIP, "de"))
    assert (folder, day) == (tmp_path, DAY)
    assert at.letters.matter.sender.name == "Erika"
    assert at.page.right.currentWidget() is at.page.saved
    assert at.kept[-1].letters == str(tmp_path)
    at.page.saved.back.click()
    at.page.save.click()
    assert asked == ["cases", str(tmp_path)]


@pytest.mark.parametrize(
    ("error", "said"),
    [(Problem(message("report.folder_refuses", folder="locked")), "locked"), (Cancelled(), "Stopped")],
)
def test_what_goes_wrong_with_saving_is_a_sentence(at, tmp_path, monkeypatch, error, said) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    at.letters.errors.append(error)
    at.window.work.show_room("report")
    at.page.save.click()
    assert said in at.window.banner._text.text()
    assert at.page.right.currentWidget() is not at.page.saved
    assert at.page.save.isEnabled()
    assert not at.page.strip.isVisible()


def test_nothing_can_be_entered_before_the_answers_are_known(at) -> None:
    assert not at.page.form.isEnabled()
    assert not at.page.save_three.isEnabled()
    at.window.work.show_room("report")
    assert at.page.form.isEnabled()
    assert at.page.save_three.isEnabled()
    at.window.parts.flows.close_case()
    at.window.parts.flows.open_paths([Path("other.zip")], NEVER)
    assert at.page.form.isEnabled() == at.window.panels.report.isVisible()


def test_no_folder_no_letter(at, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: "")
    at.window.work.show_room("report")
    at.page.save.click()
    assert at.letters.told("save") == []


def test_answers_come_from_a_file(at) -> None:
    at.window.work.show_room("report")
    at.page.file_chosen.emit(Path("MATTER.toml"))
    assert at.page.form.fields["copies"].value() == "from a file"
    at.lettering._later.timeout.emit()
    assert at.letters.matter.copies == "from a file"


def test_another_case_starts_with_its_own_answers(at) -> None:
    at.window.work.show_room("report")
    typed(at, "Erika")
    at.letters.matter = at.letters.matter.__class__()
    at.window.parts.flows.open_paths([Path("other.zip")], NEVER)
    at.letters.matter = at.letters.matter.__class__()
    at.window.work.show_room("report")
    assert at.page.form.fields["name"].value() == ""


def test_the_twin_is_shown_before_it_is_saved_and_gone_through_once(at, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    at.window.work.show_room("report")
    for audience in (Audience.SUPPORT, Audience.TIP, Audience.SUPPORT):
        at.page.audiences.choices[audience].setChecked(True)
        assert at.page.view.isHidden() == (audience is Audience.SUPPORT) != at.page.twin.isHidden()
    assert at.letters.told("twin") == [("de",)]
    assert "<b>fenid</b>" in at.page.twin.text.toPlainText()
    at.page.save.click()
    assert at.letters.told("save")[0][0] == ((Audience.SUPPORT, "de"),)
