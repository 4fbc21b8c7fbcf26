# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The panel that says why a recording, a group or the export stands as it does, and asks what else could explain it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.case.message import Problem
from viewer.ui.browsing import Browsing
from viewer.ui.findings.ticks import Ticks
from viewer.ui.findings.why_state import WhyState, derive_why_state
from viewer.ui.labels import visible
from viewer.ui.reading import Reading, ReadingArea
from viewer.words import Words


class WhyPanel(QWidget):
    """The reasons, what else could explain them to tick, and the rest, one below the other in one area that scrolls.

    `explained` carries a subject, keys of explanations (a tuple) and True (applies), False (ruled out) or None (open).
    """

    explained = Signal(str, object, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty panel; `set_browsing` gives it a case."""
        super().__init__(parent)
        self._words = words
        self._browsing: Browsing | None = None
        self._state = WhyState()
        self._ask: Callable[[Browsing], WhyState] | None = None
        self.text, self.more = Reading(words.text("why.name")), Reading(words.text("why.more"))
        self.ticks, self.area = Ticks(words), ReadingArea()
        for part in (self.text, self.ticks, self.more):
            self.area.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.setFocusProxy(self.text)
        self.ticks.ruled.connect(self.explained)
        self.show_state(WhyState())

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Ask another case from now on, or none."""
        self._browsing = browsing
        self.clear()

    def show_recording(self, number: int) -> None:
        """Say why the recording of this row number stands as it does."""
        words = self._words
        self._show(
            number >= 0,
            lambda case: derive_why_state(case.why_recording(number), words, case.rows((number,))[0]),
        )

    def show_group(self, group: str) -> None:
        """Say why this group stands as it does."""
        self._show(bool(group), lambda case: derive_why_state(case.why_group(group), self._words))

    def show_export(self) -> None:
        """Say what was found about the export as a whole."""
        self._show(True, lambda case: derive_why_state(case.why_export(), self._words, whole=True))

    def refresh(self) -> None:
        """The case changed: say it anew of what is shown, and stay at the same place."""
        if self._ask is None or self._browsing is None:
            return
        height = self.area.verticalScrollBar().value()
        try:
            self.show_state(self._ask(self._browsing))
        except Problem:
            self.clear()
        self.area.go_to(height)

    def clear(self) -> None:
        """Say nothing."""
        self._ask = None
        self.show_state(WhyState())

    def show_state(self, state: WhyState) -> None:
        """Show this."""
        self._state = state
        self.text.setAccessibleDescription(visible(state.headline))
        intro = state.strength if state.headline else self._words.text("why.empty")
        self.text.write(state.headline, intro, [(one.heading, one.lines) for one in state.sections])
        self.ticks.put(state.explanations)
        self.more.write("", "", [(one.heading, one.lines) for one in state.more])
        self.more.setVisible(bool(state.more))

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.show_state(self._state)

    def _show(self, is_something: bool, ask: Callable[[Browsing], WhyState]) -> None:
        if self._browsing is None or not is_something:
            self.clear()
            return
        state = ask(self._browsing)
        self._ask = ask
        self.show_state(state)
        self.area.go_to(0)
