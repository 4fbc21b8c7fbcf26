# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A table of plain text to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from viewer.ui.labels import visible

WIDEST_IN_LETTERS = 44
MOST_ROWS_SHOWN = 12


def text_table(name: str, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> QTableWidget:
    """A table of these lines; `name` is what a screen reader says. The last column takes what is left."""
    table = QTableWidget(len(lines), len(columns))
    table.setAccessibleName(visible(name))
    table.setHorizontalHeaderLabels([visible(column) for column in columns])
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setStretchLastSection(True)
    table.setTabKeyNavigation(False)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            item = QTableWidgetItem(visible(text))
            table.setItem(row, column, item)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.setColumnWidth(1, table.fontMetrics().averageCharWidth() * WIDEST_IN_LETTERS)
    return table


def fit_table(table: QTableWidget) -> None:
    """As high as its rows are, up to a dozen, and no wider than its contents ask for, each column up to a limit."""
    letter, header = table.fontMetrics().averageCharWidth(), table.horizontalHeader()
    table.setWordWrap(True)
    for column in range(table.columnCount()):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        table.resizeColumnToContents(column)
        table.setColumnWidth(column, min(table.columnWidth(column) + letter, letter * WIDEST_IN_LETTERS))
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.resizeRowsToContents()
    rows = sum(table.rowHeight(row) for row in range(min(table.rowCount(), MOST_ROWS_SHOWN)))
    around, bar = 2 * table.frameWidth() + 2, table.verticalScrollBar().sizeHint().width()
    table.setFixedHeight(rows + header.sizeHint().height() + around)
    columns = sum(table.columnWidth(column) for column in range(table.columnCount()))
    table.setMaximumWidth(columns + around + (bar if table.rowCount() > MOST_ROWS_SHOWN else 0))
