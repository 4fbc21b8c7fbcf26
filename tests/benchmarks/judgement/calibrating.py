# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How good the pooled ratios are: by group of device, account, voice and batch, foreign against own, equal priors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.judgement.figures import Figure
from tests.benchmarks.judgement.series import Answer

Floats = NDArray[np.float64]
PURE = 0.9
MOST_APART = 0.05


def ratios(answers: Iterable[Answer]) -> tuple[Floats, Floats]:
    """The pooled log10 ratios of foreign groups and of own ones; a group that is neither to nine tenths is left out."""
    foreign, own = [], []
    for one in answers:
        for ratio, strange, held in one.outcome.groups.values():
            if strange >= PURE * held:
                foreign.append(ratio)
            elif strange <= (1 - PURE) * held:
                own.append(ratio)
    return np.array(foreign), np.array(own)


def figures(foreign: Floats, own: Floats) -> list[Figure]:
    """Cllr, its least value by isotonic regression, their difference, and what the number of groups carries."""
    from voice.metrics import bounds, cllr, cllr_min

    cost, least = cllr(foreign, own), cllr_min(foreign, own)
    low, high = bounds(foreign, own)
    groups = f"{len(foreign):,} foreign and {len(own):,} own groups"
    return [
        Figure("Cllr of the pooled ratios", cost, None, f"{cost:.3f} ({groups})"),
        Figure("Cllr-min", least, None, f"{least:.3f}"),
        Figure("Cllr above Cllr-min", cost - least, MOST_APART, f"{cost - least:.3f}"),
        Figure("ratios that so many groups carry (ELUB)", high, None, f"{low:.2f} to {high:.2f}"),
    ]


def plots(foreign: Floats, own: Floats) -> Mapping[str, str]:
    """The Tippett plot and the calibration plot, as SVG."""
    from voice.pictures import calibration, tippett

    pairs = {"groups": (foreign, own)}
    sides = ("foreign", "own")
    return {"tippett": tippett(pairs, sides=sides, most=5), "calibration": calibration(pairs, most=5)}
