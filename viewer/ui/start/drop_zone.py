# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where files and folders are dropped, with buttons for those who do not drag."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from viewer.ui.labels import Style, button, label
from viewer.words import Words


def paths_of(data: QMimeData) -> tuple[Path, ...]:
    """The local files and folders that are being dragged, in order, none twice."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(dict.fromkeys(Path(one) for one in local if one))


class DropZone(QFrame):
    """`dropped` carries the paths; the buttons ask for a file or for a folder."""

    dropped = Signal(object)
    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("look", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName(words.text("shell.drop.title"))
        file = button(words.text("shell.drop.file"), primary=True)
        folder = button(words.text("shell.drop.folder"))
        file.clicked.connect(self.file_wanted)
        folder.clicked.connect(self.folder_wanted)
        title = label(words.text("shell.drop.title"), Style.HEADING)
        what = label(words.text("shell.drop.what"), Style.QUIET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 26, 28, 26)
        layout.setSpacing(10)
        for text in (title, what):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(text)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(file)
        row.addWidget(folder)
        row.addStretch()
        layout.addSpacing(4)
        layout.addLayout(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files and folders."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._light(False)
        paths: Sequence[Path] = paths_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _light(self, over: bool) -> None:
        self.setProperty("over", "true" if over else "false")
        self.style().unpolish(self)
        self.style().polish(self)
