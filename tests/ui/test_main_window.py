# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The window as a whole, over a workflow that only remembers."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from tests.ui.accessible import nameless
from tests.ui.fakes import OVERVIEW, FakeWorkflow, make_window, row, undressing
from viewer.case.export import Secret
from viewer.case.facts import Facts, Owner
from viewer.case.message import Problem, message
from viewer.case.review import Decision
from viewer.work import Cancelled

NEVER = Facts(Owner(uses_voice_assistant=False))
EXPORT = Path("export.zip")


@pytest.fixture
def undressed(qapp):
    with undressing(qapp) as application:
        yield application


@pytest.fixture
def make(undressed):
    qapp, made = undressed, []

    def build(workflow=None, **settings):
        window, workflow, kept = make_window(qapp, workflow, **settings)
        made.append(window)
        return SimpleNamespace(window=window, flows=window.parts.flows, workflow=workflow, kept=kept)

    yield build
    for window in made:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def page(window):
    return {window.start: "start", window.interviewing.page: "interview", window.work: "work"}[
        window.pages.currentWidget()
    ]


def test_an_export_is_read_while_the_owner_is_asked(make):
    at = make()
    assert page(at.window) == "start"
    at.window.open_paths([EXPORT])
    assert page(at.window) == "interview"
    assert [request.exports for (request,) in at.workflow.told("scan")] == [(EXPORT,)]
    at.window.interviewing.page.skipped.emit()
    assert page(at.window) == "work"
    assert at.window.overview is OVERVIEW
    assert at.kept[-1].recent == ("cases/export.notmine",)


def test_answers_are_stated_and_judged(make):
    at = make()
    at.window.open_paths([EXPORT])
    at.window.interviewing.page.finished.emit(NEVER)
    assert at.workflow.told("state") == [(NEVER,)]
    assert page(at.window) == "work"


def test_nobody_is_asked_whose_facts_are_known(make):
    at = make()
    at.flows.open_paths([EXPORT], NEVER)
    assert page(at.window) == "work"
    at.flows.open_demo()
    assert [request.exports for (request,) in at.workflow.told("scan")] == [(EXPORT,), (Path("demo.zip"),)]


@pytest.mark.parametrize(
    ("error", "said", "can_continue"),
    [(Problem(message("phase.read")), "Reading the documents", False), (Cancelled(), "Stopped.", True)],
)
def test_what_goes_wrong_is_said_in_the_banner(make, error, said, can_continue):
    at = make(FakeWorkflow(scans=[error]))
    at.window.show()
    at.window.open_paths([EXPORT])
    assert at.window.banner._text.text().startswith(said)
    assert at.window.banner.isVisible()
    assert at.window.banner._continue.isVisible() == can_continue


def test_continue_reads_on_with_what_was_asked_for(make):
    at = make(FakeWorkflow(scans=[Cancelled()]))
    at.window.open_paths([EXPORT])
    at.window.banner.go_on.emit()
    assert [request.exports for (request,) in at.workflow.told("scan")] == [(EXPORT,), (EXPORT,)]
    assert at.window.overview is OVERVIEW


def test_a_password_is_asked_for_until_it_fits_and_serves_to_listen(make):
    needed = [Problem(message("archive.password_needed")), Problem(message("archive.password_wrong"))]
    at = make(FakeWorkflow(scans=needed))
    asked = []
    at.flows.password_wanted.disconnect()
    at.flows.password_wanted.connect(asked.append)
    at.window.open_paths([EXPORT])
    at.flows.unlock("first")
    at.flows.unlock("second")
    assert asked == [False, True]
    assert at.window.overview is OVERVIEW
    at.window.panels.player.sound_wanted.emit(1)
    assert at.workflow.told("sound") == [(1, Secret(b"second"))]


def test_a_case_file_is_opened_as_it_was_left(make):
    at = make(FakeWorkflow(facts=NEVER))
    at.window.open_paths([Path("old.notmine")])
    assert page(at.window) == "work"
    assert at.workflow.told("scan") == []
    assert at.window.windowTitle().startswith("old.notmine")
    case = at.window.parts.store.case
    at.flows.close_case()
    assert page(at.window) == "start"
    assert not case.is_open


def test_a_case_file_that_cannot_be_opened_leaves_the_start_page(make):
    at = make(FakeWorkflow(open_error=Problem(message("phase.read"))))
    at.window.open_paths([Path("old.notmine")])
    assert page(at.window) == "start"
    assert not at.window.banner.isHidden()


