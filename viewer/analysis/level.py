# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Loudness, noise floor and signal-to-noise ratio of many clips at once, from the energies that the survey left."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.bulk import Survey
from viewer.analysis.pcm import Samples
from viewer.analysis.weighting import FRAMES_PER_HOP

Powers = NDArray[np.float64]

_HOPS_PER_BLOCK = 4
_ABSOLUTE_GATE = 10 ** ((-70.0 + 0.691) / 10)
_RELATIVE_GATE = 0.1
_SURROUND = {5: (1.0, 1.0, 1.0, 1.41, 1.41), 6: (1.0, 1.0, 1.0, 0.0, 1.41, 1.41)}
_QUIET_PART = 10
_FEWEST_FRAMES = 10
_ACTIVE = 0.01
_ABOVE_FLOOR = 1.5
_LOUD_PART = 20
_ROUNDING = 2.0**-30 / 12


def frame_powers(done: Survey, clips: Sequence[Samples]) -> tuple[Powers, ...]:
    """Each clip's K-weighted power in frames of 20 ms, channels summed with the weights of BS.1770-4 table 3.

    Only whole frames of real sound count. Empty for rates that cannot be weighted.
    """
    found: list[Powers] = [np.zeros(0)] * len(clips)
    if done.energy is None:
        return tuple(found)
    seen = [0] * len(clips)
    for lane in done.lanes:
        channels = clips[lane.clip].shape[1]
        weight = _SURROUND.get(channels, (1.0,) * channels)[seen[lane.clip]]
        seen[lane.clip] += 1
        whole = len(lane.samples) // done.cut.frame
        power = done.energy[lane.first : lane.last].reshape(-1)[:whole].astype(np.float64) * (weight / done.cut.frame)
        found[lane.clip] = found[lane.clip] + power if len(found[lane.clip]) else power
    return tuple(found)


def loudness(powers: Sequence[Powers]) -> list[float | None]:
    """Integrated loudness in LUFS by ITU-R BS.1770-4.

    Blocks of 400 ms every 100 ms, gated at -70 LUFS, then 10 LU below the mean. None for clips shorter than one block
    and for clips that are silent below the gate.
    """
    hops = [len(power) // FRAMES_PER_HOP for power in powers]
    blocks = np.array([max(count - _HOPS_PER_BLOCK + 1, 0) for count in hops], np.int64)
    owner = np.repeat(np.arange(len(powers)), blocks)
    parts = [_blocks(power, count) for power, count in zip(powers, hops, strict=True)]
    energy = np.concatenate(parts) if parts else np.zeros(0)
    mean = _gated_mean(energy, owner, len(powers), np.full(len(powers), _ABSOLUTE_GATE))
    mean = _gated_mean(energy, owner, len(powers), np.maximum(mean * _RELATIVE_GATE, _ABSOLUTE_GATE))
    return [round(float(-0.691 + 10 * np.log10(value)), 2) if value > 0 else None for value in mean]


def _blocks(power: Powers, hops: int) -> Powers:
    if hops < _HOPS_PER_BLOCK:
        return np.zeros(0)
    total = np.concatenate([[0.0], np.cumsum(power[: hops * FRAMES_PER_HOP])])[::FRAMES_PER_HOP]
    sums: Powers = total[_HOPS_PER_BLOCK:] - total[:-_HOPS_PER_BLOCK]
    return sums / (_HOPS_PER_BLOCK * FRAMES_PER_HOP)


def _gated_mean(energy: Powers, owner: NDArray[np.int64], clips: int, gates: Powers) -> Powers:
    passed = energy > gates[owner]
    total = np.bincount(owner[passed], energy[passed], clips)
    count = np.bincount(owner[passed], minlength=clips)
    return total / np.maximum(count, 1)


def noise(power: Powers) -> tuple[float | None, float | None]:
    """Noise floor in dBFS (K-weighted) and an estimate of the signal-to-noise ratio in dB of one clip.

    The floor is the mean of the quietest tenth of the frames, not below the rounding noise of 16 bit; the signal is the
    mean of the frames within 20 dB of the loudest twentieth and clear of the floor, less the floor. None for clips of
    fewer than ten frames; digital silence has no ratio.
    """
    if len(power) < _FEWEST_FRAMES:
        return None, None
    ordered = np.sort(power)
    quiet, loudest = len(ordered) // _QUIET_PART, len(ordered) - len(ordered) // _LOUD_PART - 1
    floor = max(float(ordered[:quiet].sum()) / quiet, _ROUNDING)
    loud = float(ordered[loudest:].sum()) / (len(ordered) - loudest)
    active = int(np.searchsorted(ordered, max(loud * _ACTIVE, floor * _ABOVE_FLOOR)))
    active = min(active, loudest)
    if not loud:
        return round(10 * log10(floor), 1), None
    signal = float(ordered[active:].sum()) / (len(ordered) - active) - floor
    return round(10 * log10(floor), 1), round(10 * log10(max(signal / floor, 0.01)), 1)
