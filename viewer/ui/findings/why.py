# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The panel that says why a recording or a group stands as it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from viewer.ui.browsing import Browsing
from viewer.ui.findings.why_state import WhyState, derive_why_state
from viewer.ui.labels import visible
from viewer.words import Words

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Reading(QTextEdit):
    """A text to be read, which leaves plain keys to the window: there is nothing to type."""

    def event(self, event: QEvent) -> bool:
        """Claim no letter, digit or space as one to be typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.modifiers() in PLAIN:
            event.ignore()
            return False
        return super().event(event)


class WhyPanel(QWidget):
    """One text that can be scrolled, selected and copied. All of it enters as plain text, never as markup."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty panel; `set_browsing` gives it a case."""
        super().__init__(parent)
        self._words = words
        self._browsing: Browsing | None = None
        self._state = WhyState()
        self.text = Reading()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAcceptRichText(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(words.text("why.name"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.setFocusProxy(self.text)

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Ask another case from now on, or none."""
        self._browsing = browsing
        self.clear()

    def show_recording(self, number: int) -> None:
        """Say why the recording of this row number stands as it does."""
        if self._browsing is None or number < 0:
            self.clear()
            return
        why, rows = self._browsing.why_recording(number), self._browsing.rows((number,))
        self.show_state(derive_why_state(why, self._words, rows[0]))

    def show_group(self, group: str) -> None:
        """Say why this group stands as it does."""
        if self._browsing is None or not group:
            self.clear()
            return
        self.show_state(derive_why_state(self._browsing.why_group(group), self._words))

    def clear(self) -> None:
        """Say nothing."""
        self.show_state(WhyState())

    def show_state(self, state: WhyState) -> None:
        """Write all of it anew, from the top."""
        self._state = state
        self.text.clear()
        self.text.document().setDocumentMargin(self.fontMetrics().height() * 0.5)
        self.text.document().setIndentWidth(self.fontMetrics().height())
        self.text.setAccessibleDescription(visible(state.headline))
        if state.headline:
            self._write(state)
        else:
            self._hint()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.show_state(self._state)

    def _hint(self) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setBlockFormat(QTextBlockFormat())
        cursor.insertText(self._words.text("why.empty"), QTextCharFormat())

    def _write(self, state: WhyState) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        self._heading(cursor, state.headline, 1)
        if state.strength:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            cursor.insertText(visible(state.strength))
        for section in state.sections:
            cursor.insertBlock()
            self._heading(cursor, section.heading, 2)
            self._list(cursor, section.lines)
        cursor.endEditBlock()

    def _heading(self, cursor: QTextCursor, text: str, level: int) -> None:
        block, look = QTextBlockFormat(), QTextCharFormat()
        block.setHeadingLevel(level)
        block.setTopMargin(0 if level == 1 else self.fontMetrics().height() * 0.7)
        block.setBottomMargin(self.fontMetrics().height() * 0.25)
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontPointSize(self.font().pointSizeF() * (1.2 if level == 1 else 1.0))
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(look)
        cursor.insertText(visible(text), look)

    def _list(self, cursor: QTextCursor, lines: tuple[str, ...]) -> None:
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
