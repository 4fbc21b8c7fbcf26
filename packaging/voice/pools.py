# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Scores of sets of clips of one true voice that together hold so many seconds of speech."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.voice.grouping import Grouping
from viewer.analysis.voice.population import Population
from viewer.analysis.voice.scoring import raw_scores
from voice.heard import Heard
from voice.simulate import OWNER

Floats = NDArray[np.float64]


def pools(export: Heard, seconds: float, rng: np.random.Generator) -> NDArray[np.intp]:
    """The number of the set that each clip belongs to [n], -1 for what is left over; no clip is in two sets."""
    of = np.full(len(export.speaker), -1, np.intp)
    number = 0
    for speaker in np.unique(export.speaker):
        order = rng.permutation(np.flatnonzero(export.speaker == speaker))
        turn = np.floor((np.cumsum(export.prints.speech[order]) - export.prints.speech[order]) / seconds).astype(
            np.intp
        )
        for one in np.unique(turn):
            members = order[turn == one]
            if export.prints.speech[members].sum() >= seconds / 2 and one < turn.max():
                of[members] = number
                number += 1
    return of


def pooled_scores(
    home: tuple[Heard, Heard],
    grouping: Grouping,
    population: Population,
    seconds: float,
    rng: np.random.Generator,
) -> tuple[Floats, Floats]:
    """Raw scores of the owner's sets and of everybody else's, against the profile, in the space of the blind grouping.

    `home` is an export and its owner's enrolment.
    """
    export, enrolment = home
    of = pools(export, seconds, rng)
    count = int(of.max(initial=-1)) + 1
    if not count:
        return np.empty(0), np.empty(0)
    sets = Grouping(of, grouping.shift, np.full(count, np.nan))
    raw = raw_scores(export.prints, sets, enrolment.prints, population).voices
    own = np.array([export.who[of == number][0] == OWNER for number in range(count)])
    return raw[own], raw[~own]
