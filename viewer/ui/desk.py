# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The commands of the window: its menus, and the dialogs that they open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from viewer import __version__
from viewer.ui.flows import CASE_SUFFIX
from viewer.ui.labels import message_box
from viewer.ui.menus import Menus
from viewer.ui.panels import Panels
from viewer.ui.protecting import Protecting
from viewer.ui.work_view import WorkView
from viewer.workflow.isolation import state as isolation

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow
    from viewer.workflow.check import VerifyReport

OF_A_CASE = ("close", "answers", "inventory", "find", "cover")


class Desk(QObject):
    """Acts for the window on what is asked through menus, keys and buttons."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._words = window, window.parts.words
        self._menus = Menus(window, self._words)
        self._fill()
        self.protecting = Protecting(window)
        window.interviewing.file_wanted.connect(self.choose_facts)

    def commands(self) -> list[tuple[str, QAction]]:
        """Every command by its words."""
        return self._menus.commands()

    def allow(self, case_open: bool) -> None:
        """Let commands be given that need an open case, or not."""
        self._menus.enable(OF_A_CASE, case_open)

    def add_panels(self, panels: Panels, work: WorkView) -> None:
        """List the panels' own commands."""
        self._menus.add("view", work.toggles())
        self._menus.mirror("recordings", panels.recordings.actions())
        self._menus.mirror("groups", [*panels.groups.actions(), *panels.facets.actions()])
        self._menus.mirror("voices", panels.voices.actions())
        self._menus.mirror("player", [*panels.player.actions(), *panels.why.actions()])

    def choose_file(self) -> None:
        """Ask for the files of an export, or a case file."""
        words = self._words
        kinds = f"{words.text('shell.files.all')} (*);;{words.text('shell.files.case')} (*{CASE_SUFFIX})"
        names, _ = QFileDialog.getOpenFileNames(
            self._window, words.text("shell.menu.open_file").replace("&", ""), "", kinds
        )
        self._window.open_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        title = self._words.text("shell.menu.open_folder").replace("&", "")
        name = QFileDialog.getExistingDirectory(self._window, title)
        self._window.open_paths([Path(name)] if name else [])

    def find_export(self) -> None:
        """Ask where the export of the open case lies."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self._words.text("shell.files.again"))
        self._window.parts.flows.go_on_with([Path(name) for name in names])

    def choose_facts(self) -> None:
        """Ask for a file of facts."""
        title = self._words.text("shell.ask.load")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", "FACTS.toml (*.toml)")
        if name:
            self._window.interviewing.read_file(Path(name))

    def open_demo(self) -> None:
        """Open the demonstration."""
        self._window.banner.hide()
        self._window.parts.flows.open_demo()

    def open_recent(self, path: str) -> None:
        """Open a case file of the list."""
        self._window.open_paths([Path(path)])

    def change_answers(self) -> None:
        """Ask again, from the answers that were given."""
        self._window.interviewing.begin()
        self._window.show_interview()

    def ask_password(self, again: bool) -> None:
        """Ask for the archive's password."""
        from viewer.ui.password import PasswordDialog

        dialog = PasswordDialog(self._words, again, self._window)
        dialog.accepted.connect(lambda: self._window.parts.flows.unlock(dialog.password()))
        dialog.rejected.connect(self._window.parts.flows.close_case)
        dialog.open()

    def show_inventory(self) -> None:
        """What became of every file."""
        from viewer.ui.reports import inventory_dialog

        if self._window.overview is not None:
            inventory_dialog(self._words, self._window.overview, self._window).open()

    def show_check(self, report: VerifyReport) -> None:
        """What a check found."""
        from viewer.ui.reports import verify_dialog

        verify_dialog(self._words, report, self._window).open()

    def show_palette(self) -> None:
        """Every command, to search."""
        from viewer.ui.commands import CommandPalette

        palette = CommandPalette(self._words, self.commands(), self._window)
        palette.accepted.connect(lambda: palette.chosen.trigger() if palette.chosen is not None else None)
        palette.open()

    def show_keys(self) -> None:
        """Every key."""
        from viewer.ui.commands import ShortcutSheet

        more = [("Esc Esc", self._words.text("shell.menu.cover").replace("&", ""))]
        ShortcutSheet(self._words, self.commands(), more, self._window).open()

    def show_settings(self) -> None:
        """The preferences."""
        from viewer.ui.settings.dialog import SettingsDialog

        SettingsDialog(self._words, self._window.parts.preferences, self._window).open()

    def _fill(self) -> None:
        window, menus = self._window, self._menus
        menus.fill(
            "file",
            [
                ("open_file", "Ctrl+O", self.choose_file),
                ("open_folder", "Ctrl+Shift+O", self.choose_folder),
                ("demo", "", self.open_demo),
                ("", "", _nothing),
                ("inventory", "", self.show_inventory),
                ("verify", "", self._verify),
                ("", "", _nothing),
                ("close", "Ctrl+W", self._close),
                ("quit", "Ctrl+Q", window.close),
            ],
        )
        menus.add("edit", [window.undo.undo, window.undo.redo])
        menus.fill("edit", [("find", "Ctrl+F", self._find), ("answers", "", self.change_answers)])
        menus.fill("edit", [("settings", "Ctrl+,", self.show_settings)])
        menus.fill("view", [("larger", "Ctrl++ Ctrl+=", lambda: self._resize(10))])
        menus.fill("view", [("smaller", "Ctrl+-", lambda: self._resize(-10)), ("cover", "", window.cover)])
        for name in ("recordings", "groups", "voices", "player"):
            menus.menu(name).menuAction().setVisible(False)
        menus.fill("help", [("palette", "Ctrl+K", self.show_palette), ("keys", "?", self.show_keys)])
        menus.fill("help", [("voice_quality", "", self._voice_quality), ("about", "", self._about)])

    def _close(self) -> None:
        self._window.interviewing.keep()
        self._window.parts.flows.close_case()

    def _find(self) -> None:
        if self._window.panels is not None:
            self._window.show_work()
            self._window.panels.recordings.focus_search()

    def _verify(self) -> None:
        words, case = self._words, self._window.parts.store.case
        if case is not None:
            self._window.parts.flows.verify(case.path)
            return
        kinds = f"{words.text('shell.files.case')} (*{CASE_SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self._window, words.text("shell.menu.verify").replace("&", ""), "", kinds)
        if name:
            self._window.parts.flows.verify(Path(name))

    def _resize(self, by: int) -> None:
        preferences = self._window.parts.preferences
        percent = min(200, max(100, preferences.settings.text_percent + by))
        preferences.put(replace(preferences.settings, text_percent=percent))

    def _voice_quality(self) -> None:
        words = self._words
        title = words.text("voices.quality.title")
        message_box(self._window, title, title, words.text("voices.quality.text")).open()

    def _about(self) -> None:
        words = self._words
        text = words.text("shell.about", version=__version__)
        more = f"{words.text('shell.about.more')}\n\n{words.say(isolation.state())}"
        message_box(self._window, words.text("shell.name"), text, more).open()


def _nothing() -> None:
    """What a line between commands does."""
