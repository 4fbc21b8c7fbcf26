# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Exact digital silence inside a clip: where a recording was cut, joined or gated."""

from __future__ import annotations

import numpy as np

from viewer.analysis.pcm import Samples

LEAST_S = 0.05


def silence_inside(low: Samples, high: Samples, block: int, rate: int) -> float:
    """Seconds of exact digital silence in runs of at least 50 ms that lie between sound, from the extremes of blocks.

    Silence at the beginning and at the end does not count; a run is measured in whole blocks.
    """
    levels = low | high
    if levels.all():
        return 0.0
    sounding = np.flatnonzero(levels)
    gaps = np.diff(sounding) - 1
    least = LEAST_S * rate / block
    return round(float(gaps[gaps >= least].sum()) * block / rate, 3)
