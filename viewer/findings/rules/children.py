# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M27: profiles of children in a household without one."""

from __future__ import annotations

from viewer.case.facts import Person
from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.compare import name_words, same_person
from viewer.findings.measured import facts_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("visiting_child", "grown_child", "own_profile_type"))
_SHOWN = 8
CHILD_WORDS = name_words(
    """
    kind kinder tochter töchter sohn söhne baby enkel enkelin enkelkind neffe nichte mündel jugendlicher teenager
    child children daughter son kid kids grandchild grandson granddaughter nephew niece stepson stepdaughter teen ward
    enfant enfants fils fille bébé neveu nièce hijo hija hijos niño niña nieto nieta sobrino sobrina
    figlio figlia figli bambino bambina nipote
    """
)
_ENDINGS = tuple(word for word in CHILD_WORDS if len(word) >= 4)


def child_profiles(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: the files tell of profiles of children or teenagers, and the stated household has none.

    Needs at least one stated person, since "nobody" and "not stated" look alike, and the relation of every one. A
    profile with the name of somebody at home is theirs.
    """
    household = grounds.facts.household
    if not household or any(not one.relation.strip() or _is_child(one) for one in household):
        return ()
    names = (*grounds.facts.owner.names, *(name for one in household for name in one.names))
    facts = [one for one in facts_of(grounds, FactKind.CHILD_PROFILE) if not same_person(one.value, names)]
    if not facts:
        return ()
    text = message("finding.M27.neutral", n=len({name_words(one.value) for one in facts}))
    evidence = ids(*facts[:_SHOWN])
    return (Finding("M27", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, evidence, "household"),)


def _is_child(person: Person) -> bool:
    return any(word in CHILD_WORDS or word.endswith(_ENDINGS) for word in name_words(person.relation))
