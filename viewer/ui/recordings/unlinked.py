# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Transcript lines that belong to no recording: listed, searchable, and covered until asked for one by one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.case.recording import Transcript
from viewer.ui.browsing import Browsing
from viewer.ui.labels import visible
from viewer.ui.recordings.cells import COVER_GLYPH
from viewer.ui.recordings.columns import Table
from viewer.words import Words

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("said", "text", "source")
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class UnlinkedModel(QAbstractTableModel):
    """The lines, in the order given. Whose they are is not known, so each is covered at first."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: tuple[Transcript, ...] = ()
        self._uncovered: set[str] = set()
        self._heads = tuple(words.text(f"recordings.unlinked.{name}") for name in _COLUMNS)
        self._covered = words.text("recordings.covered")

    def set_lines(self, lines: tuple[Transcript, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def uncover(self, place: int) -> int:
        """Make one line legible; how many characters became legible by that."""
        line = self._lines[place]
        if line.id in self._uncovered:
            return 0
        self._uncovered.add(line.id)
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(_COLUMNS) - 1))
        return len(line.text)

    def cover_all(self) -> None:
        """Cover every line again."""
        self._uncovered.clear()
        self.set_lines(self._lines)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Time, text and source."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = _SHOWN) -> str | None:
        """The text of a cell."""
        if role not in {_SHOWN, _SPOKEN}:
            return None
        line, column = self._lines[index.row()], _COLUMNS[index.column()]
        if column == "said":
            return self._words.moment(line.said_at) if line.said_at else _local(line.said_local, self._words)
        if column == "source":
            return visible(", ".join(part for part in (line.position, line.source) if part))
        if line.id in self._uncovered:
            return visible(" ".join(line.text.split()))
        return self._covered if role == _SPOKEN else f"{COVER_GLYPH * 3} {self._covered}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> str | None:
        """The name of a column."""
        named = orientation == Qt.Orientation.Horizontal and role in {_SHOWN, _SPOKEN}
        return self._heads[section] if named and 0 <= section < len(_COLUMNS) else None


class UnlinkedPanel(QWidget):
    """`uncovered` tells how many characters the user made legible here."""

    uncovered = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._browsing: Browsing | None = None
        self.model = UnlinkedModel(words, self)
        self.view = Table()
        self.view.setModel(self.model)
        self.view.setAccessibleName(words.text("recordings.unlinked.name"))
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.refitted.connect(self._fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._fit()

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Ask another case from now on, or none."""
        self._browsing = browsing
        self.model.cover_all()
        self.model.set_lines(())

    def search(self, text: str) -> str:
        """List the lines with these words, or all of them; a sentence that says how many there are."""
        lines = self._browsing.unlinked(text) if self._browsing else ()
        self.model.set_lines(lines)
        return self._words.count("recordings.unlinked.count", len(lines))

    def step(self, steps: int) -> None:
        """Go on by so many lines."""
        place = max(0, min(self.model.rowCount() - 1, self.view.currentIndex().row() + steps))
        self.view.setCurrentIndex(self.model.index(place, 0))

    def uncover_current(self) -> None:
        """Make the current line legible, and tell how much that was."""
        index = self.view.currentIndex()
        characters = self.model.uncover(index.row()) if index.isValid() else 0
        if characters:
            self.uncovered.emit(characters)

    def cover_all(self) -> None:
        """Cover every line again."""
        self.model.cover_all()

    def _fit(self) -> None:
        metrics = self.view.fontMetrics()
        for place, usual in enumerate(("0000-00-00 00:00:00 +00:00MM", "m" * 22)):
            self.view.setColumnWidth(place, metrics.horizontalAdvance(usual))


def _local(written: str, words: Words) -> str:
    try:
        return words.moment(datetime.fromisoformat(written))
    except ValueError:
        return visible(written) or "–"
