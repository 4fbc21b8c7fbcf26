# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The one door for background work: one worker thread, one job at a time, results come home on the GUI thread."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.ui.executor import Executor, Thread
from viewer.ui.pace import Pace, Progress
from viewer.work import Cancelled, Done, Failed, Stopped, Watch

T = TypeVar("T")
BEATS_MS = 100


class _Counter:
    """The watch of one job: written by the worker, read by the GUI thread at its own beat."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.phase, self.note = "", ""
        self.done, self.phases = 0, 0
        self.asked = False

    def expect(self, total: int | None, phase: str) -> None:
        self.done, self.total, self.phase, self.note = 0, total, phase, ""
        self.phases += 1
        if self.asked:
            raise Cancelled

    def advance(self, units: int = 1, note: str = "") -> None:
        if self.asked:
            raise Cancelled
        self.done += units
        self.note = note or self.note


class _Job(Generic[T]):
    """Work, its watch, and whom to tell."""

    def __init__(self, work: Callable[[Watch], T], then: Callable[[Done[T] | Failed | Stopped], None]) -> None:
        self.work, self.then, self.counter = work, then, _Counter()
        self.outcome: Done[T] | Failed | Stopped = Stopped()

    def do(self) -> None:
        try:
            self.outcome = Done(self.work(self.counter))
        except Cancelled:
            self.outcome = Stopped()
        except Exception as error:
            self.outcome = Failed(error)

    def tell(self) -> None:
        self.then(self.outcome)


class Jobs(QObject):
    """Runs jobs strictly one after the other and hands each outcome to its asker exactly once, on the GUI thread.

    `progress` carries a `Progress`, at most ten a second; `busy_changed` and `stopping_changed` carry a bool.
    """

    progress = Signal(object)
    busy_changed = Signal(bool)
    stopping_changed = Signal(bool)
    _came_home = Signal(object)

    def __init__(
        self,
        executor: Executor | None = None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._executor, self._clock = executor or Thread(), clock
        self._waiting: deque[_Job[object]] = deque()
        self._current: _Job[object] | None = None
        self._after: Callable[[], None] | None = None
        self._closed = False
        self._pace, self._phases = Pace(clock()), 0
        self._beat = QTimer(self, interval=BEATS_MS)
        self._beat.timeout.connect(self._look)
        self._came_home.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._current is not None

    @property
    def stopping(self) -> bool:
        """Whether the job under way was asked to stop and has not yet."""
        return self._current is not None and self._current.counter.asked

    def run(self, work: Callable[[Watch], T], then: Callable[[Done[T] | Failed | Stopped], None]) -> None:
        """Do `work` after all jobs before it; `then` gets how it ended, on the GUI thread."""
        if self._closed:
            return
        self._waiting.append(_Job(work, then))  # type: ignore[arg-type]
        if not self.busy:
            self._start()

    def stop(self) -> None:
        """Ask the job under way to stop at its next unit; jobs that wait end as `Stopped` unbegun."""
        waiting, self._waiting = self._waiting, deque()
        if self._current is not None and not self._current.counter.asked:
            self._current.counter.asked = True
            self.stopping_changed.emit(True)
        for job in waiting:
            job.tell()

    def when_idle(self, act: Callable[[], None]) -> None:
        """Do `act` now, or once the job under way, which is asked to stop, has stopped; a later act replaces it."""
        if self.busy:
            self._after = act
            self.stop()
        else:
            act()

    def close(self, patience_s: float) -> bool:
        """Stop for good and tell nobody any more; whether the work ended within that many seconds."""
        self._closed = True
        self._waiting.clear()
        self._beat.stop()
        if self._current is not None:
            self._current.counter.asked = True
        return self._executor.end(patience_s)

    def _start(self) -> None:
        was_idle, job = self._current is None, self._waiting.popleft()
        self._current, self._phases = job, 0
        if was_idle:
            self.busy_changed.emit(True)
        self._beat.start()

        def act() -> None:
            job.do()
            if not self._closed:
                self._came_home.emit(job)

        self._executor.submit(act)

    def _finish(self, job: _Job[object]) -> None:
        if self._closed or job is not self._current:
            return
        self._look()
        self._beat.stop()
        self._current = None
        if job.counter.asked:
            self.stopping_changed.emit(False)
        job.tell()
        if self._current is None and self._waiting:
            self._start()
        elif self._current is None:
            self._rest()

    def _rest(self) -> None:
        self.busy_changed.emit(False)
        if self._after is not None:
            act, self._after = self._after, None
            act()

    def _look(self) -> None:
        if self._current is None or not self._current.counter.phases:
            return
        counter, now = self._current.counter, self._clock()
        if counter.phases != self._phases:
            self._phases, self._pace = counter.phases, Pace(now)
        self._pace.mark(counter.done, now)
        left = self._pace.seconds_left(counter.total)
        self.progress.emit(
            Progress(counter.phase, counter.done, counter.total, counter.note, self._pace.per_second, left)
        )
