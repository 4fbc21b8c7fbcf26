# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One export, judged as the program judges it and as a plain script would."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering

from viewer.analysis.voice.grouping import Grouping, group_voices
from viewer.analysis.voice.population import Population
from viewer.analysis.voice.scoring import Scores, score
from viewer.findings.rules.voices import LEAST_SPEECH_S, SPEAKS_STRONGLY_FROM
from viewer.work import Unwatched
from voice.calibrate import POOLS_S
from voice.heard import Heard
from voice.metrics import pair_f1
from voice.pools import pooled_scores
from voice.simulate import OWNER

INCONSISTENT_AT = -SPEAKS_STRONGLY_FROM
BASELINE_DISTANCE = 0.5
Floats = NDArray[np.float64]
Trials = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Judged:
    """One export. `baseline` are cosines and `llr` log10 likelihood ratios of every clip [n], 0 where the program
    declines to compare; `pooled` are ratios of sets of 10 s and of 30 s, the owner's and others'; `losses` are 1 - F1
    of the groups, the baseline's and ours; `flagged` says which clips the whole pipeline calls inconsistent [n].
    """

    export: Heard
    baseline: Floats
    llr: Floats
    declined: NDArray[np.bool_]
    pooled: dict[float, Trials]
    losses: tuple[float, float]
    flagged: NDArray[np.bool_]

    @property
    def own(self) -> NDArray[np.bool_]:
        """Which clips are the owner's [n]."""
        return self.export.who == OWNER


def judged(heard: Heard, population: Population, seed: int) -> Judged:
    """Judge an export whose truth is known. Only clips that can be compared are grouped, as in the program."""
    export, enrolment = heard.export, heard.enrolment
    able = export.prints.comparable & export.prints.wide
    some = export.at(able)
    grouping = group_voices(some.prints, population, Unwatched())
    scores = score(some.prints, grouping, enrolment.prints, population)
    llr, labels, flagged = np.zeros(len(able)), np.full(len(able), -1), np.zeros(len(able), bool)
    spoken = some.prints.speech
    llr[able] = np.where(some.prints.alone, scores.clips, 0.0)
    labels[able], flagged[able] = grouping.labels, flags(grouping, scores, spoken)
    rng = np.random.default_rng(seed)
    pooled = {seconds: _pooled((some, enrolment), grouping, population, seconds, rng) for seconds in POOLS_S}
    losses = (_loss(_average_linkage(export), export), _loss(labels, export))
    declined = ~(able & export.prints.alone)
    return Judged(export, _cosines(export, enrolment), llr, declined, pooled, losses, flagged)


def flags(grouping: Grouping, scores: Scores, spoken: Floats) -> NDArray[np.bool_]:
    """Which clips are inconsistent: those of voices with enough speech (`spoken` seconds a clip) that speak strongly
    against the owner. A clip in no voice is undecided.
    """
    held = grouping.labels >= 0
    seconds = np.bincount(grouping.labels[held], spoken[held], grouping.voices)
    against = (scores.voices <= INCONSISTENT_AT) & (seconds >= LEAST_SPEECH_S)
    return np.append(against, False)[grouping.labels]


def _pooled(
    home: tuple[Heard, Heard],
    grouping: Grouping,
    population: Population,
    seconds: float,
    rng: np.random.Generator,
) -> Trials:
    own, others = pooled_scores(home, grouping, population, seconds, rng)
    return population.pooled.llr(own), population.pooled.llr(others)


def _cosines(export: Heard, enrolment: Heard) -> Floats:
    centre = enrolment.prints.embeddings.mean(axis=0)
    return np.asarray(export.prints.embeddings @ (centre / np.linalg.norm(centre)), float)


def _average_linkage(export: Heard) -> NDArray[np.intp]:
    grown = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=BASELINE_DISTANCE)
    return np.asarray(grown.fit_predict(export.prints.embeddings), np.intp)


def _loss(labels: NDArray[np.intp], export: Heard) -> float:
    """1 - F1 over pairs; whoever is left alone makes no pair, and noise is nobody's voice."""
    alone = [label if label >= 0 else -number - 1 for number, label in enumerate(labels.tolist())]
    return 1 - pair_f1(alone, export.speaker.tolist())
