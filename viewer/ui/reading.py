# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A text to be read: headings and lists that can be selected and copied, as high as they are long."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from viewer.ui.labels import visible

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
TO_SCROLL = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Reading(QTextEdit):
    """Leaves plain keys to the window, since there is nothing to type, and scrolling to the area that it lies in.

    All of it enters as plain text, never as markup. `moved`: the cursor went somewhere.
    """

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(visible(name))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self.moved)

    def event(self, event: QEvent) -> bool:
        """Claim no letter, digit or space as one to be typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.modifiers() in PLAIN:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by page goes the area around it."""
        if event.key() in TO_SCROLL:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The area around it scrolls."""
        event.ignore()

    def write(self, headline: str, intro: str, sections: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Write this: a headline, a sentence below it, and headings with their lists; each may be missing."""
        self.clear()
        self.document().setDocumentMargin(self.fontMetrics().height() * 0.5)
        self.document().setIndentWidth(self.fontMetrics().height())
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if headline:
            self._heading(cursor, headline, 1)
        if intro:
            if headline:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            cursor.insertText(visible(intro), QTextCharFormat())
        for place, (heading, lines) in enumerate(sections):
            if place or headline or intro:
                cursor.insertBlock()
            self._heading(cursor, heading, 2, first=not (place or headline or intro))
            self._list(cursor, lines)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _heading(self, cursor: QTextCursor, text: str, level: int, *, first: bool = False) -> None:
        block, look = QTextBlockFormat(), QTextCharFormat()
        block.setHeadingLevel(level)
        block.setTopMargin(0 if level == 1 or first else self.fontMetrics().height() * 0.7)
        block.setBottomMargin(self.fontMetrics().height() * 0.25)
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontPointSize(self.font().pointSizeF() * (1.2 if level == 1 else 1.0))
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(look)
        cursor.insertText(visible(text), look)

    def _list(self, cursor: QTextCursor, lines: Sequence[str]) -> None:
        if not lines:
            return
        shape = QTextListFormat()
        shape.setStyle(QTextListFormat.Style.ListDisc)
        block = QTextBlockFormat()
        block.setBottomMargin(self.fontMetrics().height() * 0.2)
        cursor.insertBlock(block, QTextCharFormat())
        listed = cursor.createList(shape)
        for place, line in enumerate(lines):
            if place:
                cursor.insertBlock(block, QTextCharFormat())
                listed.add(cursor.block())
            cursor.insertText(visible(line))

    def _grow(self) -> None:
        self.setFixedHeight(math.ceil(self.document().size().height()))


class ReadingArea(QScrollArea):
    """Scrolls what stands in it one below the other, and follows the cursor of its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "reading")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setProperty("look", "reading")
        self._inside = QVBoxLayout(self._page)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addStretch(1)
        self.setWidget(self._page)

    def add(self, part: QWidget) -> None:
        """One more, below the others."""
        self._inside.insertWidget(self._inside.count() - 1, part)
        if isinstance(part, Reading):
            part.moved.connect(lambda: self._follow(part))

    def empty(self) -> None:
        """Take everything out."""
        while self._inside.count() > 1:
            item = self._inside.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()

    def go_to(self, height: int) -> None:
        """Scroll to so many pixels from the top."""
        self._inside.activate()
        self.verticalScrollBar().setValue(height)

    def _follow(self, part: Reading) -> None:
        if part.hasFocus():
            at = part.mapTo(self._page, part.cursorRect().center())
            self.ensureVisible(at.x(), at.y(), 0, part.fontMetrics().height() * 2)
