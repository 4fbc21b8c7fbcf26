# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The ways from a step to where it is done, and from a case that is gone to the start page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMessageBox

from tests.ui.fakes import make_window, undressing
from viewer.case.deletion import Elsewhere
from viewer.case.facts import Facts, Owner
from viewer.case.matter import Audience, Step
from viewer.ui.parcel.sheet import Section as ParcelSection
from viewer.ui.report.erase_page import EraseWish
from viewer.ui.report.section import Section


@pytest.fixture
def window(qapp):
    with undressing(qapp) as application:
        made, workflow, _ = make_window(application)
        made.workflow = workflow
        made.show()
        made.parts.flows.open_paths([Path("export.zip")], Facts(Owner(uses_voice_assistant=False)))
        yield made
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("step", "audience"),
    [
        (Step.NOTIFY_COMPANY, Audience.CONTROLLER),
        (Step.COMPLAIN, Audience.COMPLAINT),
        (Step.TIP_OFF, Audience.TIP),
    ],
)
def test_a_letter_is_written_where_letters_are(window, step: Step, audience: Audience) -> None:
    report = window.panels.report
    report.steps.led.emit(step)
    assert report.letters.audiences.audience() is audience
    assert report.calls[-1] == ("show_page", Section.LETTERS)


def test_comparing_and_deleting_have_their_places(window) -> None:
    report, parcel = window.panels.report, window.panels.parcel
    report.steps.led.emit(Step.DELETE)
    assert report.calls[-1] == ("show_page", Section.ERASE)
    report.steps.led.emit(Step.COMPARE)
    assert parcel.isVisible()
    assert ("show_tab", ParcelSection.COMPARISON) in parcel.calls


def test_the_steps_are_asked_for_while_somebody_looks(window) -> None:
    report = window.panels.report
    assert not report.steps.cards[Step.DELETE].isEnabled()
    window.work.show_room("report")
    assert not report.steps.cards[Step.DELETE].isEnabled()
    report.section_shown.emit(Section.STEPS)
    assert report.steps.cards[Step.DELETE].isEnabled()
    assert ("whereabouts",) not in window.workflow.next.calls
    report.section_shown.emit(Section.ERASE)
    assert ("whereabouts",) in window.workflow.next.calls


def test_after_a_whole_case_the_window_is_at_its_start_and_says_where_the_record_is(window) -> None:
    window.work.show_room("report")
    window.panels.report.erase.erase_wanted.emit(EraseWish((), (Elsewhere.MAIL,)))
    assert window.workflow.next.calls[-1][:2] == ("erase_case", (Elsewhere.MAIL,))
    assert window.parts.store.case is None
    assert window.pages.currentWidget() is window.start
    box = window.findChild(QMessageBox)
    assert "a.notmine.erased.json" in box.text()
    assert "the trash" in box.informativeText()
    assert "e-mails" not in box.informativeText()
    box.close()
