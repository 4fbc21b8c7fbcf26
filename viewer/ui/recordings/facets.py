# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The panel of facets: what the list of recordings can be narrowed down by, with counts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from viewer.case.query import Facet, Query
from viewer.ui.browsing import Browsing, facet_of_group
from viewer.ui.labels import Style, button, label
from viewer.ui.recordings.acts import act
from viewer.ui.recordings.facets_delegate import BarDelegate, MarkDelegate
from viewer.ui.recordings.facets_model import FacetsModel
from viewer.ui.recordings.values import Names, listed
from viewer.words import Words

_QUIET_MS = 120
_OPEN_AT_FIRST = (Facet.STANDING, Facet.DECISION, Facet.DEVICE, Facet.MONTH)


class FacetsPanel(QWidget):
    """Narrows the list down. Values of one facet widen, different facets narrow.

    `facets_changed` tells the chosen (Facet, value) pairs, `query_changed` the whole Query with them, whenever the user
    changed them here. `show_query` follows what was changed elsewhere, and tells nothing.
    """

    facets_changed = Signal(object)
    query_changed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty panel; `set_browsing` gives it a case."""
        super().__init__(parent)
        self._words = words
        self._browsing: Browsing | None = None
        self._query = Query()
        self._known: dict[tuple[Facet, str], None] = {}
        self._names = Names({})
        self.model = FacetsModel(words, self)
        self.tree = QTreeView()
        self._counting = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._counting.timeout.connect(self.recount)
        self._build_tree()
        self._lay_out()
        self.model.toggled.connect(self._toggle)
        act(self, words.text("recordings.facet.clear_one"), "Del", self.clear_current)

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Show the facets of another case, or none."""
        self._browsing = browsing
        self._known = {}
        self._query = replace(self._query, facets=())
        self.refresh()
        for place in range(self.model.rowCount()):
            index = self.model.index(place, 0)
            self.tree.setExpanded(index, self.model.facet(index) in _OPEN_AT_FIRST)

    def refresh(self) -> None:
        """The case changed: learn the names and count again."""
        self._names = Names.of(self._browsing.groups()) if self._browsing else Names({})
        self.recount()

    def show_query(self, query: Query) -> None:
        """Count for this query, once nothing else has changed for a moment."""
        chosen_elsewhere = query.facets != self._query.facets
        self._query = query
        if chosen_elsewhere:
            self.recount()
        else:
            self._counting.start()

    def recount(self) -> None:
        """Count now."""
        self._counting.stop()
        counts = self._browsing.facets(self._query) if self._browsing else ()
        chosen = frozenset(self._query.facets)
        values = listed(self._known, counts, chosen, self._names, self._words)
        self._known = {(one.facet, one.value): None for all_of in values.values() for one in all_of}
        opened = [self.tree.isExpanded(self.model.index(place, 0)) for place in range(self.model.rowCount())]
        if self.model.set_values(values):
            for place, is_open in enumerate(opened):
                self.tree.setExpanded(self.model.index(place, 0), is_open)
        self._clear_all.setEnabled(bool(self._query.facets))
        self._clear_one.setEnabled(bool(self._query.facets))

    def facets(self) -> tuple[tuple[Facet, str], ...]:
        """What is chosen."""
        return self._query.facets

    def choose(self, facets: tuple[tuple[Facet, str], ...]) -> None:
        """Choose just these values, as the user would."""
        self._query = replace(self._query, facets=facets)
        self.recount()
        self.facets_changed.emit(facets)
        self.query_changed.emit(self._query)

    def choose_group(self, group: str) -> None:
        """Choose just the recordings of a group, `KIND:KEY`; of an empty one, everything."""
        pair = facet_of_group(group)
        if pair or not group:
            self.choose((pair,) if pair else ())

    def clear_all(self) -> None:
        """Choose nothing."""
        self.choose(())

    def clear_current(self) -> None:
        """Choose nothing of the facet that the focus is in."""
        facet = self.model.facet(self.tree.currentIndex())
        self.choose(tuple(pair for pair in self._query.facets if pair[0] != facet))

    def _toggle(self, facet: Facet, value: str, chosen: bool) -> None:
        others = tuple(pair for pair in self._query.facets if pair != (facet, value))
        self.choose((*others, (facet, value)) if chosen else others)

    def _fold(self, index: QModelIndex) -> None:
        if not index.parent().isValid():
            top = index.siblingAtColumn(0)
            self.tree.setExpanded(top, not self.tree.isExpanded(top))

    def _build_tree(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(self._words.text("recordings.facet.name"))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setIndentation(14)
        self.tree.setItemDelegateForColumn(0, MarkDelegate(self.tree))
        self.tree.clicked.connect(self._fold)
        self.tree.setItemDelegateForColumn(1, BarDelegate(self.tree))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        said = self._words.text
        self._clear_all = button(said("recordings.facet.clear_all"), quiet=True)
        self._clear_all.clicked.connect(self.clear_all)
        self._clear_one = button(
            said("recordings.facet.clear_one"), quiet=True, tip=said("recordings.facet.clear_one.tip")
        )
        self._clear_one.clicked.connect(self.clear_current)
        buttons = QHBoxLayout()
        buttons.addWidget(self._clear_one)
        buttons.addWidget(self._clear_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(said("recordings.facet.name"), Style.HEADING))
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        self.setFocusProxy(self.tree)
