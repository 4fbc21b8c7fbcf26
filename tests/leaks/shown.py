# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every text that a window holds, wherever it would be drawn, read out or popped up."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 60
Shown = tuple[str, str, str]


def shown(top: QWidget) -> Iterator[Shown]:
    """What (`plain`, `rich` or `either`: Qt decides by itself), where, and the text."""
    for widget in [top, *top.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for name in ("windowTitle", "accessibleName", "accessibleDescription", "statusTip"):
            yield "plain", f"{where}.{name}", getattr(widget, name)()
        for name in ("toolTip", "whatsThis"):
            yield "either", f"{where}.{name}", getattr(widget, name)()
        for kind, text in _of(widget):
            yield kind, where, text
        for action in widget.actions():
            yield from _action(action, where)


def _of(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel():
            yield ("plain" if widget.textFormat() == Qt.TextFormat.PlainText else "either"), widget.text()
        case QAbstractButton():
            yield "plain", widget.text()
        case QLineEdit():
            yield "plain", widget.text()
            yield "plain", widget.placeholderText()
        case QTextEdit() | QPlainTextEdit():
            yield "plain", widget.toPlainText()
        case QComboBox():
            yield from (("plain", widget.itemText(place)) for place in range(widget.count()))
        case QTabWidget():
            yield from (("plain", widget.tabText(place)) for place in range(widget.count()))
            yield from (("either", widget.tabToolTip(place)) for place in range(widget.count()))
        case QMenu() | QGroupBox():
            yield "plain", widget.title()
        case QAbstractItemView() if widget.model() is not None:
            yield from _model(widget.model(), QModelIndex())
        case _:
            return


def _model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    for column in range(model.columnCount(parent)):
        yield "plain", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in _ROLES:
                kind = "either" if role == Qt.ItemDataRole.ToolTipRole else "plain"
                yield kind, str(index.data(role) or "")
        inside = model.index(row, 0, parent)
        if not isinstance(model, QAbstractTableModel) and model.rowCount(inside):
            yield from _model(model, inside)


def _action(action: QAction, where: str) -> Iterator[Shown]:
    yield "plain", f"{where}, action", action.text()
    yield "either", f"{where}, tip of an action", action.toolTip()
