# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What else happened, day by day, as rows to fill in."""

from __future__ import annotations

from viewer.case.matter import Event
from viewer.ui.facts.rows_editor import RowsEditor
from viewer.ui.facts.stating import day, written
from viewer.ui.labels import Style, label, show_text
from viewer.ui.report.fields import FormField
from viewer.words import Words

COLUMNS = ("on", "what")


class EventsField(FormField[tuple[Event, ...]]):
    """Rows of a day and a sentence; a row without one of them is left out, and that is said."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows, self.flaw = RowsEditor(words, "events", COLUMNS), label("", Style.QUIET)
        self.rows.changed.connect(self._edited)
        self._hold(self.rows, self.flaw)
        self.put(())

    def put(self, value: tuple[Event, ...]) -> None:
        """Show these events."""
        self.rows.put(tuple((written(one.on, self._words.language), one.what) for one in value))
        self.flaw.hide()

    def value(self) -> tuple[Event, ...]:
        """The events of the rows that are whole."""
        return tuple(event for event in map(_event, self.rows.rows()) if event is not None)

    def _edited(self) -> None:
        left_out = len(self.rows.rows()) - len(self.value())
        if left_out:
            show_text(self.flaw, self._words.count("letters.events.flaw", left_out))
        self.flaw.setVisible(bool(left_out))
        self.changed.emit()


def _event(cells: tuple[str, ...]) -> Event | None:
    try:
        on, what = day(cells[0]), cells[1].strip()
    except ValueError:
        return None
    return Event(on, what) if on is not None and what else None
