# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From the list to the export and back; its sections are asked for while somebody looks, and only then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.fakes import OVERVIEW, FakeWorkflow, make_window, undressing
from viewer.case.export import Secret
from viewer.case.facts import Facts, Owner
from viewer.case.message import Problem, message
from viewer.case.review import Decision
from viewer.ui.case_password import CasePasswordDialog
from viewer.ui.parcel.portion_sheet import Portions
from viewer.ui.parcel.sheet import Section

NEVER = Facts(Owner(uses_voice_assistant=False))
ASKED = [one for one in Section if one is not Section.COMPARISON]


@pytest.fixture
def make(qapp):
    made = []
    with undressing(qapp) as application:

        def build(workflow=None, **settings):
            window, workflow, _ = make_window(application, workflow or FakeWorkflow(), **settings)
            made.append(window)
            window.show()
            window.resize(1280, 800)
            window.parts.flows.open_paths([Path("export.zip")], NEVER)
            return SimpleNamespace(window=window, work=window.work, panels=window.panels, workflow=workflow)

        yield build
        for window in made:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def told(at, name):
    return [call[1:] for call in at.panels.parcel.calls if call[0] == name]


def action(at, key):
    return next(one for one in at.work.toggles() if one.shortcut().toString() == key)


def test_the_export_takes_the_place_of_list_and_player_and_gives_it_back(make):
    at = make()
    for come in (action(at, "F5").trigger, at.window.header._parcel.click, lambda: at.work.show_room("parcel")):
        come()
        assert at.panels.parcel.isVisible()
        others = (at.panels.recordings, at.panels.groups, at.panels.player, at.panels.voices, at.window.header)
        assert not any(one.isVisible() for one in others)
        at.panels.parcel.left.emit()
        assert not at.panels.parcel.isVisible()
        assert at.panels.recordings.isVisible()
        assert at.panels.player.isVisible()


def test_one_room_gives_way_to_the_other(make, qapp):
    at = make()
    for small in (False, True):
        if small:
            at.window.resize(730, 490)
            qapp.processEvents()
        action(at, "F9").trigger()
        action(at, "F5").trigger()
        assert (action(at, "F9").isChecked(), action(at, "F5").isChecked()) == (False, True)
        assert at.panels.parcel.isVisible()
        assert not at.panels.voices.isVisible()
        action(at, "F9").trigger()
        assert at.panels.voices.isVisible()
        at.work.show_room("")


def test_sections_are_asked_for_only_while_somebody_looks(make):
    at = make()
    assert not any(at.workflow.told(section.value) for section in ASKED)
    at.work.show_room("parcel")
    sections = dict(told(at, "show_section"))
    assert list(sections) == ASKED
    assert sections[Section.PORTIONS] == Portions(Section.PORTIONS, (), ())
    assert sections[Section.MISSING] is Section.MISSING
    at.work.show_room("")
    at.panels.groups.decided.emit(("device:G0",), Decision.MINE)
    assert len(at.workflow.told("missing")) == 1
    at.work.show_room("parcel")
    assert len(at.workflow.told("missing")) == 2
    at.work.show_room("")
    at.work.show_room("parcel")
    assert len(at.workflow.told("missing")) == 2


def test_ruling_an_explanation_asks_anew(make):
    at = make()
    at.work.show_room("parcel")
    at.panels.why.explained.emit("device:G0", ("innocent.gift",), True)
    assert at.workflow.told("explain") == [("device:G0", ("innocent.gift",), True)]
    assert len(at.workflow.told("portions")) == 2
    assert ("refresh",) in at.panels.why.calls
    assert ("refresh",) in at.panels.recordings.calls
    assert at.window.overview is OVERVIEW


def test_a_case_that_was_not_read_to_its_end_says_so(make):
    at = make(FakeWorkflow(replace(OVERVIEW, examined=False)))
    at.work.show_room("parcel")
    assert told(at, "show_section") == []
    assert told(at, "show_trouble") == [(section, message("parcel.not_examined")) for section in ASKED]


def test_one_section_that_fails_leaves_the_others(make):
    at = make(FakeWorkflow(parcel_errors=[Problem(message("phase.read")), ValueError()]))
    broken = []
    at.window.rooms.parceling.broken.disconnect()
    at.window.rooms.parceling.broken.connect(broken.append)
    at.work.show_room("parcel")
    assert told(at, "show_trouble") == [
        (Section.PORTIONS, message("phase.read")),
        (Section.COMPOSITION, message("parcel.trouble")),
    ]
    assert [section for section, _ in told(at, "show_section")] == ASKED[2:]
    assert len(broken) == 1


@pytest.mark.parametrize("is_earlier", [False, True])
def test_another_export_is_compared_in_the_order_that_was_said(make, is_earlier):
    at = make()
    here, other = at.window.parts.store.case.path, Path("other.notmine")
    at.panels.parcel.compare_wanted.emit(other, is_earlier)
    assert at.workflow.told("compare") == [(other, here) if is_earlier else (here, other)]
    assert told(at, "show_section") == [(Section.COMPARISON, "compared")]


@pytest.mark.parametrize("is_earlier", [False, True])
def test_a_locked_case_is_compared_once_its_password_is_typed(make, is_earlier):
    locked = [Problem(message("case_key.needed")), Problem(message("case_key.wrong"))]
    at = make(FakeWorkflow(compare_errors=locked))
    at.panels.parcel.compare_wanted.emit(Path("other.notmine"), is_earlier)
    for typed in ("falsch", "richtig"):
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CasePasswordDialog)
        dialog.findChild(QLineEdit).setText(typed)
        dialog.accept()
    tried = [(Secret(typed), None) if is_earlier else (None, Secret(typed)) for typed in (b"falsch", b"richtig")]
    assert at.workflow.told("compare_secrets") == [(None, None), *tried]
    assert told(at, "show_section") == [(Section.COMPARISON, "compared")]


def test_the_cases_opened_lately_are_offered_but_for_this_one(make):
    at = make(recent=("cases/export.notmine", "cases/other.notmine"))
    at.work.show_room("parcel")
    assert told(at, "show_cases")[-1] == (("cases/other.notmine",),)


def test_another_case_begins_with_its_list_and_an_empty_room(make):
    at = make()
    at.work.show_room("parcel")
    at.window.parts.flows.close_case()
    at.window.parts.flows.open_paths([Path("other.zip")], NEVER)
    assert at.panels.recordings.isVisible()
    assert at.panels.parcel.calls[-1] == ("clear",)


def test_all_recordings_tells_of_the_export_as_a_whole(make):
    at = make()
    at.panels.groups.chosen.emit("")
    assert at.panels.why.calls[-1] == ("show_export",)
    at.panels.groups.chosen.emit("device:G0")
    assert at.panels.why.calls[-1] == ("show_group", "device:G0")
