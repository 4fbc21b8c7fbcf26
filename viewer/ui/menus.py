# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The menus, and through them every command of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.ui.commands import keys_of, title_of
from viewer.words import Words

Commands = Sequence[tuple[str, str, Callable[[], object]]]


class Menus:
    """Builds menus in a window's menu bar; `name` is a key of the catalogue below `shell.menu`."""

    def __init__(self, window: QMainWindow, words: Words) -> None:
        self._window, self._words = window, words
        self._menus: dict[str, QMenu] = {}
        self._commands: list[QAction] = []
        self.panel_commands: list[tuple[str, QAction]] = []
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
            self._commands.append(action)

    def add(self, name: str, actions: Sequence[QAction]) -> None:
        """Add actions that others made, with their keys."""
        self.menu(name).addActions(list(actions))
        self._commands += actions

    def mirror(self, name: str, actions: Sequence[QAction]) -> None:
        """Add a panel's actions; their keys are shown, but stay the panel's own, so that two panels can share one."""
        menu, section = self.menu(name), self._words.text(f"shell.menu.{name}").replace("&", "")
        menu.menuAction().setVisible(True)
        for action in actions:
            shown = QAction(f"{action.text()}\t{keys_of(action)}", self._window)
            shown.triggered.connect(action.trigger)
            menu.addAction(shown)
            menu.aboutToShow.connect(lambda shown=shown, action=action: shown.setEnabled(action.isEnabled()))
            self.panel_commands.append((f"{section}: {title_of(action)}", action))

    def commands(self) -> list[tuple[str, QAction]]:
        """Every command by its words, the window's own first."""
        return [*((title_of(action), action) for action in self._commands), *self.panel_commands]

    def enable(self, names: Sequence[str], enabled: bool) -> None:
        """Let these commands be given, or not."""
        for name in names:
            self.named[name].setEnabled(enabled)
