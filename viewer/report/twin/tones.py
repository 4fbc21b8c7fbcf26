# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Made-up sound in place of a recording: as long, as many channels, loud where it was loud in steps of 6 dB, silent
where it was silent; a buzz where somebody spoke. Nothing of the voice is left in it: for every tenth of a second it
knows one of a few loudnesses, and its pitch is drawn by the key.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viewer.report.twin.cipher import Cipher

Samples = NDArray[np.int16]
_HOP_S = 0.1
_STEP_DB = 6.0
_LOUDEST, _SOFTEST = 8000.0, 4.0
_BELOW_PEAK_DB = 20.0
_PITCHES = 8
_LOOP_S = 2
_HARMONICS = 40
_SPOKEN_S = 0.3


def tone_like(samples: Samples, rate: int, spoken_s: float | None, about: str, cipher: Cipher) -> Samples:
    """Samples [frames, channels] of invented sound in place of these. `spoken_s` seconds of speech were measured in
    them; `about` is what the same recording always has in common, such as its hash.
    """
    frames, channels = samples.shape
    if not frames:
        return samples
    number = cipher.number("tone", about)
    levels = _levels(samples, rate)
    peak = float(levels.max())
    loud = levels > peak * 10 ** (-_BELOW_PEAK_DB / 20)
    spoken = spoken_s is not None and spoken_s >= _SPOKEN_S
    gain = np.where(levels == 0, 0.0, np.clip(_stepped(levels), _SOFTEST, _LOUDEST))
    steps = np.repeat(gain.astype(np.float32), max(1, round(rate * _HOP_S)))[:frames]
    buzz = np.resize(_turned(_buzz(rate, number % _PITCHES, spoken), number >> 8), frames)
    hiss = np.resize(_turned(_hiss(rate), number >> 40), frames)
    where = np.repeat(loud, max(1, round(rate * _HOP_S)))[:frames]
    made = np.clip(np.rint(np.where(where, buzz, hiss) * steps), -32_000, 32_000).astype(np.int16)
    return np.ascontiguousarray(np.repeat(made[:, None], channels, axis=1))


def _levels(samples: Samples, rate: int) -> NDArray[np.float64]:
    """The root mean square of every tenth of a second of the first channel."""
    hop = max(1, round(rate * _HOP_S))
    mono = samples[:, 0]
    starts = np.arange(0, len(mono), hop)
    squares = np.add.reduceat(mono.astype(np.float32) ** 2, starts).astype(np.float64)
    counts = np.diff(np.append(starts, len(mono)))
    return np.sqrt(squares / counts)


def _stepped(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    decibels = 20 * np.log10(np.maximum(levels, 1e-9))
    found: NDArray[np.float64] = 10 ** (np.rint(decibels / _STEP_DB) * _STEP_DB / 20)
    return found


def _turned(loop: NDArray[np.float32], by: int) -> NDArray[np.float32]:
    return np.roll(loop, by % len(loop))


@lru_cache(maxsize=64)
def _buzz(rate: int, pitch: int, spoken: bool) -> NDArray[np.float32]:
    """A loop of two seconds with a mean square of one: harmonics shaped like a vowel that comes and goes four times a
    second, which detectors of speech take for speech; or one high sine, which they do not."""
    at = np.arange(_LOOP_S * rate) / rate
    base = 100.0 + 12.0 * pitch
    if not spoken:
        wave = np.sin(2 * np.pi * round(rate * 0.45 + base) * at)
    else:
        wave = np.zeros(len(at))
        for harmonic in range(1, _HARMONICS):
            hertz = base * harmonic
            if hertz > min(4_000.0, rate / 2.2):
                break
            weight = sum(1 / (1 + ((hertz - centre) / width) ** 2) for centre, width in _FORMANTS)
            wave += weight * np.sin(2 * np.pi * hertz * at + harmonic * harmonic)
        wave *= 0.6 + 0.4 * np.sin(2 * np.pi * 4 * at)
    scaled: NDArray[np.float32] = (wave / np.sqrt(np.mean(wave**2))).astype(np.float32)
    return scaled


_FORMANTS = ((600.0, 120.0), (1200.0, 180.0), (2500.0, 300.0))


@lru_cache(maxsize=16)
def _hiss(rate: int) -> NDArray[np.float32]:
    """A loop of a second of noise that is always the same, with a mean square of one."""
    noise: NDArray[np.float32] = np.random.default_rng(20_260_101).standard_normal(rate).astype(np.float32)
    return noise
