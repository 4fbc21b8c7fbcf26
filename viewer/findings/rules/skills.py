# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M14: skills and wake words of an assistant that the owner never chose."""

from __future__ import annotations

import re

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import name_words, same_person
from viewer.findings.measured import facts_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("default_skills", "household_settings", "forgotten_skill"))
FEWEST = 3
_SHOWN = 8
_OFF = re.compile(
    r"disab|not.?enab|deakt|désact|desact|disatt|inact|inakt|remov|entfernt|false|off\b|aus\b", re.IGNORECASE
)


def other_skills(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: at least three skills are enabled, and none of them is one that the owner stated.

    Needs stated skills. What was disabled is left out; a wake word that the owner states among them counts as theirs.
    Defaults change and anybody at home can enable one, so it never weighs more.
    """
    mine = [one for one in grounds.facts.owner.skills if name_words(one)]
    enabled = [one for one in facts_of(grounds, FactKind.SKILL) if name_words(one.value) and not _is_off(one)]
    different = {name_words(one.value) for one in enabled}
    known = (*enabled, *facts_of(grounds, FactKind.WAKE_WORD))
    if not mine or len(different) < FEWEST or any(same_person(one.value, mine) for one in known):
        return ()
    text = message("finding.M14.neutral", n=len(different))
    evidence = ids(*enabled[:_SHOWN])
    return (Finding("M14", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, evidence, "skills"),)


def _is_off(fact: AccountFact) -> bool:
    return _OFF.search(fact.get("status")) is not None
