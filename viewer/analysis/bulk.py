# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures many clips of one rate at once: everything that touches single samples happens here, in blocks that fit the
processor's cache."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.pcm import Samples
from viewer.analysis.weighting import FRAMES_PER_HOP, Grid, Weighting, grid, weighting

_WINDOW = 1 << 17
_HOPS_AT_ONCE = 8
_ONE_THREAD = 1 << 18


@dataclass(frozen=True, slots=True)
class Lane:
    """One channel of one clip; its hops are `first` to `last` (exclusive) of the survey."""

    clip: int
    samples: Samples
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over the samples leaves, cut by `cut`, hop after hop, lane after lane.

    `low` and `high` [hops, blocks] hold the extremes of each block. `energy` [hops, 5] is the sum of squares of the
    K-weighted samples of each 20 ms frame in units of full scale, None for rates that cannot be weighted.
    """

    cut: Grid
    lanes: tuple[Lane, ...]
    low: Samples
    high: Samples
    energy: NDArray[np.float32] | None


def survey(clips: Sequence[Samples], rate: int) -> Survey:
    """One pass over clips [frames, channels] of one rate."""
    cut = grid(rate)
    lanes = _lanes(clips, cut)
    hops = lanes[-1].last if lanes else 0
    low = np.empty((hops, cut.blocks_per_hop), np.int16)
    high = np.empty_like(low)
    filtering = weighting(cut)
    k_filter = _Filter(cut, filtering, lanes, hops) if filtering else None
    step = max(_WINDOW // cut.hop // _HOPS_AT_ONCE, 1) * _HOPS_AT_ONCE
    scratch = np.zeros((step, cut.hop), np.int16)
    starts = np.arange(0, scratch.size, cut.block)
    lane = 0
    for begin in range(0, hops, step):
        end = min(begin + step, hops)
        lane = _fill(scratch, lanes, lane, begin, end)
        count = (end - begin) * cut.blocks_per_hop
        flat = scratch[: end - begin].reshape(-1)
        np.minimum.reduceat(flat, starts[:count], out=low[begin:end].reshape(-1))
        np.maximum.reduceat(flat, starts[:count], out=high[begin:end].reshape(-1))
        if k_filter:
            k_filter.run(scratch, begin, end)
    return Survey(cut, lanes, low, high, k_filter.energy if k_filter else None)


def _lanes(clips: Sequence[Samples], cut: Grid) -> tuple[Lane, ...]:
    lanes, at = [], 0
    for number, clip in enumerate(clips):
        hops = -(-len(clip) // cut.hop)
        for channel in range(clip.shape[1]):
            lanes.append(Lane(number, clip[:, channel], at, at + hops))
            at += hops
    return tuple(lanes)


def _fill(scratch: Samples, lanes: Sequence[Lane], lane: int, begin: int, end: int) -> int:
    """Copy hops `begin` to `end` into the scratch, silence behind each lane; returns the lane to go on with."""
    hop = scratch.shape[1]
    flat = scratch.reshape(-1)
    while True:
        one = lanes[lane]
        first, last = max(one.first, begin), min(one.last, end)
        part = one.samples[(first - one.first) * hop : (last - one.first) * hop]
        at = (first - begin) * hop
        flat[at : at + len(part)] = part
        flat[at + len(part) : (last - begin) * hop] = 0
        if one.last > end:
            return lane
        lane += 1
        if one.last == end:
            break
    flat[(end - begin) * hop :] = 0
    return lane


class _Filter:
    """Runs the K-weighting over windows of hops and keeps the energy of each frame."""

    def __init__(self, cut: Grid, matrices: Weighting, lanes: Sequence[Lane], hops: int) -> None:
        self._cut, self._matrices = cut, matrices
        self._opens = np.zeros(hops, bool)
        self._opens[[lane.first for lane in lanes if lane.last > lane.first]] = True
        self._ends = np.zeros((hops + 1, 4), np.float32)
        self.energy = np.empty((hops, FRAMES_PER_HOP), np.float32)
        rows = cut.blocks_per_hop
        fits = [n for n in range(1, rows + 1) if rows % n == 0 and n * cut.block * (cut.block + 4) < _ONE_THREAD]
        self._rows = max(fits)
        step = max(_WINDOW // cut.hop // _HOPS_AT_ONCE, 1) * _HOPS_AT_ONCE
        self._inputs = np.empty((step, rows, cut.block + 4), np.float32)
        self._weighted = np.empty((step, rows, cut.block), np.float32)

    def run(self, scratch: Samples, begin: int, end: int) -> None:
        """Filter the hops of one window. The products are stacked small: a large one would start BLAS threads, which
        spin against the other worker processes."""
        cut, matrices = self._cut, self._matrices
        hops = -(-(end - begin) // _HOPS_AT_ONCE) * _HOPS_AT_ONCE
        inputs, weighted = self._inputs[:hops], self._weighted[:hops]
        inputs[..., : cut.block] = scratch[:hops].reshape(hops, -1, cut.block)
        added = (inputs[..., : cut.block] @ matrices.absorb).reshape(-1, _HOPS_AT_ONCE, cut.blocks_per_hop * 4)
        states = (added @ matrices.scan).reshape(hops, -1)
        self._ends[begin + 1 : end + 1] = states[: end - begin, -4:]
        before = np.where(self._opens[begin:end, None], np.float32(0), self._ends[begin:end])
        states[: end - begin, :-4] += before @ matrices.carry
        inputs[..., cut.block :] = states[:, :-4].reshape(hops, -1, 4)
        np.matmul(
            inputs.reshape(-1, self._rows, cut.block + 4),
            matrices.apply,
            out=weighted.reshape(-1, self._rows, cut.block),
        )
        frames = weighted[: end - begin].reshape(-1, cut.frame)
        energy = np.einsum("ij,ij->i", frames, frames)
        np.multiply(energy.reshape(-1, FRAMES_PER_HOP), np.float32(2.0**-30), out=self.energy[begin:end])
