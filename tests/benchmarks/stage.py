# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The real window over the real workflow, on a screen that nobody sees, and ways to wait for it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication

from viewer.settings import Settings
from viewer.ui.application import compose, load, make_application, real_panels
from viewer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from viewer.ui.recordings.panel import RecordingsPanel

PATIENCE_S = 120.0


def open_stage(folder: Path) -> MainWindow:
    """A window that is shown, and keeps its cases below `folder`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["XDG_DATA_HOME"] = str(folder)
    application = make_application()
    settings = Settings(language="en", theme="light")
    window = compose(application, settings, lambda kept: kept, load, real_panels)
    window.resize(1280, 800)
    window.show()
    return window


def recordings(window: MainWindow) -> RecordingsPanel:
    """The panel that lists the recordings. Raises TypeError where the work is not shown yet."""
    from viewer.ui.recordings.panel import RecordingsPanel

    panel = window.panels.recordings if window.panels is not None else None
    if not isinstance(panel, RecordingsPanel):
        raise TypeError(type(panel).__name__)
    return panel


def wait(until: Callable[[], bool], patience_s: float = PATIENCE_S) -> float:
    """Let the event loop turn until this is so; the seconds that it took. Raises TimeoutError."""
    began = time.perf_counter()
    while not until():
        QApplication.processEvents()
        if time.perf_counter() - began > patience_s:
            raise TimeoutError
    return time.perf_counter() - began


def rest(seconds: float) -> None:
    """Let the event loop turn for so long."""
    ends = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() >= ends)


class Painted(QObject):
    """Tells of each painting of a view that has rows to show; `count` is how many there were."""

    rows = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model: QAbstractItemModel = view.model()
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count the painting once it is over, which is when the event loop comes round again."""
        if event.type() == QEvent.Type.Paint and self._model.rowCount():
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self.count += 1
        self.rows.emit()


class Heart(QObject):
    """Beats every 5 ms; `longest_ms` is how long it stood still at most, in milliseconds, since `calm`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last, self.longest_ms = time.perf_counter(), 0.0
        beat = QTimer(self, interval=5)
        beat.timeout.connect(self._beat)
        beat.start()

    def calm(self) -> None:
        """Forget what was."""
        self._last, self.longest_ms = time.perf_counter(), 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now
