# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The section of the next steps: a checklist whose days follow from what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from viewer.case.matter import Step
from viewer.case.message import Message
from viewer.ui.column import column
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.report.step_card import StepCard
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.steps import StepState


class StepsPage(QWidget):
    """`taken` carries a step and a day, None where it is no longer ticked; `led` carries the step whose way on was
    chosen, `save_wanted` the path of a calendar file.
    """

    taken = Signal(object, object)
    led = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words.text("steps.list"))
        self.cards = {step: StepCard(words, step) for step in Step}
        self.save = button(words.text("steps.save_dates"))
        self.save.clicked.connect(self._ask)
        self.notice = label("", Style.QUIET)
        body, self.area = column()
        body.addWidget(label(words.text("steps.title"), Style.HEADING))
        body.addWidget(label(words.text("steps.intro")))
        for step, card in self.cards.items():
            card.taken.connect(lambda on, step=step: self.taken.emit(step, on))
            card.led.connect(lambda step=step: self.led.emit(step))
            body.addWidget(card)
        body.addWidget(self.notice)
        body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.area)
        self.setFocusProxy(self.cards[Step.KEEP_ORIGINAL].tick)

    def show_steps(self, states: Sequence[StepState], today: date) -> None:
        """Show how every step stands on this day."""
        for state in states:
            self.cards[state.step].put(state, today)
        has_dates = any(state.dues for state in states)
        self.save.setEnabled(has_dates)
        show_text(self.notice, "" if has_dates else self._words.text("steps.no_dates"))
        self.notice.setVisible(not has_dates)

    def say(self, said: Message) -> None:
        """Say what came of saving."""
        show_text(self.notice, self._words.say(said))
        self.notice.show()

    def _ask(self) -> None:
        words = self._words
        kinds = f"{words.text('steps.save_dates.kind')} (*.ics)"
        title = words.text("steps.save_dates").replace("&", "")
        name, _ = QFileDialog.getSaveFileName(self, title, words.text("steps.save_dates.file"), kinds)
        if name:
            path = Path(name)
            self.save_wanted.emit(path if path.suffix == ".ics" else path.with_name(f"{path.name}.ics"))
