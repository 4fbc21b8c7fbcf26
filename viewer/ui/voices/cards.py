# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The cards of the voice groups: one list, of which one or several can be selected by mouse or keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from viewer.ui.voices.card_delegate import GROUP, MARK, WORDS, CardDelegate
from viewer.ui.voices.card_words import CardWords
from viewer.ui.voices.marks import Mark
from viewer.words import Words

Flag = QItemSelectionModel.SelectionFlag
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CardList(QListView):
    """A moving focus selects; after Space it no longer does, and Space adds cards to the selection or takes them out.

    `changed` tells that the selection or the focus is another one, `opened` the group that was activated,
    `menu_wanted` where the context menu belongs.
    """

    changed = Signal()
    opened = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._gathering = self._filling = False
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(words.text("voices.cards.name"))
        self.setAccessibleDescription(words.text("voices.cards.keys"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self.activated.connect(lambda index: self.opened.emit(str(index.data(GROUP))))
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)

    def put(self, cards: Sequence[CardWords], marks: Mapping[str, Mark]) -> None:
        """Show these cards; focus and selection stay with their groups, or go to the card now at that place."""
        place, chosen, here = self.currentIndex().row(), set(self.chosen()), self.current()
        self._filling = True
        self._items.clear()
        for card in cards:
            item = QStandardItem(card.title)
            item.setData(card, WORDS)
            item.setData(marks.get(card.group), MARK)
            item.setData(card.group, GROUP)
            item.setData(card.spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._items.appendRow(item)
        groups = [card.group for card in cards]
        row = groups.index(here) if here in groups else min(max(place, 0), len(groups) - 1)
        if groups:
            self.setCurrentIndex(self._items.index(row, 0))
            kept = [group for group in groups if group in chosen]
            self.choose(kept or [groups[row]])
        self._filling = False
        self._tell()

    def current(self) -> str:
        """The group that the focus is at, empty for none."""
        return str(self.currentIndex().data(GROUP) or "")

    def chosen(self) -> tuple[str, ...]:
        """The selected groups, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(str(self._items.index(row, 0).data(GROUP)) for row in rows)

    def choose(self, groups: Iterable[str]) -> None:
        """Select just these."""
        wanted, selection = set(groups), QItemSelection()
        for row in range(self._items.rowCount()):
            index = self._items.index(row, 0)
            if index.data(GROUP) in wanted:
                selection.select(index, index)
        self.selectionModel().select(selection, Flag.ClearAndSelect)

    def go_to(self, group: str) -> None:
        """Bring the focus to a group and select it alone; an unknown one changes nothing."""
        for row in range(self._items.rowCount()):
            index = self._items.index(row, 0)
            if index.data(GROUP) == group and (group != self.current() or self.chosen() != (group,)):
                self._gathering = False
                self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
                self.scrollTo(index)

    def step(self, steps: int) -> None:
        """Go on by so many cards, as the arrow keys do."""
        row = self.currentIndex().row() + steps
        if 0 <= row < self._items.rowCount():
            how = Flag.NoUpdate if self._gathering else Flag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._items.index(row, 0), how)

    def gather(self) -> None:
        """From now on a moving focus leaves the selection alone; after that, add this card or take it out."""
        how = Flag.Toggle if self._gathering else Flag.Select
        self._gathering = True
        self.selectionModel().select(self.currentIndex(), how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space gathers."""
        if event.key() == Qt.Key.Key_Space:
            self.gather()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A plain click ends gathering."""
        if not event.modifiers() and event.button() == Qt.MouseButton.LeftButton:
            self._gathering = False
        super().mousePressEvent(event)

    def selectionCommand(self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None) -> Flag:
        """While somebody gathers, arrow keys leave the selection alone."""
        if self._gathering and isinstance(event, QKeyEvent) and event.key() in _MOVES and not event.modifiers():
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the cards anew in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()
