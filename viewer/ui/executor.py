# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where background work is done: on one thread of its own, or at once for a test."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol


class Executor(Protocol):
    """Does what it is handed, in order: on a thread of its own, or at once where a test asks for that."""

    def submit(self, act: Callable[[], None]) -> None:
        """Take one act."""
        ...

    def end(self, patience_s: float) -> bool:
        """Take nothing more; whether everything ended within that many seconds."""
        ...


class Thread:
    """One daemon thread, started with its first act."""

    def __init__(self) -> None:
        self._acts: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._live, name="notmine-work", daemon=True)

    def submit(self, act: Callable[[], None]) -> None:
        """Take one act."""
        if not self._thread.is_alive():
            self._thread.start()
        self._acts.put(act)

    def end(self, patience_s: float) -> bool:
        """Take nothing more; whether the thread ended within that many seconds."""
        if not self._thread.is_alive():
            return True
        self._acts.put(None)
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _live(self) -> None:
        while (act := self._acts.get()) is not None:
            act()


class Inline:
    """Does every act at once, on the calling thread; for tests."""

    def submit(self, act: Callable[[], None]) -> None:
        """Do it."""
        act()

    def end(self, patience_s: float) -> bool:
        """Nothing is ever left to end."""
        return True
