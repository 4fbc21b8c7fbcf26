# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From the list to the voices and back, and what is asked for there reaches the case."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.fakes import OVERVIEW, FakeWorkflow, make_window, row, undressing
from viewer.case.facts import Facts, Owner, Person
from viewer.case.message import Problem, message
from viewer.case.query import Column, Facet, Query
from viewer.case.review import Decision
from viewer.case.voice import OWNER, Voices

HOUSE = Facts(Owner(uses_voice_assistant=False), household=(Person(("Anna", "Annie")), Person(("Ben",)), Person()))
FOUND = Voices(unsure=3)


@pytest.fixture
def make(qapp):
    made = []
    with undressing(qapp) as application:

        def build(workflow=None, text_percent=100):
            workflow = workflow or FakeWorkflow(voices=FOUND)
            window, workflow, _ = make_window(application, workflow, text_percent=text_percent)
            made.append(window)
            window.show()
            window.resize(1280, 800)
            window.parts.flows.open_paths([Path("export.zip")], HOUSE)
            return SimpleNamespace(window=window, work=window.work, panels=window.panels, workflow=workflow)

        yield build
        for window in made:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def action(at):
    return next(one for one in at.work.toggles() if one.shortcut().toString() == "F9")


def told(panel, name):
    return [call[1:] for call in panel.calls if call[0] == name]


def test_the_voices_take_the_place_of_the_list_and_give_it_back(make):
    at = make()
    assert not at.panels.voices.isVisible()
    for come in (action(at).trigger, at.window.header._voices.click, lambda: at.work.show_room("voices")):
        come()
        assert at.panels.voices.isVisible()
        assert at.panels.player.isVisible()
        assert not any(one.isVisible() for one in (at.panels.recordings, at.panels.groups, at.window.header))
        at.panels.voices.left.emit()
        assert not at.panels.voices.isVisible()
        assert all(one.isVisible() for one in (at.panels.recordings, at.panels.groups, at.window.header))
        assert not action(at).isChecked()


def test_in_a_small_window_they_are_a_tab(make, qapp):
    at = make(text_percent=200)
    at.window.resize(900, 600)
    qapp.processEvents()
    at.work.show_room("voices")
    assert at.panels.voices.isVisible()
    assert at.work._tabs.tabText(at.work._tabs.currentIndex()) == "Voices"
    at.window.resize(2600, 1500)
    qapp.processEvents()
    assert at.panels.voices.isVisible()
    at.window.resize(900, 600)
    qapp.processEvents()
    at.work._tabs.setCurrentIndex(0)
    assert not action(at).isChecked()
    at.panels.voices.left.emit()
    assert at.work._tabs.currentIndex() == 0


def test_voices_are_asked_for_only_while_somebody_looks(make):
    at = make()
    assert at.workflow.told("voices") == []
    at.work.show_room("voices")
    assert told(at.panels.voices, "show_voices")[-1] == (FOUND,)
    assert told(at.panels.voices, "set_household") == [(("Anna", "Ben"),)]
    at.work.show_room("")
    at.panels.groups.decided.emit(("device:G0",), Decision.MINE)
    assert len(at.workflow.told("voices")) == 1
    at.work.show_room("voices")
    assert len(at.workflow.told("voices")) == 2
    at.work.show_room("")
    at.work.show_room("voices")
    assert len(at.workflow.told("voices")) == 2


@pytest.mark.parametrize(
    ("signal", "given", "name"),
    [
        ("claimed", (("voice:V1",), OWNER), "claim"),
        ("merged", (("voice:V1", "voice:V2"),), "merge"),
        ("split", ("voice:V1", ("r1",)), "split"),
    ],
)
def test_what_is_said_of_a_voice_reaches_the_case_and_all_is_asked_anew(make, signal, given, name):
    at = make()
    at.work.show_room("voices")
    at.workflow.undone.append(message("phase.read"))
    refreshed = len(told(at.panels.recordings, "refresh"))
    getattr(at.panels.voices, signal).emit(*given)
    assert at.workflow.told(name) == [given]
    assert len(at.workflow.told("voices")) == 2
    assert len(told(at.panels.recordings, "refresh")) > refreshed
    assert [call[0] for call in at.panels.voices.calls if call[0] in ("set_busy", "show_voices")][-2:] == [
        "set_busy",
        "show_voices",
    ]
    assert at.window.overview is OVERVIEW
    assert at.window.undo.undo.isEnabled()


