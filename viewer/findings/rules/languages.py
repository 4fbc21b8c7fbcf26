# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M12: languages and locales that nobody of the household speaks."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.compare import language_of, short
from viewer.findings.measured import facts_of, groups_of, ids
from viewer.findings.spoken import household_languages

INNOCENT = tuple(message(f"innocent.{name}") for name in ("expat", "learning", "guest"))
FEWEST = 5


def other_language(grounds: Grounds) -> tuple[Finding, ...]:
    """For, S1, on a device of whose recordings at least five name a language, and none a language of the household."""
    spoken = household_languages(grounds.facts)
    found = []
    for group in groups_of(grounds, GroupKind.DEVICE):
        languages = group.counts("languages")
        known = {language_of(name): count for name, count in languages.items() if language_of(name)}
        if spoken and known and sum(known.values()) >= FEWEST and spoken.isdisjoint(known):
            text = message("finding.M12.for", n=sum(languages.values()), device=short(group.key))
            found.append(
                Finding("M12", group.subject, Direction.FOR, Strength.S1, text, INNOCENT, ids(group), "language")
            )
    return tuple(found)


def other_locale(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: the export's files name locales, and none of a language of the household."""
    spoken = household_languages(grounds.facts)
    facts = [fact for fact in facts_of(grounds, FactKind.LOCALE) if language_of(fact.value)]
    if not spoken or not facts or any(language_of(fact.value) in spoken for fact in facts):
        return ()
    text = message("finding.M12.files", n=len({fact.value for fact in facts}))
    evidence = ids(*facts)
    return (Finding("M12", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, evidence, "language"),)
