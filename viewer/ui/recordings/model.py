# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The table of recordings for a view: a long list of row numbers, of which only a window of rows is ever fetched."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from viewer.case.query import Column, Query, Row
from viewer.ui.browsing import Browsing, is_private
from viewer.ui.labels import tip_of
from viewer.ui.recordings.cells import ORDER, RIGHT, RowWords
from viewer.words import Words

Index = QModelIndex | QPersistentModelIndex
_PAGE = 128
_KEPT = 24
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_ROLES = (_SHOWN, _SPOKEN, _TIP)
_TO_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ALIGNMENT = tuple(_TO_RIGHT if column in RIGHT else None for column in ORDER)
_TIPPED = frozenset({Column.DEVICE, Column.ENTRY, Column.ACCOUNT})

_SPOKEN_TIPS = frozenset({None, Column.TRANSCRIPT})


class _Line:
    """A fetched row with its cells as shown."""

    __slots__ = ("covered", "row", "texts")

    def __init__(self, row: Row, covered: bool, texts: tuple[str, ...]) -> None:
        self.row, self.covered, self.texts = row, covered, texts


class RowWindow:
    """Lines by their place in a list of row numbers: fetched in pages, the pages used last are kept."""

    def __init__(self, fetch: Callable[[Sequence[int]], tuple[Row, ...]], dress: Callable[[Row], _Line]) -> None:
        """`fetch` gives the rows of numbers in the order asked, `dress` makes a line of one."""
        self.numbers = array("q")
        self._fetch, self._dress = fetch, dress
        self._pages: OrderedDict[int, list[_Line]] = OrderedDict()
        self._page, self._lines = -1, list[_Line]()

    def line(self, place: int) -> _Line:
        """The line at a place of the list."""
        page, offset = divmod(place, _PAGE)
        if page != self._page:
            self._turn(page)
        return self._lines[offset]

    def forget(self) -> None:
        """Drop every page, so that rows are fetched anew."""
        self._pages.clear()
        self._page = -1

    def _turn(self, page: int) -> None:
        if page not in self._pages:
            wanted = self.numbers[page * _PAGE : (page + 1) * _PAGE]
            self._pages[page] = [self._dress(row) for row in self._fetch(wanted)]
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        self._page, self._lines = page, self._pages[page]


