# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How prints of voices vary: between people, between clips of one person, and with length, noise and room.

The two-covariance model (simplified PLDA: Brümmer and de Villiers, "The Speaker Partitioning Problem", 2010): a clip's
print is its place's mean, plus the speaker, plus noise, all Gaussian. In the space used here the noise of an average
clip is the unit matrix and what differs between speakers is diagonal. Both covariances were estimated on few speakers
and are therefore halfway to the sphere (`packaging/voice/fit.py`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.voice.prints import PrintTable
from viewer.case.message import Problem, message
from viewer.resource import resource

Floats = NDArray[np.float64]
SHA256 = "15c6c3ca5e44d97fd3aea18d6836be2a55d18b9f3f79a429401a4bbe9d08b51c"
VERSION = "1"
_QUIET_DB = 25.0
_ARRAYS = ("mean", "transform", "between", "noise")
_CALIBRATIONS = ("clip", "pooled", "same")


@dataclass(frozen=True, slots=True)
class Calibration:
    """From a raw score (natural logarithm) to a log10 likelihood ratio: `slope * score + offset`, within the bounds
    that validation supports.
    """

    slope: float
    offset: float
    lowest: float
    highest: float

    def llr(self, scores: Floats) -> Floats:
        """Bounded log10 likelihood ratios of raw scores, any shape."""
        return np.clip(self.slope * scores + self.offset, self.lowest, self.highest)


@dataclass(frozen=True, slots=True)
class Population:
    """`mean` [192], `transform` [192, 192], `between` [192]; `noise` [4] are the variance of a clip's noise by length,
    speech and loudness; `room` the variance that all clips of one person in one room share.
    """

    mean: Floats
    transform: Floats
    between: Floats
    noise: Floats
    room: float
    clip: Calibration
    pooled: Calibration
    same: Calibration

    def places(self, table: PrintTable) -> Floats:
        """Where prints lie in this space [n, 192], around the population's mean."""
        return (table.embeddings - self.mean) @ self.transform

    def variances(self, table: PrintTable) -> Floats:
        """The variance of each clip's noise [n], 1 for an average one: more for short, noisy clips of little speech."""
        return noise_terms(table) @ self.noise


def noise_terms(table: PrintTable) -> Floats:
    """What a clip's noise depends on [n, 4]: nothing, 1/length, 1/speech, what its SNR lacks to 25 dB, in tens."""
    length, speech = np.maximum(table.durations, 0.3), np.maximum(table.speech, 0) + 0.2
    return np.stack([np.ones(len(length)), 1 / length, 1 / speech, np.maximum(0, _QUIET_DB - table.snr) / 10], axis=1)


def load_population() -> Population:
    """The population that ships. Raises Problem where its file is not the one that was shipped."""
    data = resource("voice/population.npz").read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise Problem(message("voice.model_altered", name="population.npz"))
    return read_population(data)


def read_population(data: bytes) -> Population:
    """A population from the bytes of its file."""
    with np.load(BytesIO(data), allow_pickle=False) as kept:
        mean, transform, between, noise = (kept[name].astype(np.float64) for name in _ARRAYS)
        clip, pooled, same = (Calibration(*(float(x) for x in kept[name])) for name in _CALIBRATIONS)
        return Population(mean, transform, between, noise, float(kept["room"]), clip, pooled, same)


def written(population: Population) -> bytes:
    """The bytes of a population's file."""
    out = BytesIO()
    arrays = {name: getattr(population, name).astype(np.float32) for name in _ARRAYS}
    arrays["room"] = np.array(population.room)
    for name in _CALIBRATIONS:
        one = getattr(population, name)
        arrays[name] = np.array([one.slope, one.offset, one.lowest, one.highest])
    np.savez(out, allow_pickle=False, **arrays)
    return out.getvalue()
