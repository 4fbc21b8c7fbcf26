# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The map of clips and its table, one in place of the other, with the same focus and the same clips chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer.case.voice import VoicePoint
from viewer.ui.labels import Style, button, label, rename, show_text
from viewer.ui.recordings.columns import Table
from viewer.ui.voices.clips import COLUMNS, Clips
from viewer.ui.voices.map import VoiceMap
from viewer.ui.voices.marks import Mark
from viewer.ui.voices.table import ClipsModel
from viewer.words import Words

Flag = QItemSelectionModel.SelectionFlag
_USUAL = ("0000-00-00 00:00:00M", "Living room xx …0000")


class Places(QWidget):
    """`moved` tells the place of the clip that the focus went to, `opened` the one that was activated, `chosen_changed`
    that others were chosen."""

    moved = Signal(int)
    opened = Signal(int)
    chosen_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._clips: Clips | None = None
        self.chosen: tuple[int, ...] = ()
        self._switching = False
        self.map = VoiceMap(words.text("voices.map.name"), self._said)
        self.table, self.model = Table(), ClipsModel(words, self)
        self.switch = button(words.text("voices.as_table"), quiet=True, tip=words.text("voices.as_table.tip"))
        self.line = label("", Style.QUIET)
        self._pages = QStackedWidget()
        self._lay_out()
        self._tie()
        self.put((), {})

    def put(self, marks: Sequence[Mark], groups: Mapping[str, int], clips: Clips | None = None) -> None:
        """Show these clips; `groups` tells for each group the place of its mark. The focus stays at its clip."""
        here, points = self.current(), self._clips.points if self._clips is not None else ()
        number = points[here].number if 0 <= here < len(points) else None
        self._switching = True
        self._clips = clips
        self.model.put(clips)
        found = clips.points if clips is not None else ()
        self.map.put(found, marks, [groups.get(one.group, -1) for one in found])
        self.chosen = ()
        here = next((place for place, one in enumerate(found) if one.number == number), -1)
        if self.shows_table():
            self._mark_rows(here)
        self.map.go_to(here)
        self._switching = False
        self._say(here)

    def shows_table(self) -> bool:
        """Whether the table is shown in place of the map."""
        return self._pages.currentWidget() is self.table

    def toggle(self) -> None:
        """Show the table in place of the map, or the map in place of the table; focus and choice stay."""
        to_table, here = not self.shows_table(), self.current()
        before, after = (self.map, self.table) if to_table else (self.table, self.map)
        focused = before.hasFocus()
        self._switching = True
        self._pages.setCurrentWidget(after)
        rename(self.switch, self._words.text("voices.as_map" if to_table else "voices.as_table"))
        if to_table:
            self._mark_rows(here)
        else:
            self.map.go_to(here)
            self.map.choose(self.chosen)
        if focused:
            after.setFocus()
        self._switching = False

    def current(self) -> int:
        """The place of the clip that the focus is at, -1 for none."""
        return self.table.currentIndex().row() if self.shows_table() else self.map.current

    def point(self, place: int) -> VoicePoint:
        """The clip at a place."""
        if self._clips is None:
            raise IndexError(place)
        return self._clips.points[place]

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self._words.text("voices.table.name"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()
        for page in (self.map, self.table):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(label(self._words.text("voices.map.title"), Style.HEADING), 1)
        head.addWidget(self.switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.line)
        self.setFocusProxy(self._pages)

    def _tie(self) -> None:
        self.switch.clicked.connect(self.toggle)
        self.map.moved.connect(self._moved)
        self.map.opened.connect(self.opened)
        self.map.chosen_changed.connect(self._choose)
        self.table.refitted.connect(self._fit)
        self.table.activated.connect(lambda index: self.opened.emit(index.row()))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._row_moved(now.row()))
        self.table.selectionModel().selectionChanged.connect(self._rows_chosen)

    def _fit(self) -> None:
        metrics = self.table.fontMetrics()
        for place, usual in enumerate((self._words.text("verbal.no_group") + "MM", *_USUAL)):
            self.table.setColumnWidth(place, metrics.horizontalAdvance(usual))

    def _said(self, place: int) -> str:
        return self._clips.said(place) if self._clips is not None else ""

    def _say(self, place: int) -> None:
        show_text(self.line, self._said(place) if place >= 0 else self._words.text("voices.map.hint"))

    def _moved(self, place: int) -> None:
        self._say(place)
        self.moved.emit(place)

    def _row_moved(self, place: int) -> None:
        if self.shows_table() and place >= 0 and not self._switching:
            self._moved(place)

    def _rows_chosen(self) -> None:
        if self.shows_table() and not self._switching:
            rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
            self._choose(rows if len(rows) > 1 else ())

    def _choose(self, places: Collection[int]) -> None:
        if tuple(places) != self.chosen:
            self.chosen = tuple(places)
            self.chosen_changed.emit()

    def _mark_rows(self, here: int) -> None:
        model, selection = self.table.selectionModel(), QItemSelection()
        chosen = self.chosen or ((here,) if here >= 0 else ())
        for place in chosen:
            selection.select(self.model.index(place, 0), self.model.index(place, len(COLUMNS) - 1))
        model.select(selection, Flag.ClearAndSelect)
        if here >= 0:
            model.setCurrentIndex(self.model.index(here, 0), Flag.NoUpdate)
            self.table.scrollTo(self.model.index(here, 0))
