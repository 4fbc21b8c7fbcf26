# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A small table that is filled in by hand: devices, places, people."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.facts.answers import Cells, filled
from viewer.ui.labels import button, visible
from viewer.words import Words

LEAST_ROWS = 4
DATES = ("since", "until", "on")


class RowsEditor(QWidget):
    """Rows of text cells; `what` names the table in the catalogue, `columns` its fields."""

    changed = Signal()

    def __init__(self, words: Words, what: str, columns: Cells) -> None:
        super().__init__()
        self._width = len(columns)
        self._table = table = QTableWidget(0, self._width)
        table.setHorizontalHeaderLabels([words.text(f"shell.field.{column}") for column in columns])
        table.setAccessibleName(words.text(f"shell.table.{what}"))
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self._measure(columns)
        self.setFocusProxy(table)
        table.cellChanged.connect(self.changed)
        add, remove = button(words.text("shell.rows.add")), button(words.text("shell.rows.remove"))
        add.clicked.connect(self._add)
        remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table)
        layout.addLayout(buttons)

    def put(self, rows: tuple[Cells, ...]) -> None:
        """Show these rows, and empty ones to type in below."""
        self._table.blockSignals(True)
        empty = ("",) * self._width
        shown = (*rows, *[empty] * max(1, LEAST_ROWS - len(rows)))
        self._table.setRowCount(len(shown))
        for number, cells in enumerate(shown):
            for column, cell in enumerate(cells):
                self._table.setItem(number, column, QTableWidgetItem(visible(cell)))
        self._table.blockSignals(False)

    def rows(self) -> tuple[Cells, ...]:
        """The rows in which anything stands, as typed."""
        return filled(
            tuple(self._cell(row, column) for column in range(self._width)) for row in range(self._table.rowCount())
        )

    def _measure(self, columns: Cells) -> None:
        """Dates take what they need, the rest shares what is left."""
        table, font = self._table, self._table.fontMetrics()
        row, header = round(font.height() * 1.9), table.horizontalHeader()
        table.verticalHeader().setDefaultSectionSize(row)
        table.setMinimumHeight(row * (LEAST_ROWS + 1) + font.height())
        for place, column in enumerate(columns):
            if column in DATES:
                table.setColumnWidth(place, font.averageCharWidth() * 14)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _cell(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text() if item is not None else ""

    def _add(self) -> None:
        rows = self.rows()
        self.put((*rows, *[("",) * self._width] * max(0, self._table.rowCount() + 1 - len(rows) - LEAST_ROWS)))
        self._table.setCurrentCell(len(rows), 0)
        self._table.setFocus()

    def _remove(self) -> None:
        row = self._table.currentRow()
        if row >= 0:
            self._table.removeRow(row)
            self.put(self.rows())
            self._table.setCurrentCell(max(0, row - 1), 0)
            self.changed.emit()
