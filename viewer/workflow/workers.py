# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Worker processes for whatever reads bytes from outside: spawned, few, bounded in flight, killed when work stops."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TypeVar

from viewer.work import Watch

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_PATIENCE_S = 0.1
_IN_FLIGHT_EACH = 3


def _begin() -> None:
    """First act of a worker: one thread for linear algebra, since the processes are the parallelism."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


class Workers:
    """A pool of `count` processes. Leaving it ends them: at once where work was stopped or failed."""

    def __init__(self, count: int) -> None:
        """Nothing is started yet."""
        self._count = max(1, count)
        self._pool = self._new_pool()

    def __enter__(self) -> Workers:
        """The pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process."""
        self._end()

    def warm(self, prepare: Callable[[], None]) -> None:
        """Start every process now and let each import what it will need."""
        for _ in range(self._count):
            self._pool.submit(prepare)

    def start(self, function: Callable[..., Answer], *values: object) -> Future[Answer]:
        """Begin one piece of work in a worker."""
        return self._pool.submit(function, *values)

    def each(
        self, function: Callable[[tuple[Task, ...]], Answer], batches: Iterable[tuple[Task, ...]], watch: Watch
    ) -> Iterator[tuple[tuple[Task, ...], Answer | None]]:
        """Answers to batches of tasks as they come, few in flight; None for the one task whose worker died of it.

        Raises Cancelled within a tenth of a second of being asked.
        """
        waiting, running = deque(batches), dict[Future[Answer], tuple[Task, ...]]()
        while waiting or running:
            while waiting and len(running) < self._count * _IN_FLIGHT_EACH:
                batch = waiting.popleft()
                running[self._pool.submit(function, batch)] = batch
            done, _ = wait(running, timeout=_PATIENCE_S, return_when=FIRST_COMPLETED)
            watch.advance(0)
            suspects: list[tuple[Task, ...]] = []
            for future in done:
                batch = running.pop(future)
                try:
                    yield batch, future.result()
                except BrokenProcessPool:
                    suspects.append(batch)
            if suspects:
                suspects += running.values()
                running.clear()
                yield from self._one_by_one(function, suspects, watch)

    def _one_by_one(
        self, function: Callable[[tuple[Task, ...]], Answer], batches: Sequence[tuple[Task, ...]], watch: Watch
    ) -> Iterator[tuple[tuple[Task, ...], Answer | None]]:
        """A worker died: find whose fault it was, and lose nothing else."""
        self._end()
        self._pool = self._new_pool()
        for task in (task for batch in batches for task in batch):
            watch.advance(0)
            try:
                yield (task,), self._pool.submit(function, (task,)).result()
            except BrokenProcessPool:
                self._pool = self._new_pool()
                yield (task,), None

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._count, multiprocessing.get_context("spawn"), initializer=_begin)

    def _end(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.kill()
