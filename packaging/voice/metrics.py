# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures of how well scores tell one voice from others. Scores are the higher, the more they speak for one voice.

Cllr, its least value after the pool-adjacent-violators algorithm, and the empirical bounds are lir's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from lir.algorithms.bayeserror import elub
from lir.data.models import LLRData
from lir.metrics import cllr as lir_cllr
from lir.metrics import cllr_min as lir_cllr_min
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_RARE = 0.01


def rates(target: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Miss and false-alarm rates at every score as the threshold, ascending."""
    at = np.sort(np.r_[target, other])
    miss = np.searchsorted(np.sort(target), at) / len(target)
    false = 1 - np.searchsorted(np.sort(other), at) / len(other)
    return miss, false


def eer(target: Floats, other: Floats) -> float:
    """Equal error rate; not a number where one side is empty."""
    if not len(target) or not len(other):
        return float("nan")
    miss, false = rates(target, other)
    nearest = np.abs(miss - false).argmin()
    return float((miss[nearest] + false[nearest]) / 2)


def min_dcf(target: Floats, other: Floats, prior: float = _RARE) -> float:
    """The least detection cost where one in a hundred is the target, as a share of what always saying no costs."""
    if not len(target) or not len(other):
        return float("nan")
    miss, false = rates(target, other)
    return float(min(1.0, (prior * miss + (1 - prior) * false).min() / prior))


def cllr(target: Floats, other: Floats) -> float:
    """Cost of log10 likelihood ratios (Brümmer and du Preez 2006): 0 knows all, 1 nothing; more misleads."""
    return float(lir_cllr(_labelled(target, other)))


def cllr_min(target: Floats, other: Floats) -> float:
    """What Cllr would be if the same scores were calibrated perfectly."""
    return float(lir_cllr_min(_labelled(target, other)))


def bounds(target: Floats, other: Floats) -> tuple[float, float]:
    """The lowest and highest log10 likelihood ratio that so many trials support (ELUB, Vergeer et al. 2016)."""
    scores, labels = np.r_[target, other], np.r_[np.ones(len(target)), np.zeros(len(other))]
    low, high = elub(scores, labels)
    return float(low), float(high)


def pair_f1(found: Sequence[object], true: Sequence[object]) -> float:
    """F1 over pairs of recordings that share a group."""
    both = _pairs(list(zip(found, true, strict=True)))
    either = _pairs(found) + _pairs(true)
    return 2 * both / either if either else 0.0


def _pairs(labels: Sequence[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _labelled(target: Floats, other: Floats) -> LLRData:
    labels = np.r_[np.ones(len(target)), np.zeros(len(other))]
    return LLRData(features=np.r_[target, other].reshape(-1, 1), labels=labels)
