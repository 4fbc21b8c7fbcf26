# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M05 and M06: names, e-mail addresses and telephone numbers in the files that are not the household's."""

from __future__ import annotations

import re

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import name_words, plain_email, same_person, same_phone
from viewer.findings.measured import facts_of, ids

INNOCENT_NAMES = tuple(message(f"innocent.{name}") for name in ("gift_address", "relative", "nickname"))
INNOCENT_EMAILS = tuple(message(f"innocent.{name}") for name in ("alias", "old_address", "household_account"))
INNOCENT_PHONES = tuple(message(f"innocent.{name}") for name in ("old_number", "household_account"))
_OTHERS = re.compile(r"contact|recipient|gift|sender|shipping|empf[aä]nger|geschenk", re.IGNORECASE)
_SHOWN = 8


def other_names(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral: names that are nobody's of the household. S2 where no name in the files is theirs, else S1.

    Müller, Mueller and Muller are one name; part of a name is enough. Needs the owner's name. Columns of recipients
    and contacts are left out.
    """
    household = [name for person in grounds.facts.household for name in person.names]
    if not grounds.facts.owner.names:
        return ()
    facts = [fact for fact in facts_of(grounds, FactKind.NAME) if not _OTHERS.search(fact.get("column"))]
    strange = [fact for fact in facts if not same_person(fact.value, (*grounds.facts.owner.names, *household))]
    n = len({name_words(fact.value) for fact in strange})
    none = len(strange) == len(facts)
    return _neutral("M05", "names", strange, n=n, strength=Strength.S2 if none else Strength.S1, none=none)


def other_emails(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral: the account holder's e-mail addresses are not the owner's. S2 where none of them is, else S1.

    Needs a stated e-mail address; what follows a plus sign, and Gmail's dots, do not count.
    Not S3, although PRODUCT d would allow it: people forget aliases, and this must not tip a case over the edge.
    """
    mine = {plain_email(one) for one in grounds.facts.owner.emails if one.strip()}
    if not mine:
        return ()
    facts = [fact for fact in facts_of(grounds, FactKind.EMAIL) if not _OTHERS.search(fact.get("column"))]
    strange = [fact for fact in facts if plain_email(fact.value) not in mine]
    n = len({plain_email(fact.value) for fact in strange})
    none = len(strange) == len(facts)
    return _neutral("M06", "contact", strange, n=n, strength=Strength.S2 if none else Strength.S1, none=none)


def other_phones(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral: the account holder's telephone numbers are not the owner's. S2 where none of them is, else S1.

    Needs a stated number; how a number is written does not count. Not S3, for the reason that e-mail addresses are not.
    """
    mine = [one for one in grounds.facts.owner.phones if same_phone(one, one)]
    if not mine:
        return ()
    facts = [fact for fact in facts_of(grounds, FactKind.PHONE) if not _OTHERS.search(fact.get("column"))]
    facts = [fact for fact in facts if same_phone(fact.value, fact.value)]
    strange = [fact for fact in facts if not any(same_phone(fact.value, one) for one in mine)]
    different: list[str] = []
    for fact in strange:
        if not any(same_phone(fact.value, one) for one in different):
            different.append(fact.value)
    none = len(strange) == len(facts)
    strength = Strength.S2 if none else Strength.S1
    return _neutral("M06", "contact", strange, n=len(different), strength=strength, none=none, phones=True)


def _neutral(
    rule: str, family: str, strange: list[AccountFact], *, n: int, strength: Strength, none: bool, phones: bool = False
) -> tuple[Finding, ...]:
    if not strange:
        return ()
    return (
        Finding(
            rule=rule,
            subject="export",
            direction=Direction.NEUTRAL,
            strength=strength,
            text=message(f"finding.{rule}.{'phones_' if phones else ''}{'none' if none else 'some'}", n=n),
            innocent=INNOCENT_PHONES if phones else INNOCENT_NAMES if rule == "M05" else INNOCENT_EMAILS,
            evidence=ids(*strange[:_SHOWN]),
            family=family,
        ),
    )
