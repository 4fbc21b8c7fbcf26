# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One worker process and the pipe to it. It can be killed at any moment: nothing is shared with it but the pipe."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")


class WorkerDied(Exception):
    """The process that did the work ended before it answered."""


class Pending(Generic[Answer]):
    """An answer that is still to come from a worker."""

    def __init__(self, function: Callable[..., Answer], values: tuple[Any, ...]) -> None:
        """What is to be done, in a worker."""
        self.function, self.values = function, values
        self.done = False
        self._answer: Answer | None = None
        self._error: Exception | None = None

    def settle(self, answer: Answer | None, error: Exception | None) -> None:
        """The answer came, or what went wrong."""
        self.done, self._answer, self._error = True, answer, error

    def result(self) -> Answer:
        """The answer. Raises what the work raised, or WorkerDied."""
        if self._error is not None:
            raise self._error
        return self._answer  # type: ignore[return-value]


class Worker:
    """A spawned process that does one thing after another, and what it was given but did not answer yet."""

    def __init__(self) -> None:
        """Start the process."""
        self.pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.given: deque[Pending[Any]] = deque()

    def give(self, pending: Pending[Any]) -> None:
        """Hand over work; the worker does it after what it was given before. Raises OSError where it is gone."""
        self.pipe.send((pending.function, pending.values))
        self.given.append(pending)

    def take(self) -> Pending[Any]:
        """The next answer that came. Raises EOFError or OSError where the process is gone."""
        answer, error = self.pipe.recv()
        pending = self.given.popleft()
        pending.settle(answer, error)
        return pending

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def _serve(pipe: Connection) -> None:
    """A worker's life: one thread for linear algebra, deaf to Ctrl-C, mute on standard error, until the pipe ends.

    Decoders in C write to standard error what they think of a file, and that may quote it.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    while True:
        try:
            function, values = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer, error = function(*values), None
        except Exception as raised:  # a worker answers, whatever happens in it
            answer, error = None, raised
        pipe.send((answer, error))
