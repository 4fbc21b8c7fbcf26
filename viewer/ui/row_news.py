# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""News of new rows on their way from a scan to the panels: the first at once, later ones at a pace they can keep."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.ui.case_store import CaseStore, Changes

EVERY_MS = 250


class RowNews(QObject):
    """Tells the store that rows came; `came` may be emitted on any thread."""

    came = Signal()

    def __init__(self, store: CaseStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._more = store, False
        self._calm = QTimer(self, interval=EVERY_MS, singleShot=True)
        self._calm.timeout.connect(self._tell_again)
        self.came.connect(self._tell)

    def rest(self, cost_s: float) -> None:
        """Showing new rows took so long: leave four times that between two showings."""
        self._calm.setInterval(max(EVERY_MS, round(cost_s * 4000)))

    def stop(self) -> None:
        """The scan ended: what was not told yet is told by whoever tells of the end."""
        self._more = False
        self._calm.stop()

    def _tell(self) -> None:
        self._more = self._calm.isActive()
        if not self._more:
            self._calm.start()
            self._store.tell(Changes(rows=True))

    def _tell_again(self) -> None:
        if self._more:
            self._tell()
