# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Shows a sheet: texts that can be selected and tables, in one area that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.ui.labels import button
from viewer.ui.parcel.sheet import Block, Sheet, TableText
from viewer.ui.reading import Reading, ReadingArea
from viewer.ui.tables import fit_table, text_table
from viewer.words import Words


class SheetView(QWidget):
    """One section. What is the same as before stays as it is, with its place and its focus."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._name, self._sheet = name, Sheet("")
        self.area, self.head = ReadingArea(), Reading(name)
        self._texts = [self.head]
        self.copy = button(words.text("parcel.copy"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._sheet.to_copy))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.addWidget(self.area, 1)
        self._layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._build()

    def put(self, sheet: Sheet) -> None:
        """Show this."""
        if sheet != self._sheet:
            self._sheet = sheet
            self._build()

    def add_above(self, widget: QWidget) -> None:
        """A widget above the text."""
        self._layout.insertWidget(0, widget)

    def texts(self) -> str:
        """All that is shown as text, line by line."""
        return "\n".join(part.toPlainText() for part in self._texts)

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._build()

    def _build(self) -> None:
        had_focus, sheet = self.area.isAncestorOf(self.focusWidget() or self), self._sheet
        self.area.empty()
        self.copy.setVisible(bool(sheet.to_copy))
        self.head = head = Reading(self._name)
        self._texts = [head]
        head.setAccessibleDescription(sheet.headline)
        head.write(sheet.headline, sheet.intro, ())
        self.area.add(head)
        self.setFocusProxy(head)
        for block in sheet.blocks:
            self._add(block)
        if had_focus:
            head.setFocus()

    def _add(self, block: Block) -> None:
        text = Reading(block.heading)
        text.write("", "", [(block.heading, block.sentences)])
        self.area.add(text)
        self._texts.append(text)
        if block.table is not None:
            self.area.add(_framed(block.table))


def _framed(shown: TableText) -> QWidget:
    """A table, set in from the edge as the texts are."""
    frame = QWidget()
    table = text_table(shown.name, shown.columns, shown.lines)
    fit_table(table)
    row = QHBoxLayout(frame)
    margin = round(table.fontMetrics().height() * 0.5)
    row.setContentsMargins(margin, 0, margin, margin)
    row.addWidget(table, 100)
    row.addStretch(1)
    frame.setFixedHeight(table.maximumHeight() + margin)
    return frame
