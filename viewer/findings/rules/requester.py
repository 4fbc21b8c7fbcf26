# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M30: the cover letter is addressed to somebody else: not me who asked."""

from __future__ import annotations

from viewer.case.facts import Facts
from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.compare import differs_by_one, name_words, plain_email, same_person
from viewer.findings.measured import facts_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("family_request", "representative", "former_name"))
_SHOWN = 8
TITLES = name_words(
    """
    herr herrn frau dr prof dipl ing mr mrs ms miss sir madam dear hello hallo sehr geehrte geehrter liebe lieber guten
    tag kunde kundin customer kunden client cliente madame monsieur mme mlle bonjour señor señora sr sra don doña
    estimado estimada signor signora sig gentile cher chère user nutzer an to de von für for
    """
)


def other_requester(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S3, where a letter of the export names who asked for it, and that is nobody of the household.

    S2 where a name is shared with the owner (a relative, a former name), S1 where one character differs. Needs the
    owner's name. Titles and salutations do not count; an e-mail address is compared with the stated ones, and is not
    strange if it holds a name of the household. One requester of the household settles it.
    """
    if not grounds.facts.owner.names:
        return ()
    told = [(fact, _is_strange(fact.value, grounds.facts)) for fact in facts_of(grounds, FactKind.REQUESTER)]
    facts = [fact for fact, strange in told if strange]
    if not facts or any(strange is False for _, strange in told):
        return ()
    people = {frozenset(_words(fact.value)) for fact in facts}
    mine = [name_words(one) for one in _names(grounds.facts)]
    typing = any(differs_by_one(_joined(one), _joined(name)) for one in people for name in mine)
    shared = any(not one.isdisjoint(name) for one in people for name in mine)
    strength = Strength.S1 if typing else Strength.S2 if shared else Strength.S3
    text = message(f"finding.M30.{'typing' if typing else 'shared' if shared else 'other'}", n=len(people))
    innocent = (message("innocent.typing_name"), *INNOCENT)
    evidence = ids(*facts[:_SHOWN])
    return (Finding("M30", "export", Direction.NEUTRAL, strength, text, innocent, evidence, "requester"),)


def _is_strange(value: str, facts: Facts) -> bool | None:
    """Whether a requester is nobody of the household; None where there is nothing to compare."""
    words = _words(value)
    if "@" in value:
        mine = {plain_email(one) for one in facts.owner.emails if one.strip()}
        if plain_email(value) in mine or same_person(" ".join(words), _names(facts)):
            return False
        return True if mine else None
    return not same_person(" ".join(words), _names(facts)) if words else None


def _words(value: str) -> frozenset[str]:
    """The words of a name without titles; those of an e-mail address before the @."""
    words = name_words(value.partition("@")[0].replace("_", " ")) - TITLES
    return frozenset(one for one in words if one.isalpha())


def _names(facts: Facts) -> tuple[str, ...]:
    return (*facts.owner.names, *(name for person in facts.household for name in person.names))


def _joined(words: frozenset[str]) -> str:
    return " ".join(sorted(words))
