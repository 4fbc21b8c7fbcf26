# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The K-weighting filter of ITU-R BS.1770-4 as matrices, so that whole blocks of sound are filtered at once.

A recursive filter cannot be run sample by sample in numpy. Here a block of samples and the filter's state before it
are multiplied by one matrix, which gives exactly what the recursion would give; the states themselves are carried from
block to block within 100 ms by a second matrix. In 100 ms the filter keeps e^-23 of its state, so only the end of the
100 ms before is carried further.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import pi, tan

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Weights = NDArray[np.float32]

MIN_RATE, MAX_RATE = 4_000, 384_000
FRAMES_PER_HOP = 5
_ORDER = 4
_DOUBLINGS = 24


@dataclass(frozen=True, slots=True)
class Grid:
    """How sound of one rate is cut: blocks of `block` samples, frames of 20 ms, hops of five frames (100 ms)."""

    rate: int
    block: int
    blocks_per_frame: int

    @property
    def frame(self) -> int:
        """Samples in a frame."""
        return self.block * self.blocks_per_frame

    @property
    def hop(self) -> int:
        """Samples in a hop."""
        return self.frame * FRAMES_PER_HOP

    @property
    def blocks_per_hop(self) -> int:
        """Blocks in a hop."""
        return self.blocks_per_frame * FRAMES_PER_HOP


@dataclass(frozen=True, slots=True)
class Weighting:
    """The filter for one grid; see `viewer.analysis.bulk` for how the four are multiplied.

    `absorb` [block, 4] a block's samples -> its own addition to the state; `scan` [blocks * 4, (blocks + 1) * 4]
    the additions of a hop's blocks -> the states before each block and after the last; `carry` [4, blocks * 4] the
    state before a hop -> what it adds before each block; `apply` [block + 4, block] samples and state -> weighted
    samples.
    """

    absorb: Weights
    scan: Weights
    carry: Weights
    apply: Weights


@lru_cache(maxsize=64)
def grid(rate: int) -> Grid:
    """The grid for a rate: the block length from 64 to 128 whose multiple comes nearest to 20 ms."""
    ideal = rate / 50
    block = min(range(64, 129), key=lambda n: (abs(max(round(ideal / n), 1) * n - ideal), abs(n - 80)))
    return Grid(rate, block, max(round(ideal / block), 1))


@lru_cache(maxsize=8)
def weighting(cut: Grid) -> Weighting | None:
    """The K-weighting for a grid; None for rates at which it means nothing."""
    if not MIN_RATE <= cut.rate <= MAX_RATE:
        return None
    a, b, c, d = _balanced(*_cascade(_shelf(cut.rate), _high_pass(cut.rate)))
    length, blocks = cut.block, cut.blocks_per_hop
    powers = [np.eye(_ORDER)]
    for _ in range(length):
        powers.append(a @ powers[-1])
    apply = np.zeros((length + _ORDER, length))
    impulse = [d, *(float((c @ powers[i] @ b).item()) for i in range(length - 1))]
    for i in range(length):
        apply[: i + 1, i] = impulse[i::-1]
        apply[length:, i] = (c @ powers[i]).ravel()
    absorb = np.concatenate([(powers[length - 1 - j] @ b).T for j in range(length)])
    steps = [np.eye(_ORDER)]
    for _ in range(blocks):
        steps.append(powers[length] @ steps[-1])
    scan = np.zeros((blocks * _ORDER, (blocks + 1) * _ORDER))
    for i in range(blocks):
        for j in range(i + 1, blocks + 1):
            scan[i * _ORDER : (i + 1) * _ORDER, j * _ORDER : (j + 1) * _ORDER] = steps[j - 1 - i].T
    carry = np.concatenate([step.T for step in steps[:blocks]], axis=1)
    return Weighting(*(np.ascontiguousarray(matrix, np.float32) for matrix in (absorb, scan, carry, apply)))


def _shelf(rate: int) -> tuple[float, ...]:
    """BS.1770-4 stage 1 at any rate: b0 b1 b2 a1 a2. Analogue prototype of De Man, "Evaluation of implementations of
    the EBU R128 loudness measurement" (2018), which gives the standard's own coefficients at 48 kHz."""
    k, q = tan(pi * min(1681.974450955533, rate * 0.45) / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    return (
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    )


def _high_pass(rate: int) -> tuple[float, ...]:
    """BS.1770-4 stage 2 at any rate; source as above. The numerator is 1 -2 1, as in the standard's table."""
    k, q = tan(pi * 38.13547087602444 / rate), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return (1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)


def _cascade(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[Matrix, Matrix, Matrix, float]:
    """Both stages one after the other in state space: state' = A state + B x, y = C state + D x."""
    a1, b1, c1, d1 = _stage(first)
    a2, b2, c2, d2 = _stage(second)
    a = np.block([[a1, np.zeros((2, 2))], [b2 @ c1, a2]])
    return a, np.concatenate([b1, b2 * d1]), np.concatenate([d2 * c1, c2], axis=1), d1 * d2


def _stage(coefficients: tuple[float, ...]) -> tuple[Matrix, Matrix, Matrix, float]:
    b0, b1, b2, a1, a2 = coefficients
    a = np.array([[-a1, 1.0], [-a2, 0.0]])
    return a, np.array([[b1 - a1 * b0], [b2 - a2 * b0]]), np.array([[1.0, 0.0]]), b0


def _balanced(a: Matrix, b: Matrix, c: Matrix, d: float) -> tuple[Matrix, Matrix, Matrix, float]:
    """The same filter with states of equal size for white noise, so that 32-bit floats lose nothing to cancellation."""
    spread, step = b @ b.T, a
    for _ in range(_DOUBLINGS):
        spread = spread + step @ spread @ step.T
        step = step @ step
    root = np.linalg.cholesky(spread)
    return np.linalg.solve(root, a @ root), np.linalg.solve(root, b), c @ root, d
