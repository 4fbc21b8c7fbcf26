# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where the clips lie on the map, in pixels, and which of them is meant; arrays only, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from viewer.case.voice import VoicePoint

Way = Literal["left", "right", "up", "down"]
_WAYS: dict[Way, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
THINNED_FROM, GRAIN = 4000, 4.0


class Geometry:
    """The places of the points in an area: `x` and `y` are float64 of the points' length, y downwards."""

    def __init__(self, points: Sequence[VoicePoint], marks: Sequence[int]) -> None:
        """`marks` has for each point the number of its group, -1 for none."""
        self._map = np.array([(one.x, -one.y) for one in points], np.float64).reshape(-1, 2)
        np.clip(self._map, -1.0, 1.0, out=self._map)
        self.marks: npt.NDArray[np.int64] = np.array(marks, np.int64)
        self.x = self.y = np.zeros(len(points))

    def fit(self, left: float, top: float, width: float, height: float) -> None:
        """Spread the map over this area."""
        self.x = left + (self._map[:, 0] + 1) / 2 * max(width, 1.0)
        self.y = top + (self._map[:, 1] + 1) / 2 * max(height, 1.0)

    def nearest(self, x: float, y: float, within: float) -> int:
        """The point nearest to a place, -1 where none is within so many pixels."""
        if not len(self.x):
            return -1
        squares = (self.x - x) ** 2 + (self.y - y) ** 2
        place = int(squares.argmin())
        return place if squares[place] <= within**2 else -1

    def inside(self, left: float, top: float, right: float, bottom: float) -> tuple[int, ...]:
        """The points in a rectangle."""
        found = (self.x >= left) & (self.x <= right) & (self.y >= top) & (self.y <= bottom)
        return tuple(np.flatnonzero(found).tolist())

    def toward(self, start: int, way: Way) -> int:
        """The next point in a direction, nearer ones and straighter ones first; `start` where there is none."""
        across, down = _WAYS[way]
        dx, dy = self.x - self.x[start], self.y - self.y[start]
        ahead, aside = dx * across + dy * down, np.abs(dx * down) + np.abs(dy * across)
        for widest in (1.0, 4.0):
            meant = np.flatnonzero((ahead > 0) & (aside <= ahead * widest))
            if len(meant):
                return int(meant[(ahead[meant] + 2 * aside[meant]).argmin()])
        return start

    def drawn(self) -> npt.NDArray[np.int64]:
        """The points worth drawing: all, or of very many one for each group and each few pixels; no group first."""
        places = np.arange(len(self.x))
        if len(places) > THINNED_FROM:
            grid = np.stack([self.marks, self.x // GRAIN, self.y // GRAIN], axis=1).astype(np.int64)
            places = np.sort(np.unique(grid, axis=0, return_index=True)[1])
        return places[np.argsort(self.marks[places] >= 0, kind="stable")]
