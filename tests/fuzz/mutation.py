# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Makes new inputs from old ones: bytes turned over, stretches cut, doubled or grafted, numbers set to extremes."""

from __future__ import annotations

import random
from collections.abc import Sequence

_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**63, 2**64 - 1)
_MOST_BYTES = 1 << 17


def mutated(seeds: Sequence[bytes], rng: random.Random) -> bytes:
    """One of the seeds with one to eight changes; the same for the same state of `rng`."""
    data = bytearray(rng.choice(seeds))
    for _ in range(rng.randint(1, 8)):
        rng.choice((_flip, _set, _extreme, _cut, _double, _remove, _graft))(data, seeds, rng)
    return bytes(data[:_MOST_BYTES])


def _place(data: bytearray, rng: random.Random) -> int:
    return rng.randrange(len(data) + 1)


def _span(data: bytes | bytearray, rng: random.Random) -> slice:
    start = rng.randrange(len(data) + 1)
    return slice(start, start + rng.choice((1, 2, 4, 30, rng.randrange(1, len(data) + 2))))


def _flip(data: bytearray, _: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _set(data: bytearray, _: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.randrange(256)


def _extreme(data: bytearray, _: Sequence[bytes], rng: random.Random) -> None:
    width, at = rng.choice((1, 2, 4, 8)), _place(data, rng)
    number = rng.choice(_EXTREMES) & ((1 << 8 * width) - 1)
    data[at : at + width] = number.to_bytes(width, rng.choice(("little", "big")))


def _cut(data: bytearray, _: Sequence[bytes], rng: random.Random) -> None:
    del data[_place(data, rng) :]


def _double(data: bytearray, _: Sequence[bytes], rng: random.Random) -> None:
    at = _place(data, rng)
    data[at:at] = data[_span(data, rng)]


def _remove(data: bytearray, _: Sequence[bytes], rng: random.Random) -> None:
    del data[_span(data, rng)]


def _graft(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    other = rng.choice(seeds)
    data[_span(data, rng)] = other[_span(other, rng)]
