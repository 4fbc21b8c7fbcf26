# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One worker process and the pipe to it. It can be killed at any moment: nothing is shared with it but the pipe.

What the parent sends is pickled, since the parent is trusted; what comes back is read by its declared type alone.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from viewer.case.message import Problem
from viewer.workflow.isolation.bounds import resident_bytes
from viewer.workflow.isolation.codec import codec_of
from viewer.workflow.isolation.declared import allowed_s, bare, reply_codec, terms_of
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.requests import pack_request
from viewer.workflow.isolation.serving import PROBLEM, serve
from viewer.workflow.isolation.wire import Frame, Receiver, Says, send_request

Answer = TypeVar("Answer")

SILENT_S = 30.0
START_S = 60.0
_RECYCLED_AFTER = 500
_SETTLED_AFTER = 20
_GROWTH = 200 << 20


class WorkerDied(Exception):
    """The process that did the work ended, was stopped, or answered something else than it should.

    `item` is what it said to be reading last, or empty.
    """

    item: str = ""


class Pending(Generic[Answer]):
    """An answer that is still to come from a worker."""

    def __init__(self, function: Callable[..., Answer], values: tuple[Any, ...]) -> None:
        """What is to be done, in a worker."""
        self.function, self.values = function, values
        self.terms = terms_of(function)
        self.done = False
        self._answer: Answer | None = None
        self._error: Exception | None = None

    def settle(self, answer: Answer | None, error: Exception | None) -> None:
        """The answer came, or what went wrong."""
        self.done, self._answer, self._error = True, answer, error

    def result(self) -> Answer:
        """The answer. Raises the Problem that the work met, or WorkerDied."""
        if self._error is not None:
            raise self._error
        return self._answer  # type: ignore[return-value]


class Worker:
    """A spawned process that does one thing after another, and what it was given but did not answer yet."""

    def __init__(self, first: Callable[..., Any], folders: tuple[str, ...] = ()) -> None:
        """Start the process; it will be asked for `first` first, and may read `folders`."""
        self.pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self.process = context.Process(target=serve, args=(theirs, folders, bare(first)), daemon=True)
        self.process.start()
        theirs.close()
        self.first, self._folders = first, folders
        self.given: deque[Pending[Any]] = deque()
        self._receiver = Receiver(self.pipe)
        self._silent_s = self._worked_s = 0.0
        self._allowed_s = 0.0
        self._woke = False
        self._item = ""
        self._answered = self._settled = self._grown = 0

    def give(self, pending: Pending[Any]) -> None:
        """Hand over work; the worker does it after what it was given before. Raises OSError where it is gone."""
        request = pack_request(pending.function, pending.values, self._folders)
        try:
            send_request(self.pipe, self.process.pid or 0, *request)
        finally:
            for descriptor in request.descriptors:
                os.close(descriptor)
        self.given.append(pending)
        if len(self.given) == 1:
            self._begin()

    def hear(self) -> None:
        """Take what came. Raises EOFError, OSError or Malformed where the process is of no more use."""
        self._silent_s = 0.0
        longest = self.given[0].terms.reply_bytes if self.given else 0
        for frame in self._receiver.frames(longest):
            self._woke = True
            if frame.says is Says.AT_ITEM:
                self._begin(codec_of(str).decode(frame.body))
            elif frame.says is not Says.ALIVE:
                if not self.given:
                    raise Malformed
                _settle(self.given[0], frame)
                self.given.popleft()
                self._answered += 1
                self._weigh()
                self._begin()

    def age(self, seconds: float) -> None:
        """So long was it listened to in vain. The time that the parent does other things is not held against it."""
        self._silent_s += seconds
        self._worked_s += seconds

    @property
    def is_worn(self) -> bool:
        """Whether it did so much, or grew so large, that a fresh one should take its place."""
        return self._answered >= _RECYCLED_AFTER or self._grown > _GROWTH

    @property
    def is_overdue(self) -> bool:
        """Whether it takes longer than its work may, or has been silent for too long.

        The first work of a process has a minute more, since it starts and loads libraries meanwhile."""
        if not self.given:
            return False
        silent = self._woke and self._silent_s > SILENT_S
        starting = 0.0 if self._answered else START_S
        return silent or self._worked_s > self._allowed_s + starting

    def death(self) -> WorkerDied:
        """What to say of the work that it did not finish."""
        died = WorkerDied()
        died.item = self._item
        return died

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()

    def _weigh(self) -> None:
        """Once it has done a little and loaded what it needs: how much it grew since."""
        if self._answered >= _SETTLED_AFTER:
            resident = resident_bytes(self.process.pid or 0)
            self._settled = self._settled or resident
            self._grown = resident - self._settled

    def _begin(self, item: str = "") -> None:
        self._silent_s, self._worked_s, self._item = 0.0, 0.0, item
        if self.given:
            self._allowed_s = allowed_s(self.given[0].function, self.given[0].values, item)


def _settle(pending: Pending[Any], frame: Frame) -> None:
    """An answer, a problem, or the name of what went wrong; raises Malformed where it is none of them."""
    if frame.says is Says.ANSWER:
        pending.settle(reply_codec(pending.function).decode(frame.body), None)
    elif frame.says is Says.PROBLEM:
        said, exit_code = PROBLEM.decode(frame.body)
        pending.settle(None, Problem(said, exit_code))
    else:
        pending.settle(None, WorkerDied(codec_of(str).decode(frame.body)))
