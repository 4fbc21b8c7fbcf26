# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Batches of work that wait for their turn: made when they are wanted, and those that failed go first, one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Generic, TypeVar

Task = TypeVar("Task")


class Turns(Generic[Task]):
    """What is still to be done; false once there is nothing. No more than one batch is made ahead of its turn."""

    def __init__(self, batches: Iterable[tuple[Task, ...]]) -> None:
        """Nothing is taken from the batches yet."""
        self._batches = iter(batches)
        self._ready = deque[tuple[tuple[Task, ...], bool]]()

    def __bool__(self) -> bool:
        """Whether there is more."""
        if not self._ready:
            self._ready.extend((batch, False) for batch in (next(self._batches, None),) if batch is not None)
        return bool(self._ready)

    def take(self) -> tuple[tuple[Task, ...], bool]:
        """The next batch, and whether it failed before. Raises IndexError where there is none."""
        if not self:
            raise IndexError
        return self._ready.popleft()

    def again(self, batch: tuple[Task, ...]) -> None:
        """Do these once more before everything else, each alone."""
        self._ready.extendleft(((task,), True) for task in reversed(batch))
