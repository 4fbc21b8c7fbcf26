# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The picture of a recording: its extremes, stretch by stretch; and what of it is clipped."""

from __future__ import annotations

import numpy as np

from viewer.analysis.pcm import Samples

MAX_PAIRS = 2048
_RUN = 3
_TOP = {8: 127 << 8}
_BOTTOM = -32768


def picture(low: Samples, high: Samples, block: int) -> tuple[int, bytes]:
    """Samples per pair, and the pairs: int8 minimum and maximum in turn, the upper eight bits of each extreme.

    `low` and `high` hold the extremes of blocks of `block` samples; neighbours are joined until there
    are at most 2048 pairs.
    """
    per_pair = block
    while len(low) > MAX_PAIRS:
        starts = np.arange(0, len(low), 2)
        low, high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
        per_pair *= 2
    pairs = np.empty((len(low), 2), np.int8)
    pairs[:, 0], pairs[:, 1] = low >> 8, high >> 8
    return per_pair, pairs.tobytes()


def clipped(samples: Samples, bits: int | None) -> int:
    """How many samples stand at full scale in runs of at least three, over all channels of [frames, channels]."""
    top = _TOP.get(bits or 16, 32767)
    return sum(_in_runs(column >= top) + _in_runs(column <= _BOTTOM) for column in samples.T)


def _in_runs(full: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    at = np.flatnonzero(full)
    if len(at) < _RUN:
        return 0
    bounds = np.flatnonzero(np.diff(at) != 1) + 1
    runs = np.diff(np.concatenate([[0], bounds, [len(at)]]))
    return int(runs[runs >= _RUN].sum())
