# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The columns of the table: which are shown, in which order, how wide, and the menu by which that is changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from viewer.case.finding import Standing
from viewer.case.query import Column
from viewer.case.review import Decision
from viewer.ui.recordings.cells import ORDER
from viewer.verbal import Scale, Support, short_of
from viewer.words import Words

_WIDTHS = {
    None: "▒ ✗M",
    Column.CAPTURED_AT: "0000-00-00 00:00:00M",
    Column.DURATION: "00:00 minM",
    Column.DEVICE: "Living room xx …0000",
    Column.TRANSCRIPT: "m" * 9,
}
_HIDDEN = frozenset(
    {
        *(Column.DECISION, Column.VOICE, Column.LIKENESS, Column.ACCOUNT, Column.STRENGTH, Column.SPEECH),
        *(Column.LOUDNESS, Column.ENTRY),
    }
)


class Table(QTableView):
    """A table with whole rows of one height, which follows the size of the text."""

    refitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Make the rows as high as another font asks for."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()
            self.refitted.emit()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.5))


class Columns(QObject):
    """Keeps the header of the table of recordings."""

    def __init__(self, view: Table, words: Words) -> None:
        """`view` has its model already."""
        super().__init__(view)
        self._view, self._words = view, words
        self._header = view.horizontalHeader()
        self._header.setSectionsMovable(True)
        self._header.setStretchLastSection(True)
        self._header.setHighlightSections(False)
        # With the view's own selection the header asks every row whether its whole column is selected.
        self._header.setSelectionModel(QItemSelectionModel(view.model(), self._header))
        self._header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._pop_up)
        self.menu = QMenu(words.text("recordings.columns"), view)
        view.refitted.connect(self.fit)
        self.menu.aboutToShow.connect(self._fill)
        self.reset()

    def reset(self) -> None:
        """Show the columns as they are at first."""
        header = self._header
        for place, column in enumerate(ORDER):
            header.moveSection(header.visualIndex(place), place)
            header.setSectionHidden(place, column in _HIDDEN)
        self.fit()

    def fit(self) -> None:
        """Make the columns as wide as their usual contents are in the font of the view."""
        metrics = self._view.fontMetrics()
        self._header.setMinimumSectionSize(metrics.horizontalAdvance("MM"))
        for place, column in enumerate(ORDER):
            usual = max(metrics.horizontalAdvance(text) for text in self._usual(column))
            title = metrics.horizontalAdvance(self._words.text(f"recordings.column.{column}") + "MMM") if column else 0
            self._header.resizeSection(place, max(usual, title))

    def state(self) -> str:
        """Order, widths, visibility and sort indicator, in base64."""
        return self._header.saveState().toBase64().toStdString()

    def restore(self, state: str) -> bool:
        """Take up a state from `state()`; False, and nothing changed, where it is none."""
        saved = QByteArray.fromBase64(QByteArray(state.encode("ascii", "replace")))
        kept = self._header.saveState()
        if saved.isEmpty() or not self._header.restoreState(saved) or self._header.count() != len(ORDER):
            self._header.restoreState(kept)
            return False
        return True

    def move(self, steps: int) -> None:
        """Move the column of the current cell by so many places among the visible ones."""
        place = self._view.currentIndex().column()
        order = [self._header.logicalIndex(at) for at in range(self._header.count())]
        seen = [at for at in order if not self._header.isSectionHidden(at)]
        if place not in seen or not 0 <= seen.index(place) + steps < len(seen):
            return
        target = seen[seen.index(place) + steps]
        self._header.moveSection(self._header.visualIndex(place), self._header.visualIndex(target))

    def _usual(self, column: Column | None) -> list[str]:
        text = self._words.text
        if column is Column.STANDING:
            return [f"≠ {text(f'standing.{one}')}M" for one in Standing]
        if column is Column.DECISION:
            return [f"✗ {text(f'recordings.decision.{one}')}MM" for one in Decision]
        if column is Column.LIKENESS:
            scales = [Scale(one, to) for one in Support for to in (True, False)]
            return [f"{short_of(self._words, one)}M" for one in scales]
        return [_WIDTHS.get(column, "m" * 12)]

    def _pop_up(self, at: QPoint) -> None:
        self.menu.popup(self._header.mapToGlobal(at))

    def _fill(self) -> None:
        self.menu.clear()
        for place in range(len(ORDER)):
            shown = self._toggle(place, not self._header.isSectionHidden(place))
            shown.toggled.connect(partial(self._show, place))
        self.menu.addSeparator()
        self._fill_sorts(self.menu.addMenu(self._words.text("recordings.sort_by")))
        self.menu.addSeparator()
        for key, steps in (("recordings.column_left", -1), ("recordings.column_right", 1)):
            self.menu.addAction(self._words.text(key)).triggered.connect(partial(self._move, steps))
        self.menu.addAction(self._words.text("recordings.columns_reset")).triggered.connect(self._reset)

    def _toggle(self, place: int, shown: bool) -> QAction:
        action = self.menu.addAction(self._words.text(f"recordings.column.{ORDER[place] or 'marker'}"))
        action.setCheckable(True)
        action.setChecked(shown)
        return action

    def _fill_sorts(self, menu: QMenu) -> None:
        now, order = self._header.sortIndicatorSection(), self._header.sortIndicatorOrder()
        by, towards = QActionGroup(menu), QActionGroup(menu)
        for place, column in enumerate(ORDER):
            if column is not None:
                action = by.addAction(self._words.text(f"recordings.column.{column}"))
                action.setCheckable(True)
                action.setChecked(place == now)
                action.triggered.connect(partial(self._sort, place, order))
        menu.addActions(by.actions())
        menu.addSeparator()
        for key, way in (
            ("recordings.ascending", Qt.SortOrder.AscendingOrder),
            ("recordings.descending", Qt.SortOrder.DescendingOrder),
        ):
            action = towards.addAction(self._words.text(key))
            action.setCheckable(True)
            action.setChecked(way == order)
            action.triggered.connect(partial(self._sort, now, way))
        menu.addActions(towards.actions())

    def _sort(self, place: int, order: Qt.SortOrder, _checked: bool = False) -> None:
        self._header.setSortIndicator(place, order)

    def _show(self, place: int, shown: bool) -> None:
        others = sum(not self._header.isSectionHidden(at) for at in range(len(ORDER)) if at != place)
        self._header.setSectionHidden(place, not shown and others > 0)

    def _move(self, steps: int, _checked: bool = False) -> None:
        self.move(steps)

    def _reset(self, _checked: bool = False) -> None:
        self.reset()
