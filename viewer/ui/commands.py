# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every command in one list to search (the palette), and every key on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from viewer.ui.column import column
from viewer.ui.fuzzy import ranked
from viewer.ui.labels import Style, button, label, visible
from viewer.words import Words

Commands = Sequence[tuple[str, QAction]]


def title_of(action: QAction) -> str:
    """An action's words without the mark of its key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_of(action: QAction) -> str:
    """An action's keys as the desktop writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return " · ".join(key.toString(form) for key in action.shortcuts())


class CommandPalette(QDialog):
    """Type a few letters, press Enter; `chosen` is the action to trigger once the dialog is gone."""

    def __init__(self, words: Words, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("shell.palette.title"))
        self.chosen: QAction | None = None
        self._actions = {title: one for title, one in commands if one.isEnabled()}
        self._line, self._list = QLineEdit(), QListWidget()
        self._line.setPlaceholderText(words.text("shell.palette.hint"))
        self._line.setAccessibleName(words.text("shell.palette.title"))
        self._list.setAccessibleName(words.text("shell.palette.list"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line.textChanged.connect(self._filter)
        self._line.returnPressed.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._line.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        width = self.fontMetrics().averageCharWidth()
        self.resize(min(width * 64, 860), min(self.fontMetrics().height() * 22, 560))
        self._filter("")

    def names(self) -> list[str]:
        """The commands now listed, the best first."""
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._list.count():
                self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        self._list.clear()
        for name in ranked(text, self._actions):
            keys = keys_of(self._actions[name])
            item = QListWidgetItem(visible(f"{name}    {keys}" if keys else name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen = self._actions[item.data(Qt.ItemDataRole.UserRole)]
            self.accept()


class ShortcutSheet(QDialog):
    """Every action that has a key."""

    def __init__(
        self, words: Words, commands: Commands, more: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("shell.sheet.title"))
        body, area = column()
        body.addWidget(label(words.text("shell.sheet.title"), Style.HEADING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        lines = [*more, *((keys_of(one), title) for title, one in commands if one.shortcuts())]
        for row, (keys, title) in enumerate(dict.fromkeys(lines)):
            grid.addWidget(label(keys, Style.STRONG, wrap=False), row, 0)
            grid.addWidget(label(title), row, 1)
        body.addLayout(grid)
        body.addStretch()
        close = button(words.text("shell.close"), primary=True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(self.fontMetrics().averageCharWidth() * 70, min(self.fontMetrics().height() * 30, 620))
