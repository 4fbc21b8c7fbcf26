# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The menus, and through them every command of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.words import Words

Commands = Sequence[tuple[str, str, Callable[[], object]]]


class Menus:
    """Builds menus in a window's menu bar; `name` is a key of the catalogue below `shell.menu`."""

    def __init__(self, window: QMainWindow, words: Words) -> None:
        self._window, self._words = window, words
        self._menus: dict[str, QMenu] = {}
        self.named: dict[str, QAction] = {}

    def menu(self, name: str) -> QMenu:
        """The menu of that name, made when first asked for."""
        if name not in self._menus:
            made = self._window.menuBar().addMenu(self._words.text(f"shell.menu.{name}"))
            made.setAccessibleName(made.title().replace("&", ""))
            self._menus[name] = made
        return self._menus[name]

    def fill(self, name: str, commands: Commands) -> None:
        """Add commands: name, keys parted by blanks, and what to do; an empty name is a line between."""
        menu = self.menu(name)
        for command, keys, act in commands:
            if not command:
                menu.addSeparator()
                continue
            action = QAction(self._words.text(f"shell.menu.{command}"), self._window)
            action.setShortcuts([QKeySequence(key) for key in keys.split()])
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
            self.named[command] = action

    def add(self, name: str, actions: Sequence[QAction]) -> None:
        """Add actions that others made."""
        self.menu(name).addActions(list(actions))

    def actions(self) -> list[QAction]:
        """Every action of every menu that has words, in order."""
        return [action for menu in self._menus.values() for action in menu.actions() if not action.isSeparator()]

    def enable(self, names: Sequence[str], enabled: bool) -> None:
        """Let these commands be given, or not."""
        for name in names:
            self.named[name].setEnabled(enabled)