@pytest.mark.parametrize(
    ("standing", "decision", "covered"),
    [
        ("inconsistent", None, True), ("undecided", Decision.NOT_MINE, True), ("not_examined", None, True),
        ("consistent", None, False), ("inconsistent", Decision.MINE, False), ("undecided", Decision.HOUSEHOLD, False),
    ],
)  # fmt: skip
def test_what_may_be_a_strangers_is_shown_covered(make, standing, decision, covered):
    at = make(FakeWorkflow(rows={1: row(1, standing, decision)}))
    at.flows.open_paths([EXPORT], NEVER)
    at.window.panels.recordings.selected.emit(1)
    assert [call[3] for call in at.window.panels.player.calls if call[0] == "show_recording"] == [covered]


def test_what_is_heard_and_read_is_counted(make):
    at = make()
    at.flows.open_paths([EXPORT], NEVER)
    at.window.panels.player.heard.emit(1, 2.0)
    assert "2.0 s heard in 1 recording" in at.window.exposure.text()
    at.window.panels.player.text_revealed.emit(1, 17)
    assert "17 characters" in at.window.exposure.text()
    assert ("uncover", 1) in at.window.panels.recordings.calls


def test_decisions_reach_the_case_and_can_be_undone(make):
    at = make()
    at.flows.open_paths([EXPORT], NEVER)
    assert not at.window.undo.undo.isEnabled()
    at.workflow.undone.append(message("phase.read"))
    at.window.panels.groups.decided.emit(("device:G0",), Decision.MINE)
    assert at.workflow.told("decide") == [(("device:G0",), Decision.MINE)]
    assert at.window.undo.undo.isEnabled()
    at.window.undo.undo.trigger()
    assert at.window.statusBar().currentMessage() == "Reading the documents"
    assert not at.window.undo.undo.isEnabled()


def test_esc_esc_is_silent_and_covers_everything(make):
    at = make()
    at.flows.open_paths([EXPORT], NEVER)
    at.window.show()
    QTest.keyClick(at.window.windowHandle(), Qt.Key.Key_Escape)
    assert ("panic",) not in at.window.panels.player.calls
    QTest.keyClick(at.window.windowHandle(), Qt.Key.Key_Escape)
    assert ("panic",) in at.window.panels.player.calls
    assert ("cover_all",) in at.window.panels.recordings.calls


def test_the_palette_lists_every_command_and_gives_it(make):
    at = make()
    at.flows.open_paths([EXPORT], NEVER)
    names = [name for name, _ in at.window.desk.commands()]
    assert {"Open files", "Settings", "Player: player command", "Recordings: recordings command"} <= {
        name.replace(" …", "").rstrip() for name in names
    }
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "open_it", ["start", "interview", "work", "palette", "keys", "settings", "inventory", "parcel"]
)
def test_every_widget_has_a_name(make, qapp, language, open_it):
    at = make(language=language, recent=("a.notmine",))
    at.window.show()
    if open_it != "start":
        at.flows.open_paths([EXPORT], None if open_it == "interview" else NEVER)
    if open_it == "parcel":
        at.window.work.show_room("parcel")
    act = getattr(at.window.desk, f"show_{open_it}", None)
    if act is not None:
        act()
    assert nameless(qapp.activeModalWidget() or at.window) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_fits_a_small_screen_with_large_text(make, language):
    at = make(language=language, text_percent=200)
    at.window.show()
    at.window.resize(900, 600)
    for paths, facts in (((), None), ((EXPORT,), None), ((EXPORT,), NEVER)):
        at.flows.open_paths(paths, facts)
        assert (at.window.width(), at.window.height()) == (900, 600)


def test_a_window_small_for_its_text_shows_the_panels_as_tabs_and_back(make, qapp):
    at = make(text_percent=200)
    at.flows.open_paths([EXPORT], NEVER)
    at.window.show()
    at.window.resize(900, 600)
    qapp.processEvents()
    before = at.window.work.state()
    assert at.window.panels.recordings.isVisible()
    assert not at.window.panels.why.isVisible()
    at.window.resize(2600, 1500)
    qapp.processEvents()
    shown = (at.window.panels.why, at.window.panels.groups, at.window.panels.facets, at.window.panels.player)
    assert all(panel.isVisible() for panel in shown)
    assert at.window.header.isVisible()
    assert before


def test_where_the_window_stood_is_kept(make):
    at = make()
    at.flows.open_paths([EXPORT], NEVER)
    at.window.close()
    assert at.kept[-1].window
    assert at.kept[-1].splitters
    assert at.kept[-1].columns == "columns"
