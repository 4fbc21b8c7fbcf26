# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How often files ended the process that read them. Five in a minute are no accident: that kind of work stops."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from viewer.case.message import Message, message
from viewer.workflow.isolation.declared import terms_of

MOST = 5
WITHIN_S = 60.0


class Mishaps:
    """Counts by kind of work, a minute back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """`now` tells the time in seconds."""
        self._now = now
        self._times: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MOST))
        self._stopped: set[str] = set()

    def note(self, kind: str) -> None:
        """One file was given up, since it ended its worker each time."""
        times = self._times[kind]
        times.append(self._now())
        if len(times) == MOST and times[-1] - times[0] <= WITHIN_S:
            self._stopped.add(kind)

    def stops(self, function: Callable[..., Any]) -> bool:
        """Whether work of this function's kind is not to be begun any more."""
        return terms_of(function).kind in self._stopped

    def said(self, function: Callable[..., Any]) -> Message:
        """Why an item of this function was set aside: it ended its worker, or too many others did."""
        return message("isolation.stopped", most=MOST) if self.stops(function) else message("archive.worker_died")
