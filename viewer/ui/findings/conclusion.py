# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The card above everything else: what the case as a whole suggests, why, and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from viewer.case.finding import Conclusion, Finding, Standing
from viewer.ui.labels import Style, button, card, label, show_text
from viewer.ui.recordings.cells import STANDING_GLYPH
from viewer.words import Words

_TOP = 3
_ORDER = (Standing.INCONSISTENT, Standing.UNDECIDED, Standing.CONSISTENT, Standing.NOT_EXAMINED)


class Concluded(Protocol):
    """What the card needs of `viewer.workflow.overview.Overview`."""

    @property
    def conclusion(self) -> Conclusion:
        """What the case suggests."""
        ...

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """The findings that the conclusion names."""
        ...

    @property
    def standings(self) -> Mapping[Standing, int]:
        """How many recordings stand how."""
        ...

    @property
    def examined(self) -> bool:
        """Whether the recordings were measured to the end."""
        ...


@dataclass(frozen=True, slots=True)
class ConclusionState:
    """What the card shows."""

    headline: str = ""
    text: str = ""
    counts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    next: str = ""
    note: str = ""


def derive_conclusion_state(seen: Concluded | None, words: Words) -> ConclusionState:
    """What to say of a case; nothing where there is none."""
    if seen is None:
        return ConclusionState()
    counts = tuple(
        f"{STANDING_GLYPH[one]} {words.text(f'standing.{one}')}: {words.number(seen.standings.get(one, 0))}"
        for one in _ORDER
        if seen.standings.get(one, 0)
    )
    strongest = sorted(seen.reasons, key=lambda one: -one.strength)[:_TOP]
    return ConclusionState(
        words.text(f"conclusion.{seen.conclusion}.headline"),
        words.text(f"conclusion.{seen.conclusion}.text"),
        counts,
        tuple(dict.fromkeys(words.say(one.text) for one in strongest)),
        words.text(f"conclusion.{seen.conclusion}.next"),
        "" if seen.examined else words.text("why.card.not_examined"),
    )


class ConclusionCard(QWidget):
    """Shows the conclusion; reasons and next steps can be folded away. `change_answers` asks for the interview."""

    change_answers = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty card, hidden until `show_overview` gives it something to say."""
        super().__init__(parent)
        self._words = words
        frame, inside = card(words.text("why.card.name"))
        self._headline = label("", Style.HEADING)
        self._text, self._counts, self._note = label(), label("", Style.STRONG), label("", Style.QUIET)
        self._more = QWidget()
        self._reasons, self._next = label(), label()
        self._fold = button(words.text("why.card.more"), quiet=True)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self._change = button(words.text("why.card.change"), quiet=True)
        self._change.clicked.connect(self.change_answers)
        self._lay_out_more()
        inside.addLayout(self._top())
        for widget in (self._counts, self._note, self._more):
            inside.addWidget(widget)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._unfold(False)
        self.show_overview(None)

    def show_overview(self, seen: Concluded | None) -> None:
        """Show what is concluded; hidden where there is nothing."""
        state = derive_conclusion_state(seen, self._words)
        show_text(self._headline, state.headline)
        show_text(self._text, state.text)
        show_text(self._counts, "     ".join(state.counts), ", ".join(state.counts))
        show_text(self._note, state.note)
        show_text(self._reasons, "\n".join(f"• {one}" for one in state.reasons) or self._words.text("why.none"))
        show_text(self._next, state.next)
        self._note.setVisible(bool(state.note))
        self.setVisible(seen is not None)

    def unfold(self, is_open: bool) -> None:
        """Show or hide reasons and next steps."""
        self._fold.setChecked(is_open)

    def _top(self) -> QHBoxLayout:
        buttons = QVBoxLayout()
        buttons.addWidget(self._fold)
        buttons.addWidget(self._change)
        buttons.addStretch(1)
        said = QVBoxLayout()
        said.addWidget(self._headline)
        said.addWidget(self._text)
        top = QHBoxLayout()
        top.addLayout(said, 1)
        top.addLayout(buttons)
        return top

    def _lay_out_more(self) -> None:
        grid = QGridLayout(self._more)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        for column, (key, body) in enumerate((("why.card.reasons", self._reasons), ("why.card.next", self._next))):
            grid.addWidget(label(self._words.text(key), Style.STRONG), 0, column)
            grid.addWidget(body, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
            self._selectable(body)

    def _selectable(self, body: QLabel) -> None:
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _unfold(self, is_open: bool) -> None:
        self._more.setVisible(is_open)
        text = self._words.text("why.card.less" if is_open else "why.card.more")
        self._fold.setText(text)
        self._fold.setAccessibleName(text)
