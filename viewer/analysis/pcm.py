# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Sound as every measurement takes it: 16-bit samples, whatever the file held."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

MAX_SECONDS = 4 * 3600
MAX_KEPT = 1 << 27
MAX_CHANNELS = 32
MAX_RATE = 768_000
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """One file decoded to its end.

    `samples` is [frames, channels]; it may end before `frames` where a recording is longer than `MAX_KEPT` samples.
    `frames` is what decoding really gave, `declared_s` the seconds that the header claims, None where it
    claims nothing. `bits` is the depth of a sample as stored, None for codecs without one.
    """

    samples: Samples
    rate: int
    codec: str
    container: str
    frames: int
    bits: int | None = None
    declared_s: float | None = None


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that give no sound; `code` is a reason key of the catalogue."""

    code: str


NOT_DECODABLE = Undecodable("analysis.not_decodable")
EMPTY_AUDIO = Undecodable("analysis.empty_audio")
RARE_CONTAINER = Undecodable("analysis.rare_container")
RARE_CODEC = Undecodable("analysis.rare_codec")


def from_float(values: NDArray[np.floating]) -> Samples:
    """Samples of nominal range -1..1 as 16 bit: NaN and infinity become silence, what is out of range is clipped."""
    found = np.empty(values.shape, np.int16)
    for at in range(0, len(values), _STEP):
        scaled = np.nan_to_num(values[at : at + _STEP], nan=0.0, posinf=0.0, neginf=0.0)
        np.clip(scaled, -1.0, 1.0, out=scaled)
        scaled *= 32768.0
        np.rint(scaled, out=scaled)
        found[at : at + _STEP] = np.clip(scaled, -32768.0, 32767.0, out=scaled)
    return found


def from_int32(values: NDArray[np.int32]) -> Samples:
    """The upper 16 bits of 32-bit samples."""
    upper: Samples = (values >> 16).astype(np.int16)
    return upper


def kept(total: int, channels: int) -> int:
    """How many of `total` frames are kept in memory."""
    return min(total, MAX_KEPT // channels)
