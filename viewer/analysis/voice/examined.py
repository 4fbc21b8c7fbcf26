# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an examination of voices tells, apart from the networks and tables that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.case.voice import Likeness


@dataclass(frozen=True, slots=True)
class Examined:
    """`labels` [n]: the voice of each print, -1 where unsure or not comparable; `reasons` [n] why it is not, or empty.

    `stability` by voice, NaN where not known; `places` [n, 2] in -1..1; `voices` and `clips` hold for each person a
    likeness for each voice and each print.
    """

    labels: NDArray[np.intp]
    reasons: tuple[str, ...]
    stability: tuple[float, ...]
    places: NDArray[np.float64]
    voices: Mapping[str, tuple[Likeness, ...]]
    clips: Mapping[str, tuple[float | None, ...]]
