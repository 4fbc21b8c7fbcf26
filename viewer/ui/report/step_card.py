# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One step of the checklist: a tick, the day on which it was done, what is due when, and the way on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from viewer.case.matter import Step
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.report.day_field import DayField
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.steps import DueState, StepState

LEADS = (Step.NOTIFY_COMPANY, Step.COMPLAIN, Step.TIP_OFF, Step.COMPARE, Step.DELETE)


class StepCard(QFrame):
    """`taken` carries a day, or None where it is no longer ticked; `led`: the way on was chosen."""

    taken = Signal(object)
    led = Signal()

    def __init__(self, words: Words, step: Step) -> None:
        super().__init__()
        self._words, self._today = words, date.min
        self._done_on: date | None = None
        name = words.text(f"steps.name.{step}")
        self.setProperty("look", "card")
        self.setAccessibleName(name)
        self.tick = QCheckBox(name)
        self.tick.setAccessibleName(name)
        self.tick.clicked.connect(self._ticked)
        self.day = DayField(words.text("steps.done_on.name", step=name), words)
        self.day.line.editingFinished.connect(self._dated)
        self.day.taken.connect(self._dated)
        self._day_title = label(words.text("steps.done_on"), Style.QUIET, wrap=False)
        self._day_title.setBuddy(self.day.line)
        self.due, self.waits = label("", Style.STRONG), label("", Style.QUIET)
        self.lead = button(words.text(f"steps.lead.{step}")) if step in LEADS else None
        self._lay_out(step)
        self.setEnabled(False)

    def put(self, state: StepState, today: date) -> None:
        """Show how the step stands on this day; it can be ticked from then on."""
        self.setEnabled(True)
        words, self._today, self._done_on = self._words, today, state.done_on
        self.tick.setChecked(state.done_on is not None)
        self.day.put(state.done_on)
        for part in (self.day, self._day_title):
            part.setVisible(state.done_on is not None)
        due = "\n".join(due_sentence(one, words) for one in state.dues if one.is_open)
        show_text(self.due, due)
        self.due.setVisible(bool(due))
        self.tick.setAccessibleDescription(due)
        waits = state.waits_for is not None
        if waits:
            show_text(self.waits, words.text("steps.waits", step=words.text(f"steps.name.{state.waits_for}")))
        self.waits.setVisible(waits)

    def _ticked(self, checked: bool) -> None:
        self.taken.emit(self._today if checked else None)

    def _dated(self) -> None:
        chosen = self.day.value()
        if chosen is not None and chosen != self._done_on:
            self.taken.emit(chosen)

    def _lay_out(self, step: Step) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.tick)
        head.addStretch()
        head.addWidget(self._day_title, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.day)
        layout.addLayout(head)
        layout.addWidget(self.due)
        layout.addWidget(label(self._words.text(f"steps.do.{step}")))
        layout.addWidget(self.waits)
        if self.lead is not None:
            self.lead.clicked.connect(self.led)
            layout.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.tick)


def due_sentence(due: DueState, words: Words) -> str:
    """What is due when, with how long that is from today."""
    if due.is_overdue:
        when = words.count("steps.overdue", -due.days)
    elif due.days == 0:
        when = words.text("steps.when.today")
    else:
        when = words.count("steps.when.in" if due.days > 0 else "steps.when.ago", abs(due.days))
    return words.text(f"steps.sentence.{due.due}", day=words.date(due.on), when=when)
