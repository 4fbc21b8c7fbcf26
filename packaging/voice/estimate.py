# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Estimates a population's two covariances, its noise and its rooms from prints of many speakers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from viewer.analysis.voice.population import Calibration, Population, noise_terms
from voice.heard import Heard

SHARE_OF_SPHERE = 0.5
_FEWEST_SPEAKERS = 9
_LEAST = 1e-3
UNBOUNDED = Calibration(1.0, 0.0, -9.0, 9.0)
Floats = NDArray[np.float64]


def estimated(far: Heard) -> Population:
    """The uncalibrated population of clips recorded in rooms.

    Method of moments: covariance within speakers, and between the means of speakers of one corpus less what those
    means still hold of it; both drawn halfway to the sphere of the same trace, since speakers are few; then
    diagonalised together. The mean is that of the corpora with at least nine speakers, each counting alike.
    """
    embeddings = far.prints.embeddings.astype(np.float64)
    names, of = np.unique(far.speaker, return_inverse=True)
    own = np.array([embeddings[of == one].mean(axis=0) for one in range(len(names))])
    corpora = np.array([name.split("/")[0] for name in names])
    centres = {corpus: own[corpora == corpus].mean(axis=0) for corpus in np.unique(corpora)}
    residuals = embeddings - own[of]
    freedom = len(embeddings) / (len(embeddings) - len(names))
    within = residuals.T @ residuals / len(embeddings) * freedom
    apart = own - np.array([centres[corpus] for corpus in corpora])
    between = apart.T @ apart / max(1, len(names) - len(centres)) - within * len(names) / len(embeddings)
    transform, spread = _diagonal(_rounded(within), _rounded((between + between.T) / 2))
    large = [centres[one] for one in centres if (corpora == one).sum() >= _FEWEST_SPEAKERS]
    squares = (residuals**2).sum(axis=1) * freedom / np.trace(within)
    noise = nnls(noise_terms(far.prints), squares)[0]
    mean = np.mean(large or list(centres.values()), axis=0)
    alone = Population(mean, transform, spread, noise, 0.0, UNBOUNDED, UNBOUNDED, UNBOUNDED)
    return replace(alone, room=_room(alone, far, of))


def _rounded(covariance: Floats) -> Floats:
    size = len(covariance)
    sphere = np.eye(size) * np.trace(covariance) / size
    return (1 - SHARE_OF_SPHERE) * covariance + SHARE_OF_SPHERE * sphere


def _diagonal(within: Floats, between: Floats) -> tuple[Floats, Floats]:
    """The transform that makes `within` the unit matrix and `between` diagonal, and that diagonal, descending."""
    whitening = np.linalg.cholesky(np.linalg.inv(within))
    values, vectors = np.linalg.eigh(whitening.T @ between @ whitening)
    order = np.argsort(-values)
    return whitening @ vectors[:, order], np.maximum(values[order], _LEAST)


def _room(population: Population, far: Heard, of: NDArray[np.intp]) -> float:
    """The variance shared by all clips of a speaker in one room, beyond what their number explains."""
    places, variances = population.places(far.prints), population.variances(far.prints)
    found = []
    for speaker in np.unique(of):
        rooms = [(of == speaker) & (far.place == room) for room in np.unique(far.place[of == speaker])]
        if len(rooms) < 2:
            continue
        means = np.array([places[one].mean(axis=0) for one in rooms])
        chance = np.mean([variances[one].mean() / one.sum() for one in rooms])
        found.append(means.var(axis=0, ddof=1).mean() - chance)
    return float(max(np.mean(found), _LEAST)) if found else _LEAST
