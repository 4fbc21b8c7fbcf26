# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The algebra of the two-covariance model, where every covariance is diagonal.

Source: Brümmer and de Villiers, "The Speaker Partitioning Problem" (Odyssey 2010). Logarithms are natural.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Means:
    """Weighted means of sets of clips: `places` [k, d], the sums of their precisions `weights` [k], `counts` [k]."""

    places: Floats
    weights: Floats
    counts: NDArray[np.int64]


def means(places: Floats, variances: Floats, labels: NDArray[np.intp], groups: int) -> Means:
    """The mean of each group of clips, each clip weighted by its precision; label -1 belongs to none."""
    held = labels >= 0
    precisions = 1 / variances[held]
    weights = np.bincount(labels[held], precisions, groups)
    sums = np.zeros((groups, places.shape[1]))
    np.add.at(sums, labels[held], places[held] * precisions[:, None])
    counts = np.bincount(labels[held], minlength=groups)
    return Means(sums / np.maximum(weights, 1e-9)[:, None], np.asarray(weights, float), np.asarray(counts, np.int64))


def same_voice(first: Floats, second: Floats, between: Floats, noise: tuple[float, Floats]) -> Floats:
    """Raw scores [k] for "one voice" against "two": a mean [d] of variance noise[0] with others [k, d] of noise[1]."""
    mine, theirs = between + noise[0], between + noise[1][:, None]
    determinant = mine * theirs - between**2
    joint = (theirs * first**2 - 2 * between * first * second + mine * second**2) / determinant + np.log(determinant)
    apart = first**2 / mine + np.log(mine) + second**2 / theirs + np.log(theirs)
    return np.asarray(-0.5 * (joint - apart).sum(axis=1))


def pairwise(places: Floats, variances: Floats, between: Floats) -> NDArray[np.float32]:
    """Raw scores [n, n] of "one voice" against "two" for every pair of clips.

    Variances are rounded to nine levels, so that matrix products do the work.
    """
    levels = np.unique(np.quantile(variances, np.linspace(0, 1, _LEVELS)))
    nearest = np.abs(variances[:, None] - levels).argmin(axis=1)
    scores = np.empty((len(places), len(places)), np.float32)
    for low, high in ((a, b) for a in range(len(levels)) for b in range(a, len(levels))):
        rows, columns = np.flatnonzero(nearest == low), np.flatnonzero(nearest == high)
        mine, theirs = between + levels[low], between + levels[high]
        determinant = mine * theirs - between**2
        own = places[rows] ** 2 @ (theirs / determinant - 1 / mine)
        other = places[columns] ** 2 @ (mine / determinant - 1 / theirs)
        both = (places[rows] * (2 * between / determinant)) @ places[columns].T
        constant = (np.log(determinant) - np.log(mine) - np.log(theirs)).sum()
        block = (-0.5 * (own[:, None] + other - both + constant)).astype(np.float32)
        scores[np.ix_(rows, columns)] = block
        scores[np.ix_(columns, rows)] = block.T
    return scores


def fits(places: Floats, variances: Floats, between: Floats, known: tuple[Floats, Floats]) -> Floats:
    """Log density [n] of each clip under a voice of which a mean is known: `known` are means [n or 1, d] and the
    variances of these means [n or 1]; an infinite variance means nothing is known but the population.
    """
    mean, uncertain = known
    with np.errstate(divide="ignore"):
        precision = 1 / uncertain[:, None]
    posterior = 1 / (1 / between + precision)
    expected = posterior * mean * precision
    spread = posterior + variances[:, None]
    return np.asarray(-0.5 * ((places - expected) ** 2 / spread + np.log(spread)).sum(axis=1))
