# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Worker processes for whatever reads bytes from outside: spawned, few, bounded in flight, killed when work stops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any, TypeVar

from viewer.work import Watch
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.mishaps import Mishaps
from viewer.workflow.turns import Turns
from viewer.workflow.worker import Pending, Worker, WorkerDied

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_PATIENCE_S = 0.1
_GIVEN_EACH = 2


class Workers:
    """`count` processes and no thread. Leaving them ends them at once, whatever they are doing.

    `mishaps` counts what ended workers; work of a kind that ended too many in a minute is not begun any more.
    """

    def __init__(self, count: int, folders: tuple[str, ...] = ()) -> None:
        """Nothing is started yet; the first work starts every process. They may read `folders`, and no other file but
        those that a `Locator` of their work leads to."""
        self._count, self._folders = max(1, count), folders
        self._workers: list[Worker] = []
        self.mishaps = Mishaps()

    def __enter__(self) -> Workers:
        """The workers themselves."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """End every process."""
        self.end()

    def end(self) -> None:
        """End every process; the next work starts them anew."""
        for worker in self._workers:
            worker.end()
        self._workers = []

    def warm(self, prepare: Callable[[], None]) -> None:
        """Start each process now, and let it import what it will need."""
        self._begin(prepare)
        for worker in tuple(self._workers):
            self._give(worker, Pending(prepare, ()))

    def start(self, function: Callable[..., Answer], *values: object) -> Pending[Answer]:
        """Begin one piece of work in the worker that has least to do; no other is lost if it dies of it."""
        self._begin(function)
        pending = Pending(function, values)
        self._give(min(self._workers, key=lambda worker: len(worker.given)), pending)
        return pending

    def finish(self, pending: Pending[Answer], watch: Watch) -> Answer:
        """The answer to work that was begun. Raises the Problem that it met, WorkerDied, or Cancelled."""
        while not pending.done:
            self._hear()
            watch.advance(0)
        return pending.result()

    def each(
        self, function: Callable[[tuple[Task, ...]], Answer], batches: Iterable[tuple[Task, ...]], watch: Watch
    ) -> Iterator[tuple[tuple[Task, ...], Answer | None]]:
        """Answers to batches of tasks as they come, few in flight; None for a task that ended its worker twice, once
        among others or alone and once alone, and for all that is left once too many did. A batch is made when a worker
        is free for it.

        Raises Cancelled within a tenth of a second of being asked.
        """
        self._begin(function)
        waiting = Turns(batches)
        running: list[tuple[Pending[Answer], bool]] = []
        while waiting or running:
            self._share_out(function, waiting, running)
            self._hear()
            watch.advance(0)
            for pending, again in [one for one in running if one[0].done]:
                running.remove((pending, again))
                batch = pending.values[0]
                try:
                    yield batch, pending.result()
                except WorkerDied:
                    if again:
                        self.mishaps.note(pending.terms.kind)
                        yield batch, None
                    else:
                        waiting.again(batch)
            while waiting and self.mishaps.stops(function):
                yield waiting.take()[0], None

    def _begin(self, first: Callable[..., Any]) -> None:
        if not self._workers:
            self._workers = [Worker(first, self._folders) for _ in range(self._count)]

    def _share_out(
        self,
        function: Callable[[tuple[Task, ...]], Answer],
        waiting: Turns[Task],
        running: list[tuple[Pending[Answer], bool]],
    ) -> None:
        for depth in range(_GIVEN_EACH):
            for worker in tuple(self._workers):
                if waiting and len(worker.given) <= depth:
                    batch, again = waiting.take()
                    pending = Pending(function, (batch,))
                    running.append((pending, again))
                    self._give(worker, pending)

    def _hear(self) -> None:
        """Take what answers are there; wait a moment where there is none. End what takes too long."""
        by_pipe: dict[Any, Worker] = {worker.pipe: worker for worker in self._workers if worker.given}
        began = time.monotonic()
        heard = wait(list(by_pipe), _PATIENCE_S)
        for worker in by_pipe.values():
            worker.age(min(time.monotonic() - began, 2 * _PATIENCE_S))
        for pipe in heard:
            try:
                by_pipe[pipe].hear()
            except (EOFError, OSError, Malformed):
                self._replace(by_pipe.pop(pipe))
        for worker in by_pipe.values():
            if worker.is_overdue:
                self._replace(worker)
            elif worker.is_worn:
                self._replace(worker, blamed=False)

    def _give(self, worker: Worker, pending: Pending[Any]) -> None:
        try:
            worker.give(pending)
        except OSError:
            self._replace(worker, pending.function).give(pending)

    def _replace(self, spent: Worker, first: Callable[..., Any] | None = None, blamed: bool = True) -> Worker:
        """A worker is of no more use: what it was doing is to blame, the rest goes to its successor."""
        spent.end()
        successor = Worker(first or spent.first, self._folders)
        self._workers[self._workers.index(spent)] = successor
        for number, pending in enumerate(spent.given):
            if number == 0 and blamed:
                pending.settle(None, spent.death())
            else:
                successor.give(pending)
        return successor
