# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M28: the owner's own data that is missing. Foreign data that came and own data that did not look like a swap."""

from __future__ import annotations

from viewer.case.absence import Absence, Missing
from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.findings.absences import TELLABLE, UNDERSTOOD, absences, coverage

INNOCENT = tuple(message(f"innocent.{name}") for name in ("away", "retention", "own_deletion", "unused", "scope"))


def missing_data(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral: whole months, a device or a requested category is missing. S2 where at least 99 % of the export was
    understood, S1 from 95 %, else nothing. S1 where only one service has gaps: people stop and begin again to use one.
    S0 where habit, chance or days away explain the gaps.
    """
    understood = coverage(grounds)
    found = [one for one in absences(grounds) if one.kind is not Missing.UNTOLD]
    telling = [one for one in found if one.telling]
    shown = telling or found
    if not shown or understood is None or understood < TELLABLE:
        return ()
    whole = understood >= UNDERSTOOD
    services = {one.what for one in telling if _of_service(one)}
    firm = whole and (len(services) > 1 or not all(_of_service(one) for one in telling))
    strength = Strength.S0 if not telling else Strength.S2 if firm else Strength.S1
    key = "neutral" if telling and whole else "partly" if telling else "habit"
    innocent = INNOCENT if whole else (message("innocent.not_understood"), *INNOCENT)
    evidence = tuple(dict.fromkeys(name for one in shown for name in one.evidence))
    text = message(f"finding.M28.{key}", n=len(shown))
    return (Finding("M28", "export", Direction.NEUTRAL, strength, text, innocent, evidence, "missing"),)


def _of_service(one: Absence) -> bool:
    return one.text.key == "absence.service_month"
