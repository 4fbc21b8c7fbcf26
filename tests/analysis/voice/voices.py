# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented voices: prints that lie about a direction of their own, and a listener that hears them in plain levels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.case.voice import VoicePrint

RATE = 16_000


def direction(seed: int) -> NDArray[np.float64]:
    found = np.random.default_rng(seed).standard_normal(192)
    return found / np.linalg.norm(found)


def print_of(voice: int, seed: int = 0, speech_s: float = 4.0, snr_db: float = 25.0, wander: float = 0.5) -> VoicePrint:
    """A print of an invented voice; two of one voice have a cosine of about 1 / (1 + wander ** 2)."""
    found = direction(voice) + wander * direction(10_000 + 100 * voice + seed)
    embedding = (found / np.linalg.norm(found)).astype("<f4").tobytes()
    return VoicePrint(embedding, speech_s + 1, speech_s, snr_db, True)


def said(*voices: int, seconds: float = 5.0, rate: int = RATE) -> NDArray[np.float32]:
    """So many seconds of each voice; voice n is the level n / 100, voice 0 is silence."""
    return np.concatenate([np.full(round(seconds * rate), voice / 100, np.float32) for voice in voices])


class FakeListener:
    """Tells voices by their level; each sample that is not silent is speech."""

    def __init__(self, snr_db: float = 25.0) -> None:
        self.snr_db = snr_db
        self.heard = 0

    def prints(self, clips):
        return [self._print(clip) if clip.size >= 0.3 * RATE else None for clip in clips]

    def _print(self, clip: NDArray[np.float32]) -> VoicePrint:
        self.heard += 1
        levels = np.rint(np.abs(clip) * 100).astype(int)
        spoken = levels[levels != 0]
        voices, counts = np.unique(spoken, return_counts=True) if spoken.size else (np.array([1]), np.array([1]))
        mean = sum(count * direction(int(voice)) for voice, count in zip(voices, counts, strict=True))
        found = mean / np.linalg.norm(mean) + 0.4 * direction(50_000 + self.heard)
        embedding = (found / np.linalg.norm(found)).astype("<f4").tobytes()
        return VoicePrint(embedding, clip.size / RATE, round(spoken.size / RATE, 2), self.snr_db, True)
