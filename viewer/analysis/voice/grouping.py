# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Groups of recordings that sound like one voice, without knowing how many voices there are.

Average linkage over calibrated scores: two sets of clips are joined while their pairs, on average, speak for one
voice rather than two. What all voices of an export share (its microphones, rooms, language) is estimated from
the voices found and taken out, then all is grouped again; at the end every clip is weighed against every voice
that the others make up, and is left alone where no voice explains it better than a voice not heard yet.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.voice.plda import Floats, fits, means, pairwise
from viewer.analysis.voice.population import Population
from viewer.analysis.voice.prints import PrintTable
from viewer.work import Watch

Labels = NDArray[np.intp]
ROUNDS = 3
_PASSES = 2
_SHARED = 0.2
_NEW_VOICE = 0.5
_FEWEST = 5
_MEANS_VARY = 2.0
_BLOCK = 1_500
_HALVES = 4
_FALLS_APART = 0.1


@dataclass(frozen=True, slots=True)
class Grouping:
    """`labels` [n]: the voice of each clip, 0 the most frequent, -1 where unsure. `shift` [192] is what the voices of
    this export share, in the population's space. `stability` [voices] in 0..1.
    """

    labels: Labels
    shift: Floats
    stability: Floats

    @property
    def voices(self) -> int:
        """How many voices were found."""
        return int(self.labels.max(initial=-1)) + 1


def group_voices(table: PrintTable, population: Population, watch: Watch) -> Grouping:
    """Group comparable prints; blocks of 1,500 are grouped apart and then joined.

    A group that falls apart when halves are grouped again is none: its clips are unsure.
    """
    places, variances = population.places(table), population.variances(table)
    if len(table) < 2:
        return as_grouped(table, np.full(len(table), -1, np.intp), population)
    labels, shift = _grouped(places, variances, population, watch)
    stability = _stability(labels, places, variances, population, watch)
    lasting = np.flatnonzero(~(stability < _FALLS_APART))
    number = np.full(len(stability) + 1, -1, np.intp)
    number[lasting] = np.arange(len(lasting))
    return Grouping(number[labels], shift, stability[lasting])


def as_grouped(table: PrintTable, labels: Labels, population: Population) -> Grouping:
    """The grouping that somebody else made: `labels` [n], -1 for none; its stability is not known."""
    places, variances = population.places(table), population.variances(table)
    voices = int(labels.max(initial=-1)) + 1
    return Grouping(labels, _shift(places, variances, labels), np.full(voices, np.nan))


def _grouped(places: Floats, variances: Floats, population: Population, watch: Watch) -> tuple[Labels, Floats]:
    labels = np.zeros(len(places), np.intp)
    shift = _shift(places, variances, labels)
    for _ in range(ROUNDS):
        watch.advance(0)
        labels = _joined(places - shift, variances, population, watch)
        for _ in range(_PASSES):
            shift = _shift(places, variances, labels)
            labels = _assigned(places - shift, variances, labels, population)
        shift = _shift(places, variances, labels)
    return _by_size(labels), shift


def _shift(places: Floats, variances: Floats, labels: Labels) -> Floats:
    """The mean of the voices, drawn to the population's the more, the fewer voices there are [192]."""
    found = means(places, variances, labels, int(labels.max(initial=-1)) + 1)
    large = found.counts >= min(_FEWEST, found.counts.max(initial=0))
    voices = int(large.sum())
    centre = found.places[large].mean(axis=0) if voices else np.zeros(places.shape[1])
    return centre * (voices / (voices + 1 / _MEANS_VARY))


def _joined(places: Floats, variances: Floats, population: Population, watch: Watch) -> Labels:
    blocks = np.array_split(np.arange(len(places)), max(1, -(-len(places) // _BLOCK)))
    labels, first = np.zeros(len(places), np.intp), 0
    for block in blocks:
        watch.advance(0)
        labels[block] = first + _linked(pairwise(places[block], variances[block], population.between), population)
        first = labels[block].max() + 1
    if len(blocks) == 1:
        return labels
    found = means(places, variances, labels, first)
    spread = population.room + 1 / found.weights
    return _linked(pairwise(found.places, spread, population.between), population)[labels]


def _linked(scores: NDArray[np.float32], population: Population) -> Labels:
    """Average linkage until the average pair no longer speaks for one voice."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(scores) < 2:
        return np.zeros(len(scores), np.intp)
    least = -population.same.offset / population.same.slope
    distances = -scores
    lowest = float(distances.min())
    distances -= lowest
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    return np.asarray(fcluster(tree, -least - lowest, "distance") - 1, np.intp)


def _assigned(places: Floats, variances: Floats, labels: Labels, population: Population) -> Labels:
    """Each clip to the voice that explains it best, itself left out; -1 where a new voice explains it better."""
    found = means(places, variances, labels, int(labels.max(initial=-1)) + 1)
    chosen = np.full(len(places), -1, np.intp)
    nothing = (np.zeros((1, places.shape[1])), np.array([np.inf]))
    best = _SHARED * fits(places, variances, population.between, nothing) + np.log(_NEW_VOICE)
    for voice in range(len(found.weights)):
        known, others = without_itself(
            found.places[voice], float(found.weights[voice]), places, variances, labels == voice
        )
        count = found.counts[voice] - (labels == voice)
        with np.errstate(divide="ignore"):
            score = _SHARED * fits(places, variances, population.between, (known, population.room + others))
            score += np.log(count)
        better = score > best
        chosen[better], best[better] = voice, score[better]
    return np.unique(chosen, return_inverse=True)[1].astype(np.intp) - int((chosen < 0).any())


def without_itself(
    mean: Floats, weight: float, places: Floats, variances: Floats, member: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """A voice's mean [n, d] and that mean's variance [n] as each clip sees them: without the clip, where it is one."""
    own = np.where(member, 1 / variances, 0.0)
    rest = np.maximum(weight - own, 1e-9)
    return (weight * mean - own[:, None] * places) / rest[:, None], 1 / rest


def _by_size(labels: Labels) -> Labels:
    """The same groups, the largest first; a group of one is none."""
    counts = np.bincount(labels[labels >= 0])
    order = np.argsort(-counts, kind="stable")
    place = np.full(len(counts) + 1, -1, np.intp)
    place[order] = np.where(counts[order] > 1, np.arange(len(counts)), -1)
    return place[labels]


def _stability(labels: Labels, places: Floats, variances: Floats, population: Population, watch: Watch) -> Floats:
    """For each voice, how much of it stays one group, and by itself, when halves of the clips are grouped again [k].

    The share of its pairs that stay together, times the share of the group they end up in that is of this voice;
    the mean over four halves.
    """
    voices, rng = int(labels.max(initial=-1)) + 1, np.random.default_rng(0)
    told: list[list[float]] = [[] for _ in range(voices)]
    for _ in range(_HALVES):
        half = rng.permutation(len(labels))[: max(2, len(labels) // 2)][:_BLOCK]
        again, _ = _grouped(places[half], variances[half], population, watch)
        for voice in range(voices):
            there = again[labels[half] == voice]
            if len(there) > 1:
                main = np.bincount(there + 1).argmax() - 1
                kept = float((there == main).mean()) if main >= 0 else 0.0
                told[voice].append(kept**2 * float((labels[half][again == main] == voice).mean()) if main >= 0 else 0.0)
    return np.array([float(np.mean(one)) if one else np.nan for one in told])
