# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From the sections to the case and back: ticks are kept, groups go, and of a whole case nothing stays open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from viewer.case.deletion import Elsewhere
from viewer.case.matter import Step
from viewer.case.message import Problem, message
from viewer.storage.erasing import Erasure
from viewer.ui.case_store import CaseStore
from viewer.ui.erasing import Erasing
from viewer.ui.executor import Inline
from viewer.ui.jobs import Jobs
from viewer.ui.report.erase_page import ErasePage, EraseWish
from viewer.ui.report.steps_page import StepsPage
from viewer.ui.stepping import Stepping
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow.cases import create_case
from viewer.workflow.erase import Erased
from viewer.workflow.steps import steps, take_step, untake_step, write_dates

TODAY = date(2026, 12, 3)
WISH = EraseWish(("device:G0",), (Elsewhere.MAIL,))


class Flows(QObject):
    """Remembers what it was asked."""

    judged = Signal(object)

    def __init__(self, store: CaseStore, acts: SimpleNamespace) -> None:
        super().__init__()
        self.store, self.opened, self.was_open = store, [], []
        self.act = SimpleNamespace(next=acts, overview=lambda case: "overview")

    def leave(self, close) -> None:
        self.store.release(close)

    def open_paths(self, paths) -> None:
        self.opened.append(paths)


@pytest.fixture
def stage(qtbot, tmp_path: Path):
    store, erased = CaseStore(), []
    case = create_case(tmp_path / "a.notmine")

    def erase(case, groups, elsewhere, watch):
        erased.append((groups, elsewhere, store.case))
        if stage.error is not None:
            raise stage.error
        return Erased(Erasure((), 0, 0, 0, "", ""), tmp_path / "record.json")

    def erase_case(case, elsewhere, watch):
        erased.append(((), elsewhere, store.case))
        if stage.error is not None:
            raise stage.error
        return tmp_path / "record.json"

    acts = SimpleNamespace(
        steps=steps,
        take_step=take_step,
        untake_step=untake_step,
        write_dates=write_dates,
        whereabouts=lambda case: (_ for _ in ()).throw(Problem(message("phase.read"))),
        reached=lambda case, groups: 7,
        erase=erase,
        erase_case=erase_case,
        today=lambda: TODAY,
    )
    flows, forgotten = Flows(store, acts), []
    parts = SimpleNamespace(
        words=Words("en"),
        store=store,
        flows=flows,
        jobs=Jobs(Inline()),
        aside=Jobs(Inline()),
        preferences=SimpleNamespace(forget=forgotten.append),
    )
    stage = SimpleNamespace(
        parts=parts, store=store, flows=flows, case=case, erased=erased, forgotten=forgotten, error=None, told=[]
    )
    store.hold(case)
    yield stage
    store.release()


def test_ticks_are_kept_shown_and_saved_as_a_calendar(stage, qtbot, tmp_path: Path) -> None:
    page = StepsPage(Words("en"))
    qtbot.addWidget(page)
    stepping = Stepping(page, stage.parts, page)
    page.cards[Step.NOTIFY_COMPANY].tick.click()
    assert not page.cards[Step.NOTIFY_COMPANY].tick.isChecked()
    stepping.look(True)
    page.cards[Step.NOTIFY_COMPANY].tick.click()
    assert page.cards[Step.NOTIFY_COMPANY].tick.isChecked()
    assert "2027-01-04" in page.cards[Step.AWAIT_ANSWER].due.text()
    page.save_wanted.emit(tmp_path / "dates.ics")
    assert b"20270104" in (tmp_path / "dates.ics").read_bytes()
    assert "dates.ics" in page.notice.text()
    page.cards[Step.NOTIFY_COMPANY].tick.click()
    assert page.cards[Step.AWAIT_ANSWER].due.isHidden()


def erasing(stage, qtbot) -> tuple[Erasing, ErasePage]:
    page = ErasePage(Words("en"))
    qtbot.addWidget(page)
    made = Erasing(page, stage.parts, page)
    made.trouble.connect(stage.told.append)
    return made, page


def test_groups_go_and_the_case_stays_open_and_is_told_anew(stage, qtbot) -> None:
    _, page = erasing(stage, qtbot)
    changed, judged = [], []
    stage.store.changed.connect(changed.append)
    stage.flows.judged.connect(judged.append)
    page.erase_wanted.emit(WISH)
    assert stage.erased == [(WISH.groups, WISH.elsewhere, stage.case)]
    assert "record.json" in page.result.text()
    assert judged == ["overview"]
    assert changed[-1].rows
    assert stage.store.case is stage.case


def test_stopped_it_says_that_the_data_is_gone_and_offers_to_go_on(stage, qtbot) -> None:
    _, page = erasing(stage, qtbot)
    stage.error = Cancelled()
    page.erase_wanted.emit(WISH)
    assert "was destroyed" in page.result.text()
    assert stage.told[-1].can_continue


def test_a_whole_case_is_let_go_of_first_and_then_forgotten(stage, qtbot) -> None:
    made, page = erasing(stage, qtbot)
    gone = []
    made.case_gone.connect(lambda *told: gone.append(told))
    page.erase_wanted.emit(EraseWish((), (Elsewhere.MAIL,)))
    assert stage.erased == [((), (Elsewhere.MAIL,), None)]
    assert stage.store.case is None
    assert stage.forgotten == [str(stage.case.path)]
    assert [record.name for record, _ in gone] == ["record.json"]


def test_a_whole_case_that_could_not_be_destroyed_is_opened_again(stage, qtbot) -> None:
    made, page = erasing(stage, qtbot)
    gone = []
    made.case_gone.connect(lambda *told: gone.append(told))
    stage.error = Problem(message("case.folder_refuses", folder="x"))
    page.erase_wanted.emit(EraseWish((), ()))
    assert stage.flows.opened == [[stage.case.path]]
    assert stage.told
    assert not gone
    assert not stage.forgotten
