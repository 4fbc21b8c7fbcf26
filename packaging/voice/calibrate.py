# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Calibrates a population on households made of its own training prints: same, pooled and clip scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from lir.algorithms.logistic_regression import LogitCalibrator
from numpy.typing import NDArray

from viewer.analysis.voice.grouping import Grouping, group_voices
from viewer.analysis.voice.plda import pairwise
from viewer.analysis.voice.population import Calibration, Population
from viewer.analysis.voice.scoring import raw_scores
from viewer.work import Unwatched
from voice.heard import Heard
from voice.metrics import bounds
from voice.pools import pooled_scores
from voice.simulate import ENROLMENT, EXPORT, GUEST, HOUSEHOLD, OWNER, SPEEDS, STRANGER

ROLES = ((OWNER, 30), (HOUSEHOLD, 14), (GUEST, 2), (GUEST, 2), (GUEST, 2), (STRANGER, 15), (STRANGER, 5))
HOUSEHOLDS = 60
PRIOR_SAME = 0.5
HIGHEST = 2.0
POOLS_S = (10.0, 30.0)
_MISTAKEN = 1.0
_UNACCEPTED = Calibration(0.0, -9.0, -9.0, 9.0)
Floats = NDArray[np.float64]
Trials = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Home:
    """A made-up export and its owner's enrolment."""

    export: Heard
    enrolment: Heard


def homes(heard: Heard, corpora: Sequence[str], rng: np.random.Generator, count: int = HOUSEHOLDS) -> list[Home]:
    """Homes of seven voices of one corpus and speed each; corpora with fewer speakers are passed over."""
    by_corpus = [_speakers(heard, corpus) for corpus in corpora]
    enough = [names for names in by_corpus if len(names[SPEEDS[0]]) >= len(ROLES)]
    if not enough:
        raise ValueError(f"no corpus has {len(ROLES)} speakers")
    return [_home(heard, enough[number % len(enough)][rng.choice(SPEEDS)], rng) for number in range(count)]


def _speakers(heard: Heard, corpus: str) -> dict[float, list[str]]:
    there = heard.export
    names = np.unique(there.speaker[there.corpus == corpus])
    return {speed: [str(name) for name in names if name.endswith(f"@{speed}")] for speed in SPEEDS}


def _home(heard: Heard, names: list[str], rng: np.random.Generator) -> Home:
    cast = rng.choice(names, len(ROLES), replace=False)
    chosen, who = [], []
    for name, (role, clips) in zip(cast, ROLES, strict=True):
        own = np.flatnonzero((heard.part == EXPORT) & (heard.speaker == name) & heard.prints.comparable)
        taken = rng.choice(own, min(clips, len(own)), replace=False)
        chosen.append(taken)
        who += [role] * len(taken)
    export = replace(heard.at(np.concatenate(chosen)), who=np.array(who))
    return Home(export, heard.at((heard.part == ENROLMENT) & (heard.speaker == cast[0])))


def logistic(trials: Trials) -> tuple[float, float]:
    """Slope and offset from a score to a log10 likelihood ratio, each side weighing alike.

    One mistaken trial is added to each side, at the other's middle: where training separates perfectly, the slope
    would otherwise grow without end (as lir's ELUB adds one misleading ratio to each side).
    """
    target, other = trials
    scores = np.r_[target, other, [np.median(other)] * int(_MISTAKEN), [np.median(target)] * int(_MISTAKEN)]
    labels = np.r_[np.ones(len(target)), np.zeros(len(other)), np.ones(int(_MISTAKEN)), np.zeros(int(_MISTAKEN))]
    fitted = LogitCalibrator(C=1e6).fit(scores, labels).transform(np.array([0.0, 1.0]))
    return float(fitted[1] - fitted[0]), float(fitted[0])


def bounded(trials: Trials) -> Calibration:
    """The calibration of these trials, no further than they support and never beyond 100 times."""
    slope, offset = logistic(trials)
    low, high = bounds(*(slope * side + offset for side in trials))
    return Calibration(slope, offset, max(low, -HIGHEST), min(high, HIGHEST))


def calibrated(population: Population, heard: Heard, corpora: Sequence[str], seed: int = 1) -> Population:
    """The population with its three calibrations."""
    found = homes(heard, corpora, np.random.default_rng(seed))
    slope, offset = logistic(_joined(_pairs(home, population) for home in found))
    odds = float(np.log10(PRIOR_SAME / (1 - PRIOR_SAME)))
    population = replace(population, same=Calibration(slope, offset + odds, -HIGHEST, HIGHEST))
    groups = [group_voices(home.export.prints, population, Unwatched()) for home in found]
    alone = replace(population, pooled=_UNACCEPTED)
    rng = np.random.default_rng(seed)
    told = [_voices(home, group, alone, rng) for home, group in zip(found, groups, strict=True)]
    population = replace(population, pooled=bounded(_joined(told)))
    clips = (_clips(home, group, population) for home, group in zip(found, groups, strict=True))
    return replace(population, clip=bounded(_joined(clips)))


def _pairs(home: Home, population: Population) -> Trials:
    """Every pair of clips of a home, around the mean of its true voices."""
    from viewer.analysis.voice.grouping import _shift

    table = home.export.prints
    places, variances = population.places(table), population.variances(table)
    of = np.unique(home.export.speaker, return_inverse=True)[1].astype(np.intp)
    scores = pairwise(places - _shift(places, variances, of), variances, population.between)
    above = np.triu_indices(len(of), 1)
    same = (of[:, None] == of)[above]
    return scores[above][same].astype(float), scores[above][~same].astype(float)


def _voices(home: Home, grouping: Grouping, population: Population, rng: np.random.Generator) -> Trials:
    """Voices as the program finds them, where they are nearly all one person's; and true voices of 10 s and 30 s."""
    raw = raw_scores(home.export.prints, grouping, home.enrolment.prints, population).voices
    own = np.array([(home.export.who[grouping.labels == k] == OWNER).mean() for k in range(grouping.voices)])
    sides = [(raw[own > 0.8], raw[own < 0.2])]
    sides += [pooled_scores((home.export, home.enrolment), grouping, population, least, rng) for least in POOLS_S]
    return _joined(sides)


def _clips(home: Home, grouping: Grouping, population: Population) -> Trials:
    raw = raw_scores(home.export.prints, grouping, home.enrolment.prints, population).clips
    own = home.export.who == OWNER
    return raw[own], raw[~own]


def _joined(parts: Iterator[Trials] | Sequence[Trials]) -> Trials:
    targets, others = zip(*parts, strict=True)
    return np.concatenate(targets), np.concatenate(others)
