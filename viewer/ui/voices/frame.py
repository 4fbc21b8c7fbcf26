# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The frame of the room of voices: the way back, what is said first, and the cards beside the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from viewer.ui.flow import FlowLayout
from viewer.ui.labels import Style, button, label, show_text
from viewer.ui.voices.cards import CardList
from viewer.ui.voices.places import Places
from viewer.ui.voices.state import Page, VoicesState
from viewer.words import Words

FEWEST_LETTERS = 96


class VoicesFrame(QWidget):
    """`left`: back to the list. `enrol_wanted`, `examine_wanted`: what the buttons say. `again_wanted`: ask anew."""

    left = Signal()
    enrol_wanted = Signal()
    examine_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.cards, self.places = CardList(words), Places(words)
        self.setAccessibleName(words.text("voices.title"))
        self.back = button(words.text("voices.back"), tip=words.text("voices.back.tip"))
        self.enrol = button(words.text("voices.enrol"), tip=words.text("voices.enrol.tip"))
        self.compare = button(words.text("voices.compare"), primary=True, tip=words.text("voices.compare.tip"))
        self.again = button(words.text("voices.again"), primary=True)
        self._lines, self._chosen = label("", Style.BODY), label("", Style.QUIET)
        self._notice, self._next = label("", Style.HEADING), label("")
        self._pages, self._across = QStackedWidget(), QSplitter(Qt.Orientation.Horizontal)
        self._left = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._head())
        self._layout.addWidget(label(words.text("voices.innocent"), Style.QUIET))
        self._layout.addWidget(self._lines)
        self._layout.addWidget(self._pages, 1)
        self._fill()
        self.back.clicked.connect(self.left)
        self.enrol.clicked.connect(self.enrol_wanted)
        self.compare.clicked.connect(self.examine_wanted)
        self.again.clicked.connect(self.again_wanted)

    def add_acts(self, acts: QWidget) -> None:
        """Set the buttons below the cards."""
        self._column.addWidget(acts)

    def apply(self, state: VoicesState) -> None:
        """Look as the state says."""
        say = self.words.say
        show_text(self._lines, "\n".join(self.words.all(state.lines)))
        self._lines.setVisible(bool(state.lines))
        show_text(self._notice, say(state.notice) if state.notice else "")
        show_text(self._next, say(state.next_step) if state.next_step else "")
        self._next.setVisible(state.next_step is not None)
        self.compare.setVisible(state.can_compare)
        self.again.setVisible(state.can_retry)
        came, waited = state.page is Page.VOICES and self._pages.currentIndex() == 0, self.back.hasFocus()
        self._pages.setCurrentIndex(1 if state.page is Page.VOICES else 0)
        self.setFocusProxy(self.cards if state.page is Page.VOICES else self.back)
        if came and waited:
            self.cards.setFocus()

    def say_chosen(self, count: int) -> None:
        """How many voices are selected, and how to select more."""
        key = "voices.chosen.none" if count == 0 else "voices.chosen"
        show_text(self._chosen, self.words.count(key, count) if count else self.words.text(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards and map side by side; where there is no room one above the other, and the figures below them."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * FEWEST_LETTERS
        self._across.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._layout.removeWidget(self._lines)
        self._layout.insertWidget(2 if wide else 3, self._lines)
        self.cards.setMinimumHeight(self.fontMetrics().height() * (5 if wide else 9))

    def _head(self) -> QWidget:
        head = QWidget()
        line = FlowLayout(head, 8)
        for one in (self.back, self.enrol, self.compare, self.again):
            line.addWidget(one)
        return head

    def _fill(self) -> None:
        notice = QWidget()
        inside = QVBoxLayout(notice)
        inside.setContentsMargins(0, 12, 0, 0)
        for said in (self._notice, self._next):
            inside.addWidget(said)
        inside.addStretch()
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        heading = QHBoxLayout()
        heading.addWidget(label(self.words.text("voices.title"), Style.HEADING))
        heading.addStrut(self.places.switch.sizeHint().height())
        self._column.addLayout(heading)
        self._column.addWidget(self.cards, 1)
        self._column.addWidget(self._chosen)
        self._across.setAccessibleName(self.words.text("voices.pane"))
        self._across.setHandleWidth(10)
        self._across.setChildrenCollapsible(False)
        for one in (self._left, self.places):
            self._across.addWidget(one)
        letter = self.fontMetrics().averageCharWidth()
        self._across.setSizes([letter * 60, letter * 60])
        for page in (notice, self._across):
            self._pages.addWidget(page)

    def _show_menu(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
