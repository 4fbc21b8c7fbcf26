# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.benchmarks.first_rows FOLDER [EXPORT [later]]`: a whole start, until the first rows are painted.

`later` opens the export a second after the window was shown, and says so. Without an export it is an empty window with
a table. Little is imported here, since worker processes import it too.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def show_rows(folder: Path, export: Path, later: bool) -> None:
    """Open an export in the window, as somebody who states nothing about themself; end with the first rows."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.stage import Painted, open_stage, recordings
    from viewer.case.facts import Facts

    window = open_stage(folder)
    flows = window.parts.flows
    flows.begun.connect(lambda _ask: Painted(recordings(window).view).rows.connect(_end))

    def begin() -> None:
        _say("opened")
        flows.open_paths([export], Facts())

    if later:
        flows.preload()
    QTimer.singleShot(1000 if later else 0, begin)
    QApplication.exec()


def show_nothing() -> None:
    """A window with an empty table; end with its first painting."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Seen(QObject):
        """Ends the process once the table was painted."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            """Wait for the painting to be over."""
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, _end)
            return False

    application, window, table = QApplication([]), QMainWindow(), QTableView()
    seen = Seen(table)
    table.viewport().installEventFilter(seen)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    application.exec()


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def _end() -> None:
    _say("painted")
    os._exit(0)  # what comes after the first rows is not measured


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if len(sys.argv) > 2:
        show_rows(Path(sys.argv[1]), Path(sys.argv[2]), later=len(sys.argv) > 3)
    else:
        show_nothing()
