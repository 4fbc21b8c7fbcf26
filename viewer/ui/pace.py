# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How fast work goes, and an honest guess at how long it will take."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: units done of `total` (None: not known), units a second and seconds left (None: no guess)."""

    phase: str
    done: int = 0
    total: int | None = None
    note: str = ""
    per_second: float | None = None
    seconds_left: float | None = None


class Pace:
    """A smoothed rate: an exponential mean whose memory is a third of the time passed, and at least two seconds.

    No guess is given in the first second of a phase nor before one unit was done.
    """

    def __init__(self, now: float) -> None:
        """Begin to measure at this moment, in seconds of any monotonic clock."""
        self._began = self._at = now
        self._done = 0
        self._rate: float | None = None

    @property
    def per_second(self) -> float | None:
        """Units a second, or None while there is nothing to go by."""
        return self._rate if self._at - self._began >= 1.0 and self._rate else None

    def mark(self, done: int, now: float) -> None:
        """So many units are done at this moment."""
        passed = now - self._at
        if passed <= 0:
            return
        memory = max(2.0, (now - self._began) / 3)
        fresh = max(0, done - self._done) / passed
        weight = 1.0 if self._rate is None else 1 - math.exp(-passed / memory)
        self._rate = fresh if self._rate is None else self._rate + weight * (fresh - self._rate)
        self._at, self._done = now, done

    def seconds_left(self, total: int | None) -> float | None:
        """Seconds until `total` units are done at this rate, or None where no honest guess can be made."""
        rate = self.per_second
        if total is None or rate is None or rate <= 0:
            return None
        return max(0.0, (total - self._done) / rate)
