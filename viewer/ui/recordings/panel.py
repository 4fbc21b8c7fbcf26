# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The panel of recordings: search, the table, and what can be decided on the selected rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from viewer.case.query import Column, Facet, Query
from viewer.case.review import Decision
from viewer.ui.browsing import Browsing
from viewer.ui.labels import show_text
from viewer.ui.recordings.acts import act, decision_acts
from viewer.ui.recordings.cells import ORDER
from viewer.ui.recordings.columns import Columns, Table
from viewer.ui.recordings.delegate import CellDelegate
from viewer.ui.recordings.model import RecordingsModel
from viewer.ui.recordings.pages import Pages
from viewer.ui.recordings.search import SearchLine
from viewer.ui.recordings.state import derive_list_state
from viewer.ui.recordings.values import Names
from viewer.words import Words

MOST_AT_ONCE = 2000  # recordings that can be decided in one go; a group takes more
_JUDGED = {*(Column.DECISION, Column.STANDING, Column.STRENGTH, Column.VOICE, Column.LIKENESS), Facet.VOICE}


class RecordingsPanel(QWidget):
    """Lists recordings.

    `selected` tells the number of the current recording, -1 for none; `decided` recording ids (a tuple) and the
    Decision or None; `query_changed` the Query after the user changed it here; `uncovered` a number and how many
    characters the user made legible here. `actions()` are what can be done here, for palette and shortcut sheet.
    """

    selected = Signal(int)
    decided = Signal(object, object)
    query_changed = Signal(object)
    uncovered = Signal(int, int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty panel; `set_browsing` gives it a case."""
        super().__init__(parent)
        self._words = words
        self._browsing: Browsing | None = None
        self._total = 0
        self.model = RecordingsModel(words, self)
        self.view = Table()
        self.pages = Pages(words, self.view)
        self._build_view()
        self.search = SearchLine(words, self.columns.menu)
        self._lay_out()
        self._make_acts()
        self._show_state()

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Show another case, or none."""
        self._browsing = browsing
        self.pages.unlinked.set_browsing(browsing)
        self.pages.show_list()
        self._learn()
        self.model.set_browsing(browsing)
        self._show_state()

    def refresh(self) -> None:
        """The case changed: ask again, and keep the place."""
        self._learn()
        self._ask(self.model.query, keep_place=True)

    def refresh_rows(self) -> None:
        """What rows say changed, but not which recordings there are: ask again only where that moves rows."""
        query = self.model.query
        if _JUDGED & {query.sort, *(facet for facet, _ in query.facets)}:
            self._ask(query, keep_place=True)
        else:
            self.model.refetch()

    def show_query(self, query: Query) -> None:
        """Show what this query finds, its text in the search field, its order in the header."""
        self.search.show_text(query.text)
        self._ask(query)
        self._mark_order()

    def show_number(self, number: int) -> None:
        """Go to the recording of this number; where search and filters leave it out, they are cleared."""
        if self.model.place(number) < 0:
            self._clear_filter()
        self.pages.show_list()
        self._go_to(max(0, self.model.place(number)), 0)
        self.view.setFocus()

    def query(self) -> Query:
        """What is shown."""
        return self.model.query

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.go_there()

    def step(self, steps: int) -> None:
        """Go on by so many rows; from a row that the focus is at without being selected, to that row."""
        rows = self.model.rowCount()
        if self.pages.shows_lines():
            self.pages.unlinked.step(steps)
        elif rows:
            now = self.view.currentIndex()
            away = steps if self.view.selectionModel().isSelected(now) else 0
            self._go_to(max(0, min(rows - 1, now.row() + away)), now.column())

    def column_state(self) -> str:
        """The state of the columns, to be kept."""
        return self.columns.state()

    def restore_columns(self, state: str) -> bool:
        """Take up a kept state of the columns."""
        if not self.columns.restore(state):
            return False
        header = self.view.horizontalHeader()
        self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        return True

    def current_number(self) -> int:
        """The number of the current recording, -1 for none."""
        index = self.view.currentIndex()
        return self.model.number(index.row()) if index.isValid() else -1

    def cover_all(self) -> None:
        """Cover every text again."""
        self.model.cover_all()
        self.pages.unlinked.cover_all()

    def uncover(self, number: int) -> None:
        """Make the text of one recording legible, silently: whoever calls this has told the ledger already."""
        self.model.uncover(number)

    def uncover_current(self) -> None:
        """Make the text of the current recording or line legible, and tell how much that was."""
        index = self.view.currentIndex()
        if self.pages.shows_lines():
            self.pages.unlinked.uncover_current()
        elif index.isValid() and self.model.is_covered(index.row()):
            row = self.model.row(index.row())
            self.model.uncover(row.number)
            self.uncovered.emit(row.number, len(row.transcript or ""))

    def decide(self, decision: Decision | None) -> None:
        """Decide on the selected recordings."""
        selection = self.view.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        if sum(one.height() for one in ranges) > MOST_AT_ONCE:
            show_text(self.pages.count, self._words.count("recordings.too_many", MOST_AT_ONCE))
            return
        places = sorted({place for one in ranges for place in range(one.top(), one.bottom() + 1)})
        if places and not self.pages.shows_lines():
            self.decided.emit(self.model.ids(places), decision)

    def _build_view(self) -> None:
        self.view.setAccessibleName(self._words.text("recordings.table.name"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(CellDelegate(self.model, self.view))
        self.columns = Columns(self.view, self._words)
        self._mark_order()
        self.view.setSortingEnabled(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._pop_up)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.model.counted.connect(self._show_state)
        self.model.sorted.connect(self._sorted)

    def _lay_out(self) -> None:
        self.search.wanted.connect(self._search)
        self.search.left.connect(self._enter_list)
        self.pages.clear.connect(self._clear_filter)
        self.pages.switched.connect(self._show_state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.view)

    def _make_acts(self) -> None:
        said = self._words.text
        act(self, said("recordings.next"), "J", lambda: self.step(1))
        act(self, said("recordings.previous"), "K", lambda: self.step(-1))
        decision_acts(self, self._words, self.decide)
        act(self, said("recordings.uncover"), "T", self.uncover_current)
        act(self, said("recordings.cover_all"), "Shift+T", self.cover_all)
        act(self, said("recordings.column_left"), "Ctrl+Shift+Left", lambda: self.columns.move(-1))
        act(self, said("recordings.column_right"), "Ctrl+Shift+Right", lambda: self.columns.move(1))

    def _search(self, text: str) -> None:
        self._ask(replace(self.model.query, text=text))
        self.query_changed.emit(self.model.query)

    def _sorted(self) -> None:
        self.query_changed.emit(self.model.query)

    def _clear_filter(self) -> None:
        self.show_query(replace(self.model.query, text="", facets=()))
        self.query_changed.emit(self.model.query)
        self.view.setFocus()

    def _ask(self, query: Query, keep_place: bool = False) -> None:
        number, place = self.current_number(), self.view.currentIndex().row()
        self.model.set_query(query)
        if number < 0 or self.current_number() == number:
            return
        found = self.model.place(number)
        if found < 0 and keep_place:
            found = min(place, self.model.rowCount() - 1)
        if found >= 0:
            self._go_to(found, 0)
        else:
            self.selected.emit(-1)

    def _go_to(self, place: int, column: int) -> None:
        index = self.model.index(place, max(0, column))
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(index, how)

    def _mark_order(self) -> None:
        query, header = self.model.query, self.view.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(ORDER.index(query.sort), order)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.selected.emit(self.model.number(now.row()) if now.isValid() else -1)

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.step(0)

    def _pop_up(self, at: QPoint) -> None:
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _learn(self) -> None:
        self._total = len(self._browsing.find(Query())) if self._browsing else 0
        self.model.set_names(Names.of(self._browsing.groups() if self._browsing else ()).devices())

    def _show_state(self) -> None:
        rows, query, is_open = self.model.rowCount(), self.model.query, self._browsing is not None
        self.pages.show_state(derive_list_state(is_open, self._total, rows, query, self._words), is_open, query.text)