class RecordingsModel(QAbstractTableModel):
    """The recordings of one query. Text that may be a stranger's is covered until it is uncovered, one at a time."""

    counted = Signal(int)
    sorted = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """An empty table; `set_browsing` gives it a case."""
        super().__init__(parent)
        self._words = words
        self._names: dict[str, str] = {}
        self._row_words = RowWords(words)
        self._browsing: Browsing | None = None
        self._window = RowWindow(lambda numbers: (), self._dress)
        self._uncovered: set[int] = set()
        self._heads = tuple(words.text(f"recordings.column.{column or 'marker'}") for column in ORDER)
        self.query = Query(sort=Column.CAPTURED_AT)

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Show another case, or none. Everything is covered again."""
        self.beginResetModel()
        self._browsing = browsing
        self._uncovered.clear()
        self._window = RowWindow(browsing.rows if browsing else lambda numbers: (), self._dress)
        self.endResetModel()
        self.set_query(self.query)

    def set_names(self, names: dict[str, str]) -> None:
        """Tell the names of devices by serial number."""
        if names != self._names:
            self._names, self._row_words = names, RowWords(self._words, names)
            self.refetch()

    def set_query(self, query: Query) -> None:
        """Ask this query, and show what it finds. Keeps the selection where the list stays or only grows at its end."""
        self.query = query
        found = self._browsing.find(query) if self._browsing else array("q")
        old = self._window.numbers
        if found == old:
            self.refetch()
        elif len(found) > len(old) > 0 and found[: len(old)] == old:
            self._grow(found)
        else:
            self.beginResetModel()
            self._window.numbers = found
            self._window.forget()
            self.endResetModel()
        self.counted.emit(len(found))

    def refetch(self) -> None:
        """What rows say changed; fetch anew what is shown."""
        self._window.forget()
        if self._window.numbers:
            last = self.index(len(self._window.numbers) - 1, len(ORDER) - 1)
            self.dataChanged.emit(self.index(0, 0), last, _ROLES)

    def refresh_numbers(self, numbers: Iterable[int]) -> None:
        """The rows of these numbers changed; none else is told to the views."""
        self._window.forget()
        changed, last = set(numbers), len(ORDER) - 1
        if len(changed) > 16:
            self.refetch()
            return
        for number in changed:
            place = self.place(number)
            if place >= 0:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last), _ROLES)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, in the case file. The marker sorts by decision."""
        query, descending = self.query, order == Qt.SortOrder.DescendingOrder
        by = (ORDER[column] or Column.DECISION) if 0 <= column < len(ORDER) else Column.ENTRY
        if (by, descending) != (query.sort, query.descending):
            self.set_query(Query(query.text, query.facets, by, descending))
            self.sorted.emit()

    def number(self, place: int) -> int:
        """The row number at a place of the list."""
        return self._window.numbers[place]

    def place(self, number: int) -> int:
        """The place of a row number in the list, -1 where it is not listed."""
        try:
            return self._window.numbers.index(number)
        except ValueError:
            return -1

    def row(self, place: int) -> Row:
        """The recording at a place of the list."""
        return self._window.line(place).row

    def ids(self, places: Iterable[int]) -> tuple[str, ...]:
        """The recordings' ids at these places."""
        return tuple(self._window.line(place).row.id for place in places)

    def texts(self, place: int) -> tuple[str, ...]:
        """What the row at a place of the list says in every column, in the order of `ORDER`."""
        return self._window.line(place).texts

    def is_covered(self, place: int) -> bool:
        """Whether the text at a place of the list is covered."""
        return self._window.line(place).covered

    def uncover(self, number: int) -> None:
        """Show the text of this one recording."""
        self._uncovered.add(number)
        self.refresh_numbers((number,))

    def cover_all(self) -> None:
        """Cover everything again."""
        uncovered = tuple(self._uncovered)
        self._uncovered.clear()
        self.refresh_numbers(uncovered)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many recordings were found."""
        return 0 if parent is not None and parent.isValid() else len(self._window.numbers)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(ORDER)

    def data(self, index: Index, role: int = _SHOWN) -> str | int | None:
        """The text, alignment or spoken text of a cell."""
        if role == _SHOWN:
            return self._window.line(index.row()).texts[index.column()]
        if role == _ALIGNED:
            return _ALIGNMENT[index.column()]
        if role == _SPOKEN:
            line = self._window.line(index.row())
            return self._row_words.spoken(line.row, line.covered, index.column())
        return self._tip(index) if role == _TIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> str | int | None:
        """The name of a column, or the place of a row counted from one."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == _SHOWN else None
        if not 0 <= section < len(ORDER):
            return None
        if role == _ALIGNED:
            return _ALIGNMENT[section]
        if role == _SHOWN:
            return self._heads[section] if ORDER[section] else ""
        return self._heads[section] if role in {_SPOKEN, _TIP} else None

    def _tip(self, index: Index) -> str | None:
        column, row = ORDER[index.column()], self._window.line(index.row()).row
        if column in _SPOKEN_TIPS:
            line = self._window.line(index.row())
            whole = self._row_words.spoken(row, line.covered, index.column())
            return tip_of(whole)
        if column not in _TIPPED:
            return None
        whole = {Column.DEVICE: row.device, Column.ACCOUNT: row.account}.get(column, row.entry) or ""
        return tip_of(whole) or None

    def _dress(self, row: Row) -> _Line:
        covered = is_private(row.standing, row.decision) and row.number not in self._uncovered
        return _Line(row, covered, self._row_words.texts(row, covered))

    def _grow(self, found: array[int]) -> None:
        self.beginInsertRows(QModelIndex(), len(self._window.numbers), len(found) - 1)
        self._window.numbers = found
        self._window.forget()
        self.endInsertRows()
        self.refetch()
