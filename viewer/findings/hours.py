# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""At which hours of the day and of the week groups of recordings were made, and how much two such rhythms differ."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from viewer.case.observation import Value
from viewer.findings.measured import Measured, whole

_NIGHT_HOURS = 6
_CHI_SQUARES = 10.0


def hours_of(group: Measured) -> list[int]:
    """Recordings by hour of the week in UTC, Monday first; zeros where that was not measured."""
    held: Value = group.observation.values.get("hours")
    told = [whole(one) for one in held] if isinstance(held, list) else []
    return told if len(told) == 168 else [0] * 168


def by_hour(groups: Iterable[Measured]) -> list[int]:
    """Recordings by hour of the day in UTC."""
    day = [0] * 24
    for group in groups:
        for hour, count in enumerate(hours_of(group)):
            day[hour % 24] += count
    return day


def by_kind_of_day(groups: Iterable[Measured]) -> list[int]:
    """Two-hour counts of working days, then of week-ends."""
    found = [0] * 24
    for group in groups:
        for hour, count in enumerate(hours_of(group)):
            found[(12 if hour >= 120 else 0) + hour % 24 // 2] += count
    return found


def quietest_hours(day: Sequence[int]) -> float:
    """The middle of the quietest six hours, in hours from midnight UTC; the earliest of several."""
    sums = [sum(day[(start + hour) % 24] for hour in range(_NIGHT_HOURS)) for start in range(24)]
    return (sums.index(min(sums)) + _NIGHT_HOURS / 2) % 24


def clock_difference(hours: float) -> float:
    """A difference of hours on the clock, 0 to 12."""
    return min(hours % 24, -hours % 24)


def divergence_bits(one: Sequence[float], other: Sequence[float]) -> float:
    """The Jensen-Shannon divergence of two histograms with equal weight, 0 (alike) to 1 (nothing in common)."""
    first, second = [x / sum(one) for x in one], [x / sum(other) for x in other]
    middle = [(a + b) / 2 for a, b in zip(first, second, strict=True)]
    return (_relative(first, middle) + _relative(second, middle)) / 2


def _relative(one: Sequence[float], to: Sequence[float]) -> float:
    return sum(a * math.log2(a / b) for a, b in zip(one, to, strict=True) if a > 0)


def beyond_chance(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two histograms differ by more than chance and bursts explain: the G statistic of homogeneity (Sokal and
    Rohlf, Biometry) is ten times its degrees of freedom.
    """
    n, m = sum(one), sum(other)
    statistic = 0.0
    for a, b in zip(one, other, strict=True):
        for count, share in ((a, n / (n + m)), (b, m / (n + m))):
            statistic += 2 * count * math.log(count / ((a + b) * share)) if count else 0.0
    return statistic >= _CHI_SQUARES * (len(one) - 1)
