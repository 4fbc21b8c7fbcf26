# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How far recordings speak for having been spoken by an enrolled person rather than by somebody else.

First the groups: each voice of the export against the profile. A voice that speaks clearly for the person teaches
how they sound through this export's microphones. Then the clips, each against the person, as known from the profile
and such voices without the clip itself, and against everybody else: the export's other voices and voices
not heard yet. That is score normalisation by the export's own background.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.voice.grouping import Grouping, without_itself
from viewer.analysis.voice.plda import Floats, Means, fits, means, same_voice
from viewer.analysis.voice.population import Population
from viewer.analysis.voice.prints import PrintTable

_ACCEPTED_FROM = 1.0
_UNHEARD = 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """log10 likelihood ratios for one person, bounded: of each voice [voices] and of each clip [n]; NaN where they
    cannot be compared. `accepted` are the voices that taught how the person sounds here.
    """

    voices: Floats
    clips: Floats
    accepted: NDArray[np.intp]


def score(table: PrintTable, grouping: Grouping, profile: PrintTable, population: Population) -> Scores:
    """Scores of comparable prints for the person of this profile."""
    raw = raw_scores(table, grouping, profile, population)
    return Scores(population.pooled.llr(raw.voices), population.clip.llr(raw.clips), raw.accepted)


def raw_scores(table: PrintTable, grouping: Grouping, profile: PrintTable, population: Population) -> Scores:
    """The same, before calibration."""
    places = population.places(table) - grouping.shift
    variances = population.variances(table)
    found = means(places, variances, grouping.labels, grouping.voices)
    mine, vague = _of_profile(profile, grouping, population)
    voices = same_voice(mine, found.places, population.between, (vague, population.room + 1 / found.weights))
    accepted = np.flatnonzero(population.pooled.llr(voices) >= _ACCEPTED_FROM)
    heard = _Heard(places, variances, grouping, found, population)
    known = heard.known(accepted, mine, vague)
    person = fits(places, variances, population.between, known)
    return Scores(voices, person - heard.others(accepted), accepted)


def _of_profile(profile: PrintTable, grouping: Grouping, population: Population) -> tuple[Floats, float]:
    """A profile's mean in the export's space [d], and the variance of that mean."""
    places = population.places(profile) - grouping.shift
    variances = population.variances(profile)
    found = means(places, variances, np.zeros(len(profile), np.intp), 1)
    return found.places[0], population.room + 1 / float(found.weights[0])


@dataclass(frozen=True, slots=True)
class _Heard:
    """The clips of an export, with the voices they make up."""

    places: Floats
    variances: Floats
    grouping: Grouping
    found: Means
    population: Population

    def voice(self, voice: int) -> tuple[Floats, Floats]:
        """A voice's mean [n, d] and its variance [n], as each clip sees it: without itself."""
        member = self.grouping.labels == voice
        mean, uncertain = without_itself(
            self.found.places[voice], float(self.found.weights[voice]), self.places, self.variances, member
        )
        return mean, self.population.room + uncertain

    def known(self, accepted: NDArray[np.intp], mine: Floats, vague: float) -> tuple[Floats, Floats]:
        """What is known of the person when each clip is judged: means [n, d] and their variances [n]."""
        sums = np.tile(mine / vague, (len(self.places), 1))
        weights = np.full(len(self.places), 1 / vague)
        for voice in accepted:
            mean, uncertain = self.voice(int(voice))
            sums += mean / uncertain[:, None]
            weights += 1 / uncertain
        return sums / weights[:, None], 1 / weights

    def others(self, accepted: NDArray[np.intp]) -> Floats:
        """Log density [n] of each clip under "somebody else": the other voices by size, and a voice not heard yet."""
        between = self.population.between
        nothing = (np.zeros((1, self.places.shape[1])), np.array([np.inf]))
        told = [fits(self.places, self.variances, between, nothing)]
        shares = [np.full(len(self.places), _UNHEARD)]
        for voice in sorted(set(range(self.grouping.voices)) - set(accepted.tolist())):
            told.append(fits(self.places, self.variances, between, self.voice(voice)))
            shares.append(self.found.counts[voice] - (self.grouping.labels == voice).astype(float))
        weights = np.stack(shares)
        with np.errstate(divide="ignore"):
            logs = np.stack(told) + np.log(weights / weights.sum(axis=0))
        return np.asarray(np.logaddexp.reduce(logs, axis=0))
