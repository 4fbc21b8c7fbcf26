# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How findings become standings: the model of pooled evidence (ADR 0019, docs/validation/judgement.md).

A finding's strength is a log10 likelihood ratio for "from somebody else's account or device" against "from the owner's
household". Findings of one family rest on one source: only the strongest counts. Families are not independent either,
so the second strongest counts `DISCOUNT` of its weight, the third its square, and so on; each side is bounded, as
nothing here was validated further. What speaks for and what speaks against are summed apart, and subtracted. A finding
that the user explained weighs nothing.

Two scales: the middle of each class on the verbal scale (`WEIGHTS`) decides what a cell is called; the ratio that is
stated (`llr`) uses what `make fit-judgement` found on made-up households (`FITTED`), bounded by what the number of
training groups carries (ELUB, Vergeer et al. 2016), and is far more modest.

A cell is `inconsistent` only where the classes reach 100 to 1 and the balance rests on at least one strong finding
(S3), or on moderate ones (S2) of two families, since a single moderate clue is an accident too often; `consistent`
only on positive support, and never where the voice is that of nobody who enrolled (M32: somebody else on your device);
everything else is `undecided`. Structural contradictions of the export as a whole are neutral: they tell that
something is wrong with the parcel, not with which recording, and never touch a cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
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
DISCOUNT = 0.5
BOUND = 4.5
FITTED = {Strength.S0: 0.1, Strength.S1: 0.3, Strength.S2: 1.29, Strength.S3: 1.29, Strength.S4: 4.0}
FITTED_DISCOUNT = 0.79
FITTED_BOUND = 1.2
CHANCE = 0.0206
INCONSISTENT_FROM = 2.0
CONSISTENT_FROM = 1.0
_CLASSES = ((4.0, Strength.S4), (2.0, Strength.S3), (1.0, Strength.S2), (0.3, Strength.S1))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a set of findings comes to: standing, strength, and the pooled log10 likelihood ratio (positive: somebody
    else's).
    """

    standing: Standing
    strength: Strength
    llr: float


def weigh(findings: Collection[Finding]) -> Weighed:
    """Weigh the findings that cover one cell, but for those that are explained. Order does not matter."""
    pro, contra = dict[str, Strength](), dict[str, Strength]()
    for one in findings:
        if one.explained:
            continue
        side = pro if one.direction is Direction.FOR else contra if one.direction is Direction.AGAINST else None
        if side is not None:
            side[one.family] = max(one.strength, side.get(one.family, Strength.S0))
    balance = min(BOUND, _sum(pro.values())) - min(BOUND, _sum(contra.values()))
    llr = _ratio(pro.values(), contra.values())
    strength = next((strength for least, strength in _CLASSES if abs(balance) >= least), Strength.S0)
    if _carries(pro.values()) and balance >= INCONSISTENT_FROM:
        return Weighed(Standing.INCONSISTENT, strength, llr)
    if contra and balance <= -CONSISTENT_FROM and not _somebody_else(findings):
        return Weighed(Standing.CONSISTENT, strength, llr)
    return Weighed(Standing.UNDECIDED, strength, llr)


def _carries(strengths: Collection[Strength]) -> bool:
    moderate = sum(1 for one in strengths if one >= Strength.S2)
    return moderate > 1 or max(strengths, default=Strength.S0) >= Strength.S3


def _somebody_else(findings: Iterable[Finding]) -> bool:
    return any(one.rule == "M32" for one in findings)


def _sum(
    strengths: Iterable[Strength], weights: Mapping[Strength, float] = WEIGHTS, discount: float = DISCOUNT
) -> float:
    ordered = sorted((weights[one] for one in strengths), reverse=True)
    return sum(weight * discount**rank for rank, weight in enumerate(ordered))


def _ratio(pro: Iterable[Strength], contra: Iterable[Strength]) -> float:
    """The pooled log10 likelihood ratio, by the weights that were fitted."""
    balance = _sum(pro, FITTED, FITTED_DISCOUNT) - _sum(contra, FITTED, FITTED_DISCOUNT)
    return round(max(-FITTED_BOUND, min(FITTED_BOUND, balance)), 3)


class Covering:
    """Finds the findings that cover a cell. What the cells of a group share is worked out once."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """`findings` keep their positions: answers are indexes into them."""
        self._findings = findings
        self._subjects: dict[str, list[int]] = {}
        self._weighed: dict[tuple[int, ...], Weighed] = {}
        self._groups: dict[tuple[str, str, str, str], _Group] = {}
        for index, one in enumerate(findings):
            if one.subject != "export" or one.direction is not Direction.NEUTRAL:
                self._subjects.setdefault(one.subject, []).append(index)

    def of(self, cell: Cell) -> tuple[int, ...]:
        """Indexes of the findings whose subject holds the cell and whose days, if bounded, hold its day.

        A cell without a day lies within the bounds of what speaks against, and outside of what speaks for: a recording
        without a date cannot be out of bounds.
        """
        parts = (cell.device, cell.account, cell.voice, cell.batch)
        group = self._groups.get(parts)
        if group is None:
            group = self._groups[parts] = _Group(self._findings, self._about(cell))
        return group.on(cell.day)

    def _about(self, cell: Cell) -> list[int]:
        found = list(self._subjects.get("export", ()))
        for kind in GroupKind:
            key = cell.key(kind)
            if key or kind is GroupKind.BATCH:
                found += self._subjects.get(f"{kind}:{key}", ())
        return sorted(found)

    def verdict(self, tally: Tally) -> CellVerdict:
        """The verdict on one cell."""
        indexes = self.of(tally.cell)
        weighed = self._weighed.get(indexes)
        if weighed is None:
            weighed = self._weighed[indexes] = weigh([self._findings[index] for index in indexes])
        return CellVerdict(tally.cell, weighed.standing, weighed.strength, indexes, weighed.llr)


class _Group:
    """The findings about one group; between two of their bounds all days have the same ones."""

    def __init__(self, findings: Sequence[Finding], about: Sequence[int]) -> None:
        self._findings, self._about = findings, about
        bounded = [findings[index] for index in about if findings[index].first_day or findings[index].last_day]
        firsts = {one.first_day for one in bounded}
        self._bounds = sorted((firsts | {f"{one.last_day}~" for one in bounded if one.last_day}) - {""})
        self._known: dict[int, tuple[int, ...]] = {}

    def on(self, day: str) -> tuple[int, ...]:
        """The findings that hold on a day; empty: on none that is known. Days between two bounds are alike: the day
        after a last day sorts after that day with a tilde.
        """
        place = bisect_right(self._bounds, day) if day else -1
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = tuple(one for one in self._about if _holds(self._findings[one], day))
        return found


def _holds(finding: Finding, day: str) -> bool:
    if not finding.first_day and not finding.last_day:
        return True
    if not day:
        return finding.direction is Direction.AGAINST
    return finding.first_day <= day and (not finding.last_day or day <= finding.last_day)
