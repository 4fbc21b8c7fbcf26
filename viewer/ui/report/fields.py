# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The fields of the form: each shows a value and reads it back; what was not answered is empty or None."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from viewer.ui.facts.stating import day, written
from viewer.ui.labels import Style, explain, label, show_text, visible
from viewer.words import Words

LINES_SHOWN = 4
V = TypeVar("V")


class FormField(QWidget, Generic[V]):
    """`changed`: the user changed it."""

    changed = Signal()

    def put(self, value: V) -> None:
        """Show this value."""
        raise NotImplementedError

    def value(self) -> V:
        """What is entered."""
        raise NotImplementedError

    def _hold(self, *parts: QWidget) -> QVBoxLayout:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in parts:
            layout.addWidget(part)
        self.setFocusProxy(parts[0])
        return layout


class ChoiceBox(QComboBox):
    """A box that stays as it is when the page around it is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class LineField(FormField[str]):
    """One line of text."""

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(visible(example))
        self.line.textEdited.connect(self.changed)
        self._hold(self.line)

    def put(self, value: str) -> None:
        """Show this text; one that stands there already keeps its history."""
        if value != self.line.text():
            self.line.setText(value)

    def value(self) -> str:
        """The text."""
        return self.line.text().strip()


class LinesField(FormField[str]):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(visible(example))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * LINES_SHOWN + 20)
        self.text.textChanged.connect(self._tell)
        self._hold(self.text)

    def put(self, value: str) -> None:
        """Show this text; one that stands there already keeps its history."""
        if value != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(value)
            self.text.blockSignals(False)

    def value(self) -> str:
        """The text."""
        return self.text.toPlainText().strip()

    def _tell(self) -> None:
        self.changed.emit()


class DayField(FormField[date | None]):
    """A day to type or to take from a calendar; empty means that it is not known."""

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self._words = words
        self.line, self.flaw = QLineEdit(), label("", Style.QUIET)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(words.text("letters.day.unknown"))
        self.calendar, opener = QCalendarWidget(), QToolButton()
        self.calendar.setAccessibleName(name)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self.menu, holder = QMenu(self), QWidgetAction(self)
        holder.setDefaultWidget(self.calendar)
        self.menu.addAction(holder)
        self.menu.aboutToShow.connect(self._open)
        opener.setMenu(self.menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        opener.setProperty("look", "opener")
        opener.setText("…")
        opener.setAccessibleName(words.text("letters.day.calendar", field=name))
        explain(opener, words.text("letters.day.calendar", field=name))
        opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.line, 1)
        across.addWidget(opener)
        self.line.textEdited.connect(self._edited)
        self._hold(row, self.flaw)
        self.setFocusProxy(self.line)
        self.flaw.hide()

    def put(self, value: date | None) -> None:
        """Show this day."""
        if value != self.value():
            self.line.setText(written(value, self._words.language))
            self.flaw.hide()

    def value(self) -> date | None:
        """The day; None while it is not known or cannot be understood."""
        try:
            return day(self.line.text())
        except ValueError:
            return None

    def _edited(self) -> None:
        flawed = bool(self.line.text().strip()) and self.value() is None
        if flawed:
            show_text(self.flaw, self._words.text("letters.day.flaw"))
        self.flaw.setVisible(flawed)
        self.changed.emit()

    def _open(self) -> None:
        known = self.value()
        if known is not None:
            self.calendar.setSelectedDate(QDate(known.year, known.month, known.day))
        self.calendar.setFocus()

    def _take(self, chosen: QDate) -> None:
        self.menu.close()
        self.line.setText(written(date(chosen.year(), chosen.month(), chosen.day()), self._words.language))
        self.line.setFocus()
        self._edited()


class ChoiceField(FormField[V]):
    """One of a few values."""

    def __init__(self, name: str, choices: Sequence[tuple[V, str]]) -> None:
        super().__init__()
        self._values = [value for value, _ in choices]
        self.box = ChoiceBox()
        self.box.setAccessibleName(name)
        self.box.addItems([visible(text) for _, text in choices])
        self.box.activated.connect(lambda _place: self.changed.emit())
        self._hold(self.box)

    def put(self, value: V) -> None:
        """Show this value."""
        self.box.setCurrentIndex(self._values.index(value))

    def value(self) -> V:
        """The value."""
        return self._values[self.box.currentIndex()]


class TickField(FormField[bool]):
    """Yes where it is ticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(visible(text))
        self.box.setAccessibleName(text.replace("&", ""))
        self.box.clicked.connect(self.changed)
        self._hold(self.box)

    def put(self, value: bool) -> None:
        """Show this value."""
        self.box.setChecked(value)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


class TicksField(FormField[tuple[V, ...]], Generic[V]):
    """Any of a few values."""

    def __init__(self, choices: Sequence[tuple[V, str]]) -> None:
        super().__init__()
        self.boxes = {value: QCheckBox(visible(text)) for value, text in choices}
        for box in self.boxes.values():
            box.setAccessibleName(box.text())
            box.clicked.connect(self.changed)
        self._hold(*self.boxes.values())

    def put(self, value: tuple[V, ...]) -> None:
        """Tick these."""
        for one, box in self.boxes.items():
            box.setChecked(one in value)

    def value(self) -> tuple[V, ...]:
        """Those that are ticked, in order."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())
