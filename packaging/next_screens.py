# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The screens of next steps and of deleting, with ticks that stand on an invented day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from viewer.case.deletion import Elsewhere
from viewer.case.matter import AccessRequest, Matter, Sender, Step, StepTaken
from viewer.ui.main_window import MainWindow
from viewer.ui.report.panel import ReportPanel
from viewer.ui.report.section import Section
from viewer.workflow.steps import steps_of

Screen = tuple[str, QWidget]
TODAY = date(2026, 12, 23)
STARTED = Matter(
    Sender(residence="de-by"),
    AccessRequest(date(2026, 9, 1)),
    steps=(StepTaken(Step.KEEP_ORIGINAL, date(2026, 11, 24)), StepTaken(Step.NOTIFY_COMPANY, date(2026, 12, 3))),
)
LATE = replace(STARTED, steps=(*STARTED.steps, StepTaken(Step.COMPLAIN, date(2027, 1, 11))))


def next_screens(window: MainWindow, application: QApplication) -> Iterator[Screen]:
    """Nothing done yet, a notice sent, an answer overdue and a complaint made; what is where, and the question."""
    if window.panels is None or window.work is None:
        return
    room = cast("ReportPanel", window.panels.report)
    window.work.show_room("report")
    room.show_page(Section.STEPS)
    _rest(window)
    yield "steps-begin", window
    room.steps.show_steps(steps_of(STARTED, TODAY), TODAY)
    yield "steps", window
    room.steps.show_steps(steps_of(LATE, date(2027, 2, 1)), date(2027, 2, 1))
    bar = room.steps.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    yield "steps-late", window
    bar.setValue(bar.maximum())
    yield "steps-end", window
    room.show_page(Section.ERASE)
    _rest(window)
    yield "erase", window
    room.erase.choice.all.click()
    room.erase.boxes[Elsewhere.MAIL].setChecked(True)
    room.erase.area.ensureWidgetVisible(room.erase.begin)
    yield "erase-chosen", window
    bar = room.erase.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    yield "erase-elsewhere", window
    room.erase.begin.click()
    _rest(window)
    dialog = application.activeModalWidget()
    if dialog is not None:
        yield "erase-confirm", dialog
        dialog.close()
    window.work.show_room("")


def _rest(window: MainWindow) -> None:
    """Wait until nothing is under way."""
    while window.parts.jobs.busy or window.parts.aside.busy:
        QTest.qWait(50)
    QTest.qWait(50)
