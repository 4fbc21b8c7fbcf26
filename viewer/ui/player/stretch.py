# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Faster and slower without another pitch: waveform-similarity overlap-add (Verhelst and Roelands, 1993)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
Floats = NDArray[np.float32]

_OVERLAP_S = 0.015
_SEARCH_S = 0.008


class Stretch:
    """Reads a sound [frames, channels] at another speed, step by step; the work for a second of sound is bounded.

    Each step lays 15 ms over the end of the step before, taken from that place within 8 ms of the nominal one where the
    two are most alike, so that no period of the voice is broken.
    """

    def __init__(self, samples: Samples, rate: int) -> None:
        self._samples = samples
        self._mono = samples if samples.shape[1] == 1 else samples.mean(axis=1, dtype=np.float32, keepdims=True)
        self._overlap = max(int(rate * _OVERLAP_S), 8)
        self._search = max(int(rate * _SEARCH_S), 4)
        self._rise: Floats = (0.5 - 0.5 * np.cos(np.pi * (np.arange(self._overlap) + 0.5) / self._overlap))[
            :, None
        ].astype(np.float32)
        self._continues: int | None = None
        self._left: Floats = np.empty((0, samples.shape[1]), np.float32)

    def restart(self) -> None:
        """Forget what was read: the next read begins anywhere."""
        self._continues = None
        self._left = self._left[:0]

    def read(self, at: float, speed: float, frames: int) -> Floats:
        """`frames` frames of sound from the source frame `at` on; the caller moves `at` by frames x speed."""
        parts, held = [self._left], len(self._left)
        at += held * speed
        while held < frames:
            part = self._step(int(at))
            parts.append(part)
            held += len(part)
            at += len(part) * speed
        found = np.concatenate(parts)
        self._left = found[frames:]
        return found[:frames]

    def _step(self, nominal: int) -> Floats:
        place = nominal if self._continues is None else self._most_alike(nominal, self._continues)
        fresh = self._cut(self._samples, place)
        if self._continues is not None:
            fresh = self._cut(self._samples, self._continues) * (1 - self._rise) + fresh * self._rise
        self._continues = place + self._overlap
        return fresh

    def _most_alike(self, nominal: int, continues: int) -> int:
        first = max(nominal - self._search, 0)
        wanted = self._cut(self._mono, continues)[:, 0]
        field = self._cut(self._mono, first, self._overlap + nominal + self._search - first)[:, 0]
        likeness = np.correlate(field, wanted, "valid")
        power = np.concatenate([[0.0], np.cumsum(np.square(field, dtype=np.float64))])
        energy = power[self._overlap :] - power[: -self._overlap]
        return first + int(np.argmax(likeness / np.sqrt(energy + 1.0)))

    def _cut(self, source: NDArray[np.generic], at: int, length: int | None = None) -> Floats:
        length = self._overlap if length is None else length
        part = source[at : at + length].astype(np.float32)
        return np.pad(part, ((0, length - len(part)), (0, 0))) if len(part) < length else part
