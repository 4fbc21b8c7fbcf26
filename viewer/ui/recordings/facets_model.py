# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The facets as a tree of two levels for a view: facets, and under each its values with counts and check marks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from viewer.case.query import Facet
from viewer.ui.recordings.values import Value
from viewer.words import Words

Index = QModelIndex | QPersistentModelIndex
Data = str | float | int | QFont | Qt.CheckState | None
SHARE = int(Qt.ItemDataRole.UserRole)
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_FACETS = (
    *(Facet.STANDING, Facet.DECISION, Facet.DEVICE, Facet.ACCOUNT),
    *(Facet.VOICE, Facet.MONTH, Facet.LINK, Facet.BATCH),
)


class FacetsModel(QAbstractItemModel):
    """Shows what `values.listed` gives. `toggled` tells which value the user checked or unchecked.

    A cell of the second column holds the count; its `SHARE` is that count relative to the largest of its facet.
    """

    toggled = Signal(object, str, bool)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._bold = QFont()
        self._bold.setBold(True)
        self._values: Mapping[Facet, tuple[Value, ...]] = dict.fromkeys(_FACETS, ())
        self._most = dict.fromkeys(_FACETS, 1)

    def set_values(self, values: Mapping[Facet, tuple[Value, ...]]) -> bool:
        """Show these. False where only counts and check marks differ, so that the view keeps its place."""
        same = all(_names(values[facet]) == _names(self._values[facet]) for facet in _FACETS)
        if not same:
            self.beginResetModel()
        self._values = values
        self._most = {facet: max((one.count for one in values[facet]), default=1) or 1 for facet in _FACETS}
        if not same:
            self.endResetModel()
            return True
        for place, facet in enumerate(_FACETS):
            top = self.index(place, 0)
            self.dataChanged.emit(top, self.index(place, 1))
            if values[facet]:
                self.dataChanged.emit(self.index(0, 0, top), self.index(len(values[facet]) - 1, 1, top))
        return False

    def facet(self, index: Index) -> Facet | None:
        """The facet that an index belongs to."""
        if not index.isValid():
            return None
        return _FACETS[index.internalId() - 1 if index.internalId() else index.row()]

    def has_values(self, facet: Facet) -> bool:
        """Whether anything is listed below a facet."""
        return bool(self._values[facet])

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a facet, or of a value below one."""
        if not self.hasIndex(row, column, parent or QModelIndex()):
            return QModelIndex()
        inside = parent is not None and parent.isValid()
        return self.createIndex(row, column, parent.row() + 1 if inside and parent is not None else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The facet of a value."""
        inside = index.internalId() if index.isValid() else 0
        return self.createIndex(inside - 1, 0, 0) if inside else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many facets there are, or values below one."""
        if parent is None or not parent.isValid():
            return len(_FACETS)
        return 0 if parent.internalId() or parent.column() else len(self._values[_FACETS[parent.row()]])

    def columnCount(self, parent: Index | None = None) -> int:
        """Name and count."""
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Values can be checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.internalId() and not index.column() else plain

    def data(self, index: Index, role: int = _SHOWN) -> Data:
        """Texts, check marks and shares."""
        if not index.isValid():
            return None
        if not index.internalId():
            return self._of_facet(_FACETS[index.row()], index.column(), role)
        return self._of_value(self._at(index), index.column(), role)

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell that a value was checked or unchecked; the check mark follows with the next `set_values`."""
        if role != _CHECK or not index.internalId():
            return False
        one = self._at(index)
        self.toggled.emit(one.facet, one.value, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def toggle(self, index: Index) -> bool:
        """Check or uncheck the value at an index, as the user would; False where it is none."""
        if not index.isValid() or not index.internalId():
            return False
        one = self._at(index)
        self.toggled.emit(one.facet, one.value, not one.chosen)
        return True

    def _at(self, index: Index) -> Value:
        return self._values[_FACETS[index.internalId() - 1]][index.row()]

    def _of_facet(self, facet: Facet, column: int, role: int) -> Data:
        if role == _FONT:
            return self._bold
        chosen = sum(one.chosen for one in self._values[facet])
        if role not in {_SHOWN, _SPOKEN} or (column and not chosen):
            return None
        if column:
            return self._words.count("recordings.facet.chosen", chosen)
        return self._words.text(f"recordings.facet.{facet}")

    def _of_value(self, one: Value, column: int, role: int) -> Data:
        if role == _CHECK and not column:
            return Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked
        if role == _SHOWN:
            return self._words.number(one.count) if column else one.said
        if role == _SPOKEN:
            return self._words.count("recordings.facet.spoken", one.count, value=one.said)
        if role == SHARE and column:
            return one.count / self._most[one.facet]
        return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) if role == _ALIGNED and column else None


def _names(values: tuple[Value, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, one.said) for one in values)
