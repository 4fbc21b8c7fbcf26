# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How findings become standings and a conclusion.

The model: a finding's strength is a log10 likelihood ratio for "somebody else's" against "the owner's", at the
middle of its class on the verbal scale (PRODUCT d.3). Findings of one family rest on one source: only the strongest
counts. Families are not independent either, so the second strongest counts half, the third a quarter, and so on;
each side is bounded, as nothing here proves more than the highest class. What speaks for and what speaks against
are summed apart, and subtracted.

A cell is `inconsistent` only on at least one strong finding (S3) that outweighs what speaks against by the width of
that class; `consistent` only on positive support, and never where the voice is that of nobody who enrolled (M32:
somebody else on your device); everything else is `undecided`. Structural contradictions of the export as a whole are
neutral: they tell that something is wrong with the parcel, not with which recording, and never touch a cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from viewer.case.finding import (
    Cell,
    CellVerdict,
    Direction,
    Finding,
    GroupKind,
    Standing,
    Strength,
    Tally,
)

WEIGHTS = {Strength.S0: 0.1, Strength.S1: 0.5, Strength.S2: 1.5, Strength.S3: 3.0, Strength.S4: 4.0}
BOUND = 4.5
CHANCE = 0.003
INCONSISTENT_FROM = 2.0
CONSISTENT_FROM = 1.0
_CLASSES = ((4.0, Strength.S4), (2.0, Strength.S3), (1.0, Strength.S2), (0.3, Strength.S1))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a set of findings comes to: standing, strength of the balance, and the balance itself (log10, positive:
    for).
    """

    standing: Standing
    strength: Strength
    balance: float


def weigh(findings: Collection[Finding]) -> Weighed:
    """Weigh the findings that cover one cell, but for those that are explained. Order does not matter."""
    pro, contra = dict[str, Strength](), dict[str, Strength]()
    for one in findings:
        if one.explained:
            continue
        side = pro if one.direction is Direction.FOR else contra if one.direction is Direction.AGAINST else None
        if side is not None:
            side[one.family] = max(one.strength, side.get(one.family, Strength.S0))
    balance = _sum(pro.values()) - _sum(contra.values())
    strength = next((strength for least, strength in _CLASSES if abs(balance) >= least), Strength.S0)
    strong = max(pro.values(), default=Strength.S0) >= Strength.S3
    if strong and balance >= INCONSISTENT_FROM:
        return Weighed(Standing.INCONSISTENT, strength, balance)
    if contra and balance <= -CONSISTENT_FROM and not _somebody_else(findings):
        return Weighed(Standing.CONSISTENT, strength, balance)
    return Weighed(Standing.UNDECIDED, strength, balance)


def _somebody_else(findings: Iterable[Finding]) -> bool:
    return any(one.rule == "M32" for one in findings)


def _sum(strengths: Iterable[Strength]) -> float:
    ordered = sorted((WEIGHTS[one] for one in strengths), reverse=True)
    return min(BOUND, sum(weight * 0.5**rank for rank, weight in enumerate(ordered)))


class Covering:
    """Finds the findings that cover a cell."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """`findings` keep their positions: answers are indexes into them."""
        self._findings = findings
        self._subjects: dict[str, list[int]] = {}
        self._weighed: dict[tuple[int, ...], Weighed] = {}
        for index, one in enumerate(findings):
            if one.subject != "export" or one.direction is not Direction.NEUTRAL:
                self._subjects.setdefault(one.subject, []).append(index)

    def of(self, cell: Cell) -> tuple[int, ...]:
        """Indexes of the findings whose subject holds the cell and whose days, if bounded, hold its day.

        A cell without a day lies within the bounds of what speaks against, and outside of what speaks for: a recording
        without a date cannot be out of bounds.
        """
        found = list(self._subjects.get("export", ()))
        for kind in GroupKind:
            key = cell.key(kind)
            if key or kind is GroupKind.BATCH:
                found += self._subjects.get(f"{kind}:{key}", ())
        return tuple(sorted(index for index in found if _holds(self._findings[index], cell.day)))

    def verdict(self, tally: Tally) -> CellVerdict:
        """The verdict on one cell."""
        indexes = self.of(tally.cell)
        weighed = self._weighed.get(indexes)
        if weighed is None:
            weighed = self._weighed[indexes] = weigh([self._findings[index] for index in indexes])
        return CellVerdict(tally.cell, weighed.standing, weighed.strength, indexes, round(weighed.balance, 3))


def _holds(finding: Finding, day: str) -> bool:
    if not finding.first_day and not finding.last_day:
        return True
    if not day:
        return finding.direction is Direction.AGAINST
    return finding.first_day <= day and (not finding.last_day or day <= finding.last_day)
