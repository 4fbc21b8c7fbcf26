# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The field of the form for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from viewer.ui.facts.stating import day, written
from viewer.ui.labels import Style, explain, label, show_text
from viewer.ui.later import Later
from viewer.ui.report.fields import FormField
from viewer.words import Words


class DayField(FormField[date | None]):
    """A day to type or to take from a calendar; empty means that it is not known. `taken`: from the calendar."""

    taken = Signal()

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self._words = words
        self.line, self.flaw = QLineEdit(), label("", Style.QUIET)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(words.text("letters.day.unknown"))
        self._calendar, opener = Later(lambda: self._make_calendar(name)), QToolButton()
        self.menu, holder = QMenu(self), QWidgetAction(self)
        holder.setDefaultWidget(self._calendar)
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

    @property
    def calendar(self) -> QCalendarWidget:
        """Where a day is taken from."""
        return self._calendar.page

    def _make_calendar(self, name: str) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setAccessibleName(name)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        return calendar

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
        self.taken.emit()
