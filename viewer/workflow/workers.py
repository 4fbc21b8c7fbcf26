# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Worker processes for whatever reads bytes from outside: spawned, few, bounded in flight, killed when work stops."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any, TypeVar

from viewer.work import Watch
from viewer.workflow.worker import Pending, Worker, WorkerDied

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_PATIENCE_S = 0.1
_GIVEN_EACH = 2


class Workers:
    """`count` processes and no thread. Leaving them ends them at once, whatever they are doing."""

    def __init__(self, count: int) -> None:
        """Nothing is started yet; the first work starts every process."""
        self._count = max(1, count)
        self._workers: list[Worker] = []

    def __enter__(self) -> Workers:
        """The workers themselves."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """End every process."""
        for worker in self._workers:
            worker.end()

    def warm(self, prepare: Callable[[], None]) -> None:
        """Start each process now, and let it import what it will need."""
        self._begin()
        for worker in tuple(self._workers):
            self._give(worker, Pending(prepare, ()))

    def start(self, function: Callable[..., Answer], *values: object) -> Pending[Answer]:
        """Begin one piece of work in the worker that has least to do; no other is lost if it dies of it."""
        self._begin()
        pending = Pending(function, values)
        self._give(min(self._workers, key=lambda worker: len(worker.given)), pending)
        return pending

    def finish(self, pending: Pending[Answer], watch: Watch) -> Answer:
        """The answer to work that was begun. Raises what the work raised, WorkerDied, or Cancelled."""
        while not pending.done:
            self._hear()
            watch.advance(0)
        return pending.result()

    def each(
        self, function: Callable[[tuple[Task, ...]], Answer], batches: Iterable[tuple[Task, ...]], watch: Watch
    ) -> Iterator[tuple[tuple[Task, ...], Answer | None]]:
        """Answers to batches of tasks as they come, few in flight; None for the one task whose worker died of it.

        Raises Cancelled within a tenth of a second of being asked.
        """
        self._begin()
        waiting = deque(batches)
        running: list[Pending[Answer]] = []
        while waiting or running:
            self._share_out(function, waiting, running)
            self._hear()
            watch.advance(0)
            for pending in [one for one in running if one.done]:
                running.remove(pending)
                batch = pending.values[0]
                try:
                    yield batch, pending.result()
                except WorkerDied:
                    if len(batch) == 1:
                        yield batch, None
                    else:
                        waiting.extendleft((task,) for task in reversed(batch))

    def _begin(self) -> None:
        if not self._workers:
            self._workers = [Worker() for _ in range(self._count)]

    def _share_out(
        self,
        function: Callable[[tuple[Task, ...]], Answer],
        waiting: deque[tuple[Task, ...]],
        running: list[Pending[Answer]],
    ) -> None:
        for depth in range(_GIVEN_EACH):
            for worker in tuple(self._workers):
                if waiting and len(worker.given) <= depth:
                    pending = Pending(function, (waiting.popleft(),))
                    running.append(pending)
                    self._give(worker, pending)

    def _hear(self) -> None:
        """Take what answers are there; wait a moment where there is none."""
        by_pipe: dict[Any, Worker] = {worker.pipe: worker for worker in self._workers if worker.given}
        for pipe in wait(list(by_pipe), _PATIENCE_S):
            try:
                by_pipe[pipe].take()
            except (EOFError, OSError):
                self._replace(by_pipe[pipe])

    def _give(self, worker: Worker, pending: Pending[Any]) -> None:
        try:
            worker.give(pending)
        except OSError:
            self._replace(worker).give(pending)

    def _replace(self, dead: Worker) -> Worker:
        """A worker died: what it was doing is to blame, what it had not begun is given to its successor."""
        dead.end()
        successor = Worker()
        self._workers[self._workers.index(dead)] = successor
        for number, pending in enumerate(dead.given):
            if number == 0:
                pending.settle(None, WorkerDied())
            else:
                successor.give(pending)
        return successor
