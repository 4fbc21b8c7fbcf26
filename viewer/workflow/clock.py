# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Wall time of the stages of a scan."""

from __future__ import annotations

import time

STAGES = ("survey", "read", "signal", "voice", "judge", "total")


class Clock:
    """A stop watch with named laps, in seconds. A stage that did not happen took none."""

    def __init__(self) -> None:
        """Start."""
        self._begin = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """End the lap of this stage."""
        now = time.perf_counter()
        self._laps[stage] = round(now - self._last, 4)
        self._last = now

    def told(self) -> dict[str, float]:
        """Every stage's time, and the total so far."""
        return dict.fromkeys(STAGES, 0.0) | self._laps | {"total": round(time.perf_counter() - self._begin, 4)}
