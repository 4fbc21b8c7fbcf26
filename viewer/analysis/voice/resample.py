# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Sound of any rate as the networks take it: 16 kHz, one channel, floating point."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.pcm import Samples

RATE = 16_000
_BLOCK = 1 << 16


def mixed(samples: Samples) -> NDArray[np.float32]:
    """The mean of all channels of 16-bit samples [frames, channels], as [frames] in -1..1."""
    if samples.shape[1] == 1:
        return samples[:, 0].astype(np.float32) / np.float32(32768)
    mean: NDArray[np.float32] = samples.mean(axis=1, dtype=np.float32) / np.float32(32768)
    return mean


def at_16_khz(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Mono samples [frames] at `rate` (1 to 768,000 Hz) as 16 kHz, through FFmpeg's band-limited polyphase filter."""
    if rate == RATE or not samples.size:
        return np.ascontiguousarray(samples, np.float32)
    import av

    resampler = av.AudioResampler("flt", "mono", RATE)
    found = []
    for start in range(0, samples.size, _BLOCK):
        block = np.ascontiguousarray(samples[start : start + _BLOCK], np.float32)
        frame = av.AudioFrame.from_ndarray(block[None], "flt", "mono")
        frame.sample_rate = rate
        found += resampler.resample(frame)
    found += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in found] or [np.empty(0, np.float32)])
