# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A map of clips in two dimensions: along the lines on which the voices of an export differ most."""

from __future__ import annotations

import numpy as np

from viewer.analysis.voice.grouping import Grouping
from viewer.analysis.voice.plda import Floats, means
from viewer.analysis.voice.population import Population
from viewer.analysis.voice.prints import PrintTable


def laid_out(table: PrintTable, grouping: Grouping, population: Population) -> Floats:
    """Places [n, 2] in -1..1: the first two principal axes of the voices' means; of the clips, where voices are few.

    Near means alike only roughly: two axes of 192 are drawn.
    """
    places = population.places(table) - grouping.shift
    drawn = np.zeros((len(places), 2))
    if len(places) < 2:
        return drawn
    found = means(places, population.variances(table), grouping.labels, grouping.voices)
    basis = found.places if grouping.voices > 2 else places
    weights = np.sqrt(found.counts)[:, None] if grouping.voices > 2 else 1.0
    axes = np.linalg.svd((basis - basis.mean(axis=0)) * weights, full_matrices=False)[2][:2]
    drawn[:, : len(axes)] = (places - places.mean(axis=0)) @ (axes * np.sign(axes.sum(axis=1, keepdims=True) + 1e-12)).T
    return np.asarray(drawn / np.maximum(np.abs(drawn).max(axis=0), 1e-9))
