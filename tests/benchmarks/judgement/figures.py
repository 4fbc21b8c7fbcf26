# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One figure with its limit, and how shares of counts are bounded."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import beta


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `least`: the limit is the least that is good enough, else the most; None: told only.

    `shown` is the value as prose.
    """

    name: str
    value: float
    limit: float | None
    shown: str
    least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the limit is kept."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.least else self.value <= self.limit

    @property
    def limit_shown(self) -> str:
        """The limit as prose."""
        if self.limit is None:
            return ""
        number = f"{self.limit:.1%}" if 0 < self.limit < 1 else f"{self.limit:g}"
        return f"at {'least' if self.least else 'most'} {number}"


def share(name: str, part: int, whole: int, limit: float | None, *, least: bool = False) -> Figure:
    """A share of a count; of nothing it is the limit itself, and says so."""
    if not whole:
        return Figure(name, limit or 0.0, None, "nothing to count", least)
    return Figure(name, part / whole, limit, f"{part / whole:.2%} ({part:,} of {whole:,})", least)


def upper_bound(part: int, whole: int, confidence: float = 0.95) -> float:
    """The upper bound of a rate of which `part` of `whole` were seen (Clopper and Pearson 1934, one-sided)."""
    return float(beta.ppf(confidence, part + 1, whole - part)) if part < whole else 1.0
