# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The two parts that a voice falls into most readily."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.analysis.voice.plda import pairwise
from viewer.analysis.voice.population import load_population
from viewer.analysis.voice.prints import tabulate
from viewer.case.voice import VoicePrint


def smaller_half(prints: Sequence[VoicePrint]) -> list[int]:
    """Places of the smaller of the two parts that average linkage joins last; none where there are fewer than two."""
    if len(prints) < 2:
        return []
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    population, table = load_population(), tabulate(prints)
    places, variances = population.places(table), population.variances(table)
    distances = -pairwise(places - places.mean(axis=0), variances, population.between)
    distances -= distances.min()
    np.fill_diagonal(distances, 0)
    parts = fcluster(linkage(squareform(distances, checks=False), "average"), 2, "maxclust")
    smaller = 1 if (parts == 1).sum() <= (parts == 2).sum() else 2
    return [int(place) for place in np.flatnonzero(parts == smaller)]