def test_undo_asks_for_the_voices_and_the_conclusion_anew(make):
    at = make()
    at.work.show_room("voices")
    at.workflow.undone.append(message("phase.read"))
    at.window.undo.refresh()
    at.window.overview = None
    at.window.undo.undo.trigger()
    assert len(at.workflow.told("voices")) == 2
    assert at.window.overview is OVERVIEW


def test_decisions_on_voices_take_the_usual_way(make):
    at = make()
    at.panels.voices.decided.emit(("voice:V1",), Decision.NOT_MINE)
    assert at.workflow.told("decide") == [(("voice:V1",), Decision.NOT_MINE)]


def test_an_act_that_is_refused_is_said_and_leaves_the_voices_as_they_are(make):
    at = make()
    at.work.show_room("voices")
    at.workflow.voice_errors.append(Problem(message("case.no_such_group")))
    at.panels.voices.claimed.emit(("voice:V9",), OWNER)
    assert at.window.banner.isVisible()
    assert told(at.panels.voices, "show_voices")[-1] == (FOUND,)


@pytest.mark.parametrize(
    ("error", "said", "boxes"), [(Problem(message("phase.read")), "phase.read", 0), (ValueError(), "voices.trouble", 1)]
)
def test_voices_that_cannot_be_had_are_explained_and_asked_for_again(make, error, said, boxes):
    at = make(FakeWorkflow(voices=FOUND, voice_errors=[error]))
    broken = []
    at.window.rooms.voicing.broken.disconnect()
    at.window.rooms.voicing.broken.connect(broken.append)
    at.work.show_room("voices")
    assert told(at.panels.voices, "show_voices")[-1] == (None, message(said))
    assert len(broken) == boxes
    at.panels.voices.again_wanted.emit()
    assert told(at.panels.voices, "show_voices")[-1] == (FOUND,)


def test_a_sample_is_the_covered_beginning_of_the_recording_with_most_speech(make):
    at = make(FakeWorkflow(voices=FOUND, rows={7: row(7, "consistent")}))
    at.work.show_room("voices")
    at.panels.voices.sample_wanted.emit("voice:V2")
    query = Query(facets=((Facet.VOICE, "V2"),), sort=Column.SPEECH, descending=True)
    assert at.workflow.told("find") == [(query,)]
    shown, played = at.panels.player.calls[-2:]
    assert (shown[0], shown[1].number, shown[3]) == ("show_recording", 7, True)
    assert played == ("toggle",)
    assert at.panels.player.isVisible()


def test_nothing_plays_by_itself(make):
    at = make()
    at.work.show_room("voices")
    at.panels.voices.looked_at.emit(1)
    assert [call[0] for call in at.panels.player.calls if call[0] in ("show_recording", "toggle")] == ["show_recording"]


def test_a_sample_brings_the_player_to_the_front_where_it_is_a_tab(make, qapp):
    at = make(text_percent=200)
    at.window.resize(900, 600)
    qapp.processEvents()
    at.work.show_room("voices")
    at.panels.voices.sample_wanted.emit("voice:V2")
    assert at.panels.player.isVisible()


def test_recordings_and_voices_are_shown_in_the_list(make):
    at = make()
    at.work.show_room("voices")
    at.panels.voices.recording_wanted.emit(2)
    assert at.panels.recordings.isVisible()
    assert told(at.panels.recordings, "show_number") == [(2,)]
    at.work.show_room("voices")
    at.panels.voices.group_wanted.emit("voice:V2")
    assert at.panels.recordings.isVisible()
    assert told(at.panels.facets, "choose") == [(((Facet.VOICE, "V2"),),)]


def test_voices_are_compared_once_all_else_is_judged_and_again_when_asked(make):
    at = make()
    (told_first,) = at.workflow.told("listen")
    assert told_first[0].voice
    assert told_first[0].facts is None
    at.panels.voices.examine_wanted.emit()
    assert len(at.workflow.told("listen")) == 2
    assert len(at.workflow.told("scan")) == 1


def test_another_case_begins_with_its_list(make):
    at = make()
    at.work.show_room("voices")
    at.window.parts.flows.close_case()
    at.window.parts.flows.open_paths([Path("other.zip")], HOUSE)
    assert at.panels.recordings.isVisible()
    assert ("show_voices", None) in at.panels.voices.calls
