# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The user's preferences while the window lives: one value, changed in one place, kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from viewer.settings import Settings

MOST_RECENT = 8


class Preferences(QObject):
    """Holds the `Settings` and keeps every change. `changed` carries the new `Settings`."""

    changed = Signal(object)

    def __init__(self, settings: Settings, keep: Callable[[Settings], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._keep = settings, keep

    @property
    def settings(self) -> Settings:
        """The preferences now."""
        return self._settings

    def put(self, settings: Settings) -> None:
        """These are the preferences from now on."""
        if settings == self._settings:
            return
        self._settings = settings
        self._keep(settings)
        self.changed.emit(settings)

    def remember(self, path: str) -> None:
        """This case file is the one opened last."""
        others = tuple(one for one in self._settings.recent if one != path)
        self.put(replace(self._settings, recent=(path, *others)[:MOST_RECENT]))

    def forget(self, path: str) -> None:
        """Take this case file off the list; the file itself stays."""
        self.put(replace(self._settings, recent=tuple(one for one in self._settings.recent if one != path)))
