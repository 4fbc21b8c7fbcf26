# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Kaldi's log mel filter banks, as the speaker network was trained on them.

Source: Povey et al., "The Kaldi Speech Recognition Toolkit" (2011), `feat/feature-fbank.cc` and
`feat/mel-computations.cc`: 25 ms frames every 10 ms, only whole ones; each frame without its mean, pre-emphasised
by 0.97, under the window "povey" (Hann to the power 0.85); 80 triangles on the mel scale 1127 ln(1 + f/700) between
20 Hz and 8 kHz; natural logarithm of the power, never below the smallest float's.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
FRAME, SHIFT, _FFT = 400, 160, 512
BANDS = 80
_LOWEST, _HIGHEST = 20.0, 8000.0
_EMPHASIS = np.float32(0.97)
_FULL_SCALE = np.float32(32768.0)
_FLOOR = np.finfo(np.float32).eps


def filter_bank(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log mel energies [frames, 80] of 16 kHz mono samples in -1..1; no frame where there are fewer than 400."""
    if samples.size < FRAME:
        return np.empty((0, BANDS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::SHIFT] * _FULL_SCALE
    frames -= frames.mean(axis=1, keepdims=True)
    frames[:, 1:] -= _EMPHASIS * frames[:, :-1]
    frames[:, 0] *= np.float32(1) - _EMPHASIS
    frames *= _window()
    spectrum = np.fft.rfft(frames, _FFT, axis=1)[:, : _FFT // 2]
    power = spectrum.real**2 + spectrum.imag**2
    energies = np.maximum(power @ _triangles(), _FLOOR)
    return np.log(energies).astype(np.float32, copy=False)


def mean_normalised(bank: NDArray[np.float32]) -> NDArray[np.float32]:
    """The filter bank [frames, 80] without the mean of each band over time: what the network takes."""
    means: NDArray[np.float32] = bank.mean(axis=0, dtype=np.float64).astype(np.float32)
    return bank - means


@cache
def _window() -> NDArray[np.float32]:
    turn = 2 * np.pi * np.arange(FRAME) / (FRAME - 1)
    return np.asarray((0.5 - 0.5 * np.cos(turn)) ** 0.85, np.float32)


@cache
def _triangles() -> NDArray[np.float32]:
    """Weights [256 bins, 80 bands]; the bin at half the sampling rate is left out, as Kaldi does."""
    low, high = _mel(np.array([_LOWEST, _HIGHEST]))
    corners = low + (high - low) / (BANDS + 1) * np.arange(BANDS + 2)
    bins = _mel(np.arange(_FFT // 2) * RATE / _FFT)[:, None]
    rising = (bins - corners[:-2]) / (corners[1:-1] - corners[:-2])
    falling = (corners[2:] - bins) / (corners[2:] - corners[1:-1])
    return np.asarray(np.maximum(np.minimum(rising, falling), 0), np.float32)


def _mel(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1127.0 * np.log1p(hertz / 700.0)
