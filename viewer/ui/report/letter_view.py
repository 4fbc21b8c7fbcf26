# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How the letter will read: its blocks as plain text in the shape of a letter, to be read and selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from viewer.report.blocks import Block, Bullets, Field, Heading, Pairs, Paragraph, Report, Table
from viewer.ui.labels import visible

MOST_ROWS = 60
LINE_BREAK = "\u2028"


class LetterView(QTextEdit):
    """All of it enters as plain text, never as markup. Only a part of a long table is shown; the file holds all."""

    def __init__(self, name: str, more: str) -> None:
        super().__init__()
        self._more = more
        self._report: Report | None = None
        self.setProperty("look", "letter")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(visible(name))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def write(self, report: Report) -> None:
        """Show this report where the last one stood, as far down as that was read."""
        if report == self._report:
            return
        same = self._report is not None and self._report.audience is report.audience
        self._report = report
        place = self.verticalScrollBar().value() if same else 0
        self._build(report)
        self.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._report is not None:
            self._build(self._report)

    def _build(self, report: Report) -> None:
        self.clear()
        height = self.fontMetrics().height()
        self.document().setDocumentMargin(height * 1.2)
        self.document().setIndentWidth(height)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        head = report.letterhead
        if head is not None:
            for text in (head.sender, head.recipient, head.place_and_date):
                self._paragraph(cursor, text)
        self._heading(cursor, report.title, 1)
        for block in report.blocks:
            self._block(cursor, block)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _block(self, cursor: QTextCursor, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._heading(cursor, text, level + 1)
            case Paragraph(text):
                self._paragraph(cursor, text)
            case Bullets(items):
                self._bullets(cursor, items)
            case Pairs(rows):
                self._table(cursor, "", (), rows)
            case Table(caption, header, rows):
                self._table(cursor, caption, header, rows)
            case Field():
                pass

    def _heading(self, cursor: QTextCursor, text: str, level: int) -> None:
        block, look = QTextBlockFormat(), QTextCharFormat()
        block.setHeadingLevel(level)
        block.setTopMargin(self.fontMetrics().height() * 0.8)
        block.setBottomMargin(self.fontMetrics().height() * 0.3)
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontPointSize(self.font().pointSizeF() * (1.3 if level == 1 else 1.1))
        self._begin(cursor, block, look)
        cursor.insertText(visible(text), look)

    def _paragraph(self, cursor: QTextCursor, text: str) -> None:
        if text:
            block = QTextBlockFormat()
            block.setBottomMargin(self.fontMetrics().height() * 0.5)
            self._begin(cursor, block, QTextCharFormat())
            cursor.insertText(visible(text).replace("\n", LINE_BREAK), QTextCharFormat())

    def _bullets(self, cursor: QTextCursor, items: Sequence[str]) -> None:
        shape, block = QTextListFormat(), QTextBlockFormat()
        shape.setStyle(QTextListFormat.Style.ListDisc)
        block.setBottomMargin(self.fontMetrics().height() * 0.2)
        listed = None
        for item in items:
            self._begin(cursor, block, QTextCharFormat())
            listed = listed or cursor.createList(shape)
            listed.add(cursor.block())
            cursor.insertText(visible(item), QTextCharFormat())

    def _table(self, cursor: QTextCursor, caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if caption:
            self._paragraph(cursor, caption)
        shown = ([header] if header else []) + list(rows[:MOST_ROWS])
        if not shown:
            return
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorder(0.5 if header else 0)
        shape.setBorderCollapse(True)
        shape.setCellPadding(self.fontMetrics().height() * 0.2)
        shape.setHeaderRowCount(1 if header else 0)
        shape.setBottomMargin(self.fontMetrics().height() * 0.5)
        if not header:
            lengths = [QTextLength(QTextLength.Type.PercentageLength, part) for part in (36, 64)]
            shape.setColumnWidthConstraints(lengths)
        self._begin(cursor, QTextBlockFormat(), QTextCharFormat())
        table = cursor.insertTable(len(shown), len(shown[0]), shape)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        for row, cells in enumerate(shown):
            for column, cell in enumerate(cells):
                is_name = row == 0 if header else column == 0
                look = strong if is_name else QTextCharFormat()
                table.cellAt(row, column).firstCursorPosition().insertText(
                    visible(cell).replace("\n", LINE_BREAK), look
                )
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if len(rows) > MOST_ROWS:
            self._paragraph(cursor, self._more)

    def _begin(self, cursor: QTextCursor, block: QTextBlockFormat, look: QTextCharFormat) -> None:
        """Begin a new block, outside of the list before it; the very first one is there already."""
        if cursor.block().length() > 1 or cursor.block().blockNumber():
            cursor.insertBlock(block, look)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(look)
