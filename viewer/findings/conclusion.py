# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a case as a whole suggests, by PRODUCT d: strict before it says that a report is due, plain about knowing
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from viewer.case.facts import Facts
from viewer.case.finding import CellVerdict, Conclusion, Direction, Finding, Standing, Strength, Tally

_WHOSE_FILES = ("M04", "M05", "M06", "M30")

Concluded = tuple[Conclusion, tuple[int, ...]]


def conclude(
    facts: Facts,
    findings: Sequence[Finding],
    verdicts: Sequence[CellVerdict],
    tallies: Sequence[Tally],
    *,
    own_files: bool = False,
) -> Concluded:
    """The conclusion, and the indexes of the findings that are its reasons, the strongest first.

    `report_suggested`: the owner stated something, and some inconsistent recordings rest on one S4, or on S3 of two
    families; a contradiction between the export's files (neutral, S3) may be the second. `worth_a_look`: recordings are
    inconsistent, or anything of at least S2 speaks for it. `no_sign`: at least half of the recordings have positive
    support (guests on the owner's own device have it too), and nothing of the kind was found; of an export
    without recordings, that its files carry the owner's customer number or name (`own_files`) and nobody else's.
    `cannot_tell`: everything else.
    """
    inconsistent = sorted({one.findings for one in verdicts if one.standing is Standing.INCONSISTENT})
    strong = [_strong(findings, indexes) for indexes in inconsistent]
    parcel = [index for index, one in enumerate(findings) if _of_parcel(one) and _counts(one, Strength.S3)]
    if not facts.is_empty and any(_enough(findings, indexes, parcel) for indexes in strong):
        return Conclusion.REPORT_SUGGESTED, _ordered(findings, {*parcel, *(i for indexes in strong for i in indexes)})
    looked = {index for index, one in enumerate(findings) if _stands_out(one)}
    if looked or inconsistent:
        return Conclusion.WORTH_A_LOOK, _ordered(findings, looked)
    supported = sum(tally.recordings for one, tally in zip(verdicts, tallies, strict=True) if _supported(findings, one))
    if supported and 2 * supported >= sum(tally.recordings for tally in tallies):
        mine = {index for index, one in enumerate(findings) if one.direction is Direction.AGAINST}
        return Conclusion.NO_SIGN, _ordered(findings, mine)
    if not tallies and own_files and not any(_of_somebody(one) for one in findings):
        return Conclusion.NO_SIGN, ()
    return Conclusion.CANNOT_TELL, ()


def _strong(findings: Sequence[Finding], indexes: Collection[int]) -> tuple[int, ...]:
    return tuple(i for i in indexes if _counts(findings[i], Strength.S3) and findings[i].direction is Direction.FOR)


def _counts(one: Finding, least: Strength) -> bool:
    """Whether a finding is at least so strong and nothing that the user said explains it."""
    return one.strength >= least and not one.explained


def _enough(findings: Sequence[Finding], strong: Collection[int], parcel: Collection[int]) -> bool:
    """Whether a report may rest on these strong findings of one cell: one S4, or two families."""
    decisive = any(findings[index].strength is Strength.S4 for index in strong)
    return decisive or len({findings[index].family for index in (*strong, *parcel)}) > 1


def _supported(findings: Sequence[Finding], verdict: CellVerdict) -> bool:
    """Whether a cell is consistent, or would be but for somebody else's voice on the owner's own device."""
    mine = any(
        findings[i].direction is Direction.AGAINST and findings[i].strength >= Strength.S3 for i in verdict.findings
    )
    return verdict.standing is Standing.CONSISTENT or (verdict.standing is Standing.UNDECIDED and mine)


def _of_somebody(one: Finding) -> bool:
    """Whether a finding says that the files carry somebody else's number, name or address."""
    return one.rule in _WHOSE_FILES and one.direction is not Direction.AGAINST and not one.explained


def _of_parcel(one: Finding) -> bool:
    return one.subject == "export" and one.direction is Direction.NEUTRAL


def _stands_out(one: Finding) -> bool:
    return _counts(one, Strength.S2) and (one.direction is Direction.FOR or _of_parcel(one))


def _ordered(findings: Sequence[Finding], indexes: Collection[int]) -> tuple[int, ...]:
    return tuple(sorted(indexes, key=lambda index: (-findings[index].strength, index)))
