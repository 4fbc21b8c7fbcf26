# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What can be done with the selected voices: actions with keys, and a button for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.case.review import Decision
from viewer.case.voice import OWNER
from viewer.ui.flow import FlowLayout
from viewer.ui.labels import button, rename
from viewer.ui.recordings.acts import act, decision_acts
from viewer.words import Words

KEYS = {"me": "I", "person": "H", "merge": "G", "split": "X", "sample": "P", "list": "R"}
_BUTTONS = ("me", "person", "mine", "not-mine", "unsure", "merge", "split", "sample", "list")


@dataclass(frozen=True, slots=True)
class ActsState:
    """How many voices are selected, who the one at hand is, how many of its clips are chosen on the map."""

    chosen: int = 0
    voices: int = 0
    person: str = ""
    clips: int = 0
    busy: bool = False


class Acts(QWidget):
    """The buttons; `actions_made` are the actions behind them, which belong to the panel."""

    def __init__(
        self,
        words: Words,
        panel: QWidget,
        acts: Mapping[str, Callable[[], object]],
        decide: Callable[[Decision | None], object],
    ) -> None:
        """`acts` says what each of `KEYS` does."""
        super().__init__()
        self._words = words
        self.actions_made = {
            name: act(panel, words.text(f"voices.act.{name}"), KEYS[name], acts[name]) for name in KEYS
        }
        made = decision_acts(panel, words, decide)
        self._decisions = made
        self.actions_made |= {
            decision.value: action for decision, action in zip((*Decision, None), made, strict=True) if decision
        }
        self.buttons: dict[str, QPushButton] = {}
        line = FlowLayout(self)
        for name in _BUTTONS:
            self.buttons[name] = self._button(name)
            line.addWidget(self.buttons[name])
        self.setAccessibleName(words.text("voices.acts.name"))
        self.apply(ActsState())

    def apply(self, state: ActsState) -> None:
        """Allow what can be done now, and name it."""
        words, some, one = self._words, state.chosen > 0 and not state.busy, state.chosen == 1 and not state.busy
        allowed = {
            "me": one and state.person != OWNER,
            "person": one,
            "merge": some and state.voices > 1,
            "split": one,
            "sample": one,
            "list": one,
        }
        for name, action in self.actions_made.items():
            action.setEnabled(allowed.get(name, some))
        for action in self._decisions:
            action.setEnabled(some)
        merge = words.count("voices.act.merge_these", state.chosen) if state.chosen > 1 else None
        split = words.count("voices.act.take_out", state.clips) if state.clips else None
        for name, text in (("merge", merge), ("split", split)):
            self._name(name, text or words.text(f"voices.act.{name}"))

    def _button(self, name: str) -> QPushButton:
        action = self.actions_made[name]
        made = button(action.text(), primary=name == "me", tip=self._tip(name, action))
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        return made

    def _tip(self, name: str, action: QAction) -> str:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return self._words.text("voices.act.tip", what=self._words.text(f"voices.act.{name}.tip"), key=key)

    def _name(self, name: str, text: str) -> None:
        self.actions_made[name].setText(text)
        rename(self.buttons[name], text)
