# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The panel of groups: devices, accounts and batches, how each stands, and one key to decide on a whole group."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from viewer.case.review import Decision
from viewer.ui.browsing import Browsing
from viewer.ui.findings.group_lines import GroupLines, derive_groups
from viewer.ui.labels import Style, label
from viewer.ui.recordings.acts import act, decision_acts
from viewer.words import Words

_LINES = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1
_GAP = 5
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints a group as a bold title with its lines below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines ask for; the width is the panel's."""
        lines = index.data(_LINES)
        if not lines:
            return super().sizeHint(option, index) + QSize(0, 2 * _GAP)
        height = option.fontMetrics.lineSpacing()
        return QSize(0, height * (1 + len(lines)) + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The view's own background, selection and focus, and the texts on it."""
        lines = index.data(_LINES)
        if not lines:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        texts, drawn.text = (drawn.text, *lines), ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        self._write(painter, option, texts)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, texts: tuple[str, ...]) -> None:
        area = QRect(option.rect).adjusted(_GAP, _GAP, -_GAP, 0)
        bold = QFont(option.font)
        bold.setBold(True)
        for place, text in enumerate(texts):
            font = option.font if place else bold
            metrics = QFontMetrics(font)
            painter.setFont(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
            line = QRect(
                area.left(), area.top() + place * option.fontMetrics.lineSpacing(), area.width(), metrics.height()
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class GroupsPanel(QWidget):
    """Lists groups by kind.

    `chosen` tells the group that the list is to be narrowed down to, empty for all; `looked_at` the group that the
    focus went to; `decided` the groups (a tuple of one) and the Decision or None.
    """

    chosen = Signal(str)
    looked_at = Signal(str)
    decided = Signal(object, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """An empty panel; `set_browsing` gives it a case."""
        super().__init__(parent)
        self._words = words
        self._browsing: Browsing | None = None
        self._filling = False
        self.model = QStandardItemModel(self)
        self.tree = QTreeView()
        self._empty = label(words.text("why.group.empty"), Style.QUIET)
        self._build_tree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(words.text("why.group.name"), Style.HEADING))
        layout.addWidget(self._empty)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        act(self, words.text("why.group.next"), "J", lambda: self.step(1))
        act(self, words.text("why.group.previous"), "K", lambda: self.step(-1))
        decision_acts(self, words, self.decide)
        self.refresh()

    def set_browsing(self, browsing: Browsing | None) -> None:
        """Show the groups of another case, or none."""
        self._browsing = browsing
        self.model.clear()
        self.refresh()

    def refresh(self) -> None:
        """The case changed: list the groups anew, and stay at the same one."""
        here, height = self.current_group(), self.tree.verticalScrollBar().value()
        rows = self._browsing.groups() if self._browsing else ()
        self._filling = True
        self.model.clear()
        if rows:
            self.model.appendRow(_item(self._words.text("why.group.all"), ""))
        for kind, groups in derive_groups(rows, self._words).items():
            heading = _heading(self._words.text(f"why.group.kind.{kind}"))
            for group in groups:
                heading.appendRow(_card(group))
            self.model.appendRow(heading)
        self.tree.expandAll()
        self._go_to(here)
        self.tree.verticalScrollBar().setValue(height)
        self._filling = False
        self._empty.setVisible(not rows)
        self.tree.setVisible(bool(rows))

    def current_group(self) -> str:
        """The group that the focus is at, empty for none."""
        return str(self.tree.currentIndex().data(_GROUP) or "")

    def step(self, steps: int) -> None:
        """Go on by so many groups."""
        groups = [""] + [str(index.data(_GROUP)) for index in self._indexes() if index.data(_GROUP)]
        here = groups.index(self.current_group()) + steps
        if 0 < here < len(groups):
            self._go_to(groups[here])

    def decide(self, decision: Decision | None) -> None:
        """Decide on the whole group that the focus is at, and go on to the next one."""
        group = self.current_group()
        if group:
            self.decided.emit((group,), decision)
            if decision is not None:
                self.step(1)

    def _indexes(self) -> list[QModelIndex]:
        tops = [self.model.index(place, 0) for place in range(self.model.rowCount())]
        return [self.model.index(at, 0, top) for top in tops for at in range(self.model.rowCount(top))]

    def _go_to(self, group: str) -> None:
        for index in self._indexes():
            if group and index.data(_GROUP) == group:
                self.tree.setCurrentIndex(index)

    def _build_tree(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(CardDelegate(self.tree))
        self.tree.setAccessibleName(self._words.text("why.group.name"))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(12)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.tree.selectionModel().currentChanged.connect(self._look_at)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._pop_up)

    def _choose(self, index: QModelIndex) -> None:
        group = index.data(_GROUP)
        if group is not None:
            self.chosen.emit(group)

    def _look_at(self, now: QModelIndex, _before: QModelIndex) -> None:
        group = now.data(_GROUP)
        if group and not self._filling:
            self.looked_at.emit(group)

    def _pop_up(self, at: QPoint) -> None:
        menu = QMenu(self.tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.tree.viewport().mapToGlobal(at))


def _item(title: str, group: str) -> QStandardItem:
    item = QStandardItem(title)
    item.setData(group, _GROUP)
    return item


def _heading(title: str) -> QStandardItem:
    item = QStandardItem(title)
    font = QFont()
    font.setBold(True)
    item.setFont(font)
    item.setSelectable(False)
    return item


def _card(group: GroupLines) -> QStandardItem:
    item = _item(group.title, group.group)
    item.setData(group.lines, _LINES)
    item.setData(group.spoken, Qt.ItemDataRole.AccessibleTextRole)
    return item
