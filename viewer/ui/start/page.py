# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The first thing that anybody sees: what to do, what is promised, and where to go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer.ui.column import column
from viewer.ui.labels import Style, button, label
from viewer.ui.start.drop_zone import DropZone
from viewer.ui.start.protection import ProtectionChoice
from viewer.ui.start.recent import RecentCases
from viewer.words import Words

PROMISES = ("offline", "silent", "unchanged")


class StartPage(QWidget):
    """Signals: `dropped(paths)`, `file_wanted`, `folder_wanted`, `demo_wanted`, `recent_opened(path)`,
    `recent_forgotten(path)`."""

    dropped = Signal(object)
    file_wanted = Signal()
    folder_wanted = Signal()
    demo_wanted = Signal()
    recent_opened = Signal(str)
    recent_forgotten = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        zone, self._recent = DropZone(words), RecentCases(words)
        zone.dropped.connect(self.dropped)
        zone.file_wanted.connect(self.file_wanted)
        zone.folder_wanted.connect(self.folder_wanted)
        self._recent.opened.connect(self.recent_opened)
        self._recent.forgotten.connect(self.recent_forgotten)
        body, area = column()
        body.addStretch(1)
        body.addWidget(label(words.text("shell.start.title"), Style.TITLE))
        body.addWidget(label(words.text("shell.start.what"), Style.QUIET))
        body.addSpacing(4)
        body.addWidget(zone)
        self.protection = ProtectionChoice(words)
        body.addWidget(self.protection)
        body.addLayout(self._demo(words))
        body.addWidget(self._recent)
        body.addSpacing(4)
        body.addLayout(_promises(words))
        body.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_recent(self, paths: Sequence[str]) -> None:
        """List these case files."""
        self._recent.put(paths)

    def _demo(self, words: Words) -> QHBoxLayout:
        demo = button(words.text("shell.start.demo"), tip=words.text("shell.start.demo_tip"))
        demo.clicked.connect(self.demo_wanted)
        row = QHBoxLayout()
        row.addWidget(label(words.text("shell.start.demo_tip"), Style.QUIET), 1)
        row.addWidget(demo)
        return row


def _promises(words: Words) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    for place, promise in enumerate(PROMISES):
        title = label(words.text(f"shell.promise.{promise}"), Style.STRONG)
        text = label(words.text(f"shell.promise.{promise}.text"), Style.QUIET)
        for one in (title, text):
            one.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(title, 0, place)
        grid.addWidget(text, 1, place)
        grid.setColumnStretch(place, 1)
    grid.setRowStretch(1, 1)
    return grid
