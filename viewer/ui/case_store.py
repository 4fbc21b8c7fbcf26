# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The one place that holds the open case; what changed in it is told to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from viewer.workflow.opened import OpenCase


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different in the case; a view refreshes only where it is concerned."""

    rows: bool = False
    standings: bool = False
    decisions: bool = False
    exposure: bool = False
    facts: bool = False


class CaseStore(QObject):
    """Holds the open case or None. `changed` carries a `Changes`."""

    changed = Signal(object)
    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case: OpenCase | None = None

    @property
    def case(self) -> OpenCase | None:
        """The open case, if any."""
        return self._case

    def hold(self, case: OpenCase) -> None:
        """This case is the open one from now on; the one before it is closed."""
        self.release()
        self._case = case
        self.opened.emit()

    def release(self, close: Callable[[OpenCase], None] | None = None) -> None:
        """Close the open case, if any; `close` is how, where its own `close` will not do."""
        if self._case is None:
            return
        case, self._case = self._case, None
        self.closed.emit()
        if close is None:
            case.close()
        else:
            close(case)

    def tell(self, changes: Changes) -> None:
        """Let every view know what changed."""
        if self._case is not None:
            self.changed.emit(changes)
