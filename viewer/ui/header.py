# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The card on top of the work: what the case suggests, why in a word, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from viewer.case.finding import Conclusion, Direction, Standing
from viewer.case.message import Message, message
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.tones import GLYPHS
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.overview import Overview


@dataclass(frozen=True, slots=True)
class HeaderState:
    """What the card says."""

    headline: Message
    next_step: Message
    chips: tuple[tuple[Standing, int], ...]
    ask_primary: bool


def derive_header_state(overview: Overview | None, has_facts: bool) -> HeaderState:
    """The card for an overview, or for a case that is still being read (None)."""
    if overview is None:
        return HeaderState(message("shell.header.reading"), message("shell.header.reading.next"), (), False)
    if overview.recordings == 0:
        return HeaderState(message("shell.header.empty"), message("shell.header.empty.next"), (), False)
    chips = tuple((one, overview.standings.get(one, 0)) for one in Standing if overview.standings.get(one, 0))
    if not has_facts and overview.conclusion in {Conclusion.CANNOT_TELL, Conclusion.NO_SIGN}:
        return HeaderState(message("shell.header.unasked"), message("shell.header.unasked.next"), chips, True)
    headline, next_key = message(f"shell.header.{overview.conclusion}"), f"shell.header.{overview.conclusion}.next"
    if overview.conclusion in {Conclusion.CANNOT_TELL, Conclusion.NO_SIGN}:
        return HeaderState(headline, message(next_key), chips, False)
    reasons = sum(1 for one in overview.reasons if one.direction is Direction.FOR)
    return HeaderState(headline, message(next_key, n=reasons), chips, False)


class HeaderCard(QFrame):
    """`answers_wanted`: the owner wants to change what was stated; `inventory_wanted`: to see what was read."""

    answers_wanted = Signal()
    inventory_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("look", "card")
        self.setAccessibleName(words.text("shell.header"))
        self._headline, self._next = label("", Style.HEADING), label("", Style.QUIET)
        self._chips = {standing: _chip(standing) for standing in Standing}
        self._answers = button(words.text("shell.header.answers"))
        self._inventory = button(words.text("shell.header.inventory"), quiet=True)
        self._answers.clicked.connect(self.answers_wanted)
        self._inventory.clicked.connect(self.inventory_wanted)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._headline)
        texts.addWidget(self._next)
        side = QVBoxLayout()
        side.setSpacing(2)
        side.addWidget(self._answers)
        side.addWidget(self._inventory)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.addLayout(top)
        layout.addLayout(self._chip_row())

    def put(self, state: HeaderState) -> None:
        """Say this."""
        words = self._words
        show_text(self._headline, words.say(state.headline))
        show_text(self._next, words.say(state.next_step))
        shown = dict(state.chips)
        for standing, chip in self._chips.items():
            chip.setVisible(standing in shown)
            text = words.count(f"shell.chip.{standing}", shown.get(standing, 0))
            show_text(chip, f"{GLYPHS[standing]} {text}", text)
        self._answers.setProperty("look", "primary" if state.ask_primary else "")
        self._answers.style().polish(self._answers)
        text = words.text("shell.header.ask" if state.ask_primary else "shell.header.answers")
        self._answers.setText(text)
        self._answers.setAccessibleName(text.replace("&", ""))

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addStretch()
        return row


def _chip(standing: Standing) -> QLabel:
    chip = label("", wrap=False)
    chip.setProperty("standing", standing.value)
    return chip
