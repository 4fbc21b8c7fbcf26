# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The window over a large case: typing, searching, scrolling, choosing, sorting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from tests.benchmarks.stage import Heart, Painted, open_stage, recordings, rest, wait
from viewer.case.query import Column, Facet
from viewer.ui.main_window import MainWindow
from viewer.ui.recordings.cells import ORDER
from viewer.ui.recordings.facets import FacetsPanel
from viewer.ui.recordings.panel import RecordingsPanel

TYPED = "licht an"
BACK = "\b"
WORDS = ("licht", "küche", "nummer", "4711", '"licht nummer"', "an", "zzz", "")
STEPS = 400
ROUNDS = 5
PAUSE_S = 0.15


def opened(folder: Path, case: Path) -> tuple[MainWindow, RecordingsPanel]:
    """A window with this case open and at rest, and its list of recordings."""
    window = open_stage(folder)
    window.parts.flows.open_paths([case])
    wait(lambda: window.panels is not None and recordings(window).model.rowCount() > 0)
    rest(1.0)
    return window, recordings(window)


def keys(folder: Path, case: Path) -> dict[str, list[float]]:
    """Milliseconds from a key in the search field, and from a whole word in it, to the painted table."""
    _, panel = opened(folder, case)
    painted, field = Painted(panel.view), panel.search.field

    def until_shown(do: Callable[[], object]) -> float:
        before = painted.count
        began = time.perf_counter()
        do()
        wanted = field.text()
        wait(lambda: panel.model.query.text == wanted and (painted.count > before or not panel.model.rowCount()))
        took = 1000 * (time.perf_counter() - began)
        rest(PAUSE_S)
        return took

    field.setFocus()
    typed = [until_shown(lambda key=key: QTest.keyClick(field, key)) for key in TYPED]
    typed += [until_shown(lambda: QTest.keyClick(field, Qt.Key.Key_Backspace)) for _ in TYPED]
    searched = [until_shown(lambda word=word: field.setText(word)) for word in WORDS]
    return {"typed": typed, "searched": searched}


class Bare(QAbstractTableModel):
    """As many rows and columns as the real table, with nothing behind them."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows, self._texts = rows, [f"column {place} of a row" for place in range(len(ORDER))]

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """As many as were asked for."""
        return self._rows

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """As many as the real table."""
        return len(ORDER)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        """The same text in every row."""
        return self._texts[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def scrolling(folder: Path, case: Path) -> dict[str, list[float]]:
    """Milliseconds of a scroll step, three rows, in the real table and in a bare one of the same shape, by rounds."""
    _, panel = opened(folder, case)
    model, bare = Bare(panel.model.rowCount()), QTableView()
    bare.setModel(model)
    bare.resize(panel.view.size())
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(panel.view.verticalHeader().defaultSectionSize())
    for place in range(len(ORDER)):
        bare.setColumnHidden(place, panel.view.isColumnHidden(place))
        bare.setColumnWidth(place, panel.view.columnWidth(place))
    bare.show()
    rest(0.5)
    ours, theirs = [], []
    for turn in range(ROUNDS):
        theirs.append(_steps(bare, turn))
        ours.append(_steps(panel.view, turn))
    return {"ours": ours, "bare": theirs}


def _steps(view: QTableView, turn: int) -> float:
    bar = view.verticalScrollBar()
    bar.setValue(turn * bar.maximum() // ROUNDS)
    painted = Painted(view)
    rest(0.3)
    began = time.perf_counter()
    for _ in range(STEPS):
        before = painted.count
        bar.setValue(bar.value() + 3)
        wait(lambda before=before: painted.count > before)
    took = 1000 * (time.perf_counter() - began) / STEPS
    view.viewport().removeEventFilter(painted)
    return took


def standstill(folder: Path, case: Path) -> dict[str, float]:
    """Milliseconds that the window stood still at the longest, for each thing that can be done in it."""
    window, panel = opened(folder, case)
    heart = Heart(window)
    found: dict[str, float] = {}
    for name, do in _deeds(window, panel):
        heart.calm()
        do()
        rest(0.6)
        found[name] = round(max(found.get(name, 0.0), heart.longest_ms), 1)
    return found


def _deeds(window: MainWindow, panel: RecordingsPanel) -> Iterator[tuple[str, Callable[[], object]]]:
    facets = window.panels.facets if window.panels is not None else None
    if not isinstance(facets, FacetsPanel):
        raise TypeError
    for _ in range(5):
        yield "select", lambda: panel.step(1)
    yield "select the last", lambda: panel.step(panel.model.rowCount())
    for column in Column:
        for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
            place = ORDER.index(column)
            yield (
                f"sort by {column}",
                lambda place=place, order=order: panel.view.horizontalHeader().setSortIndicator(place, order),
            )
    for place in range(facets.model.rowCount()):
        top = facets.model.index(place, 0)
        index = facets.model.index(0, 0, top)
        if facets.model.has_values(facets.model.facet(top) or Facet.STANDING):
            yield f"choose {facets.model.facet(top)}", lambda index=index: facets.model.toggle(index)
            yield "choose all", facets.clear_all
    for word in WORDS:
        yield "search", lambda word=word: panel.search.field.setText(word)
    yield "select all", panel.view.selectAll
    yield "scroll", lambda: panel.view.verticalScrollBar().setValue(50_000)
