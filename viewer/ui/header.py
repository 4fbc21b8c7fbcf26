# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The card on top of the work: what the case suggests, why in a word, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from viewer.case.finding import Conclusion, Standing
from viewer.case.message import Message, message
from viewer.ui.flow import FlowLayout
from viewer.ui.labels import Style, button, label, rename, show_text
from viewer.ui.tones import GLYPHS
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.overview import Overview


MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class HeaderState:
    """What the card says; `why` and `next_step` can be folded away."""

    headline: Message
    text: Message
    chips: tuple[tuple[Standing, int], ...] = ()
    why: tuple[Message, ...] = ()
    reasons: int = 0
    next_step: Message | None = None
    chance: Message | None = None
    ask_first: bool = False
    write_first: bool = False


def derive_header_state(overview: Overview | None, has_facts: bool) -> HeaderState:
    """The card for an overview, or for a case that is still being read (None)."""
    if overview is None:
        return HeaderState(message("shell.header.reading"), message("shell.header.reading.next"))
    if overview.recordings == 0:
        return HeaderState(message("shell.header.empty"), message("shell.header.empty.next"))
    chips = tuple((one, overview.standings.get(one, 0)) for one in Standing if overview.standings.get(one, 0))
    if not has_facts and overview.conclusion in {Conclusion.CANNOT_TELL, Conclusion.NO_SIGN}:
        said = message("shell.header.unasked"), message("shell.header.unasked.next")
        return HeaderState(*said, chips, ask_first=True)
    conclusion = overview.conclusion
    strongest = sorted(overview.reasons, key=lambda one: -one.strength)
    return HeaderState(
        message(f"conclusion.{conclusion}.headline"),
        message(f"conclusion.{conclusion}.text") if overview.examined else message("shell.header.not_examined"),
        chips,
        tuple(dict.fromkeys(one.text for one in strongest))[:MOST_REASONS],
        len(overview.reasons),
        message(f"conclusion.{conclusion}.next"),
        overview.by_chance,
        write_first=overview.examined and conclusion is Conclusion.REPORT_SUGGESTED,
    )


class HeaderCard(QFrame):
    """`answers_wanted`: the owner wants to change what was stated; `inventory_wanted`: to see what was read,
    `voices_wanted`: to see the voices, `parcel_wanted`: to see the export as a whole,
    `report_wanted`: to write the letters."""

    answers_wanted = Signal()
    inventory_wanted = Signal()
    voices_wanted = Signal()
    parcel_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("look", "card")
        self.setAccessibleName(words.text("shell.header"))
        self._headline, self._text = label("", Style.HEADING), label("", Style.QUIET)
        self._chips = {standing: _chip(standing) for standing in Standing}
        self._fold = button("")
        self._answers, self._more = button(""), QWidget()
        self._inventory = button(words.text("shell.header.inventory"), quiet=True)
        self._voices = button(words.text("shell.header.voices"), quiet=True, tip=words.text("voices.open.tip"))
        self._parcel = button(words.text("shell.header.parcel"), quiet=True, tip=words.text("parcel.open.tip"))
        self._parcel.clicked.connect(self.parcel_wanted)
        self._report = button(words.text("shell.header.report"), tip=words.text("letters.open.tip"))
        self._report.clicked.connect(self.report_wanted)
        self._why, self._next, self._chance = label(), label(), label("", Style.QUIET)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self.unfold)
        self._answers.clicked.connect(self.answers_wanted)
        self._inventory.clicked.connect(self.inventory_wanted)
        self._voices.clicked.connect(self.voices_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(6)
        for widget in (self._headline, self._text, self._more):
            layout.addWidget(widget)
        layout.addWidget(self._row())
        self._lay_out_more()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.put(derive_header_state(None, has_facts=False))

    def put(self, state: HeaderState) -> None:
        """Say this."""
        words, shown = self._words, dict(state.chips)
        show_text(self._headline, words.say(state.headline))
        show_text(self._text, words.say(state.text))
        for standing, chip in self._chips.items():
            text = words.count(f"shell.chip.{standing}", shown.get(standing, 0))
            show_text(chip, f"{GLYPHS[standing]} {text}", text)
            chip.setVisible(standing in shown)
        show_text(self._why, "\n".join(f"• {one}" for one in words.all(state.why)))
        show_text(self._next, words.say(state.next_step) if state.next_step is not None else "")
        show_text(self._chance, words.say(state.chance) if state.chance is not None else "")
        self._chance.setVisible(state.chance is not None)
        self._reasons = words.count("shell.header.reasons", state.reasons)
        self._fold.setVisible(state.next_step is not None)
        self.unfold(self._fold.isChecked() and state.next_step is not None)
        for one, primary, other in ((self._answers, state.ask_first, ""), (self._report, state.write_first, "quiet")):
            one.setProperty("look", "primary" if primary else other)
            one.style().polish(one)
            one.updateGeometry()
        rename(self._report, words.text("shell.header.write" if state.write_first else "shell.header.report"))
        rename(self._answers, words.text("shell.header.ask" if state.ask_first else "shell.header.answers"))

    def unfold(self, is_open: bool) -> None:
        """Show or hide the reasons and what can be done now."""
        self._fold.setChecked(is_open)
        self._more.setVisible(is_open)
        rename(self._fold, self._words.text("shell.header.less") if is_open else f"{self._reasons} …")

    def _row(self) -> QWidget:
        """Chips and buttons side by side, in as many lines as they need."""
        holder = QWidget()
        row = FlowLayout(holder, 8)
        for chip in self._chips.values():
            row.addWidget(chip)
        for one in (self._parcel, self._voices, self._inventory, self._fold, self._answers, self._report):
            row.addWidget(one)
        return holder

    def _lay_out_more(self) -> None:
        grid = QGridLayout(self._more)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(24)
        for place, (key, body) in enumerate((("why", self._why), ("next", self._next))):
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(self._words.text(f"shell.header.{key}"), Style.STRONG), 0, place)
            grid.addWidget(body, 1, place)
            grid.setColumnStretch(place, 1)
        grid.addWidget(self._chance, 2, 0, 1, 2)


def _chip(standing: Standing) -> QLabel:
    chip = label("", wrap=False)
    chip.setProperty("standing", standing.value)
    return chip
