# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented voices as the shipped population would have them: drawn from its own two covariances."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.analysis.voice.population import Population, load_population
from viewer.case.voice import VoicePrint, VoiceProfile
from viewer.work import Unwatched

WATCH = Unwatched()
_APART = 1.6


def drawn(
    counts: Sequence[int], seed: int = 0, speech_s: float = 1.5, spread: float = 0.6, wide: bool = True
) -> tuple[list[VoicePrint], list[int]]:
    """Prints of so many clips of each of several voices, easy to tell apart, and whose each is; `spread` 1 is the
    population's own noise."""
    rng, population = np.random.default_rng(seed), load_population()
    back = np.linalg.inv(population.transform)
    prints, whose = [], []
    for voice, count in enumerate(counts):
        speaker = _APART * rng.standard_normal(192) * np.sqrt(population.between)
        for _ in range(count):
            place = population.mean + (speaker + spread * rng.standard_normal(192)) @ back
            prints.append(_print(place, speech_s, wide))
            whose.append(voice)
    return prints, whose


def _print(place: np.ndarray, speech_s: float, wide: bool) -> VoicePrint:
    return VoicePrint(place.astype("<f4").tobytes(), speech_s + 0.5, speech_s, 30.0, wide)


def enrolled(prints: Sequence[VoicePrint], whose: Sequence[int], voice: int, person: str = "owner") -> VoiceProfile:
    """A profile of the first eight prints of that voice."""
    mine = [one for one, who in zip(prints, whose, strict=True) if who == voice]
    return VoiceProfile(person, tuple(mine[:8]))


def shipped() -> Population:
    return load_population()
