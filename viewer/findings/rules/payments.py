# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M26: cards and accounts that pay, by their last digits."""

from __future__ import annotations

import re

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.measured import facts_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("replaced_card", "gift_card", "family_card"))
_SHOWN = 8


def other_payments(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S2, where the files name cards or accounts and none ends as one that the owner stated.

    Where some are the owner's it says nothing: families share accounts. Endings of different length are compared by
    what both have, at least two digits.
    """
    mine = [one for one in map(_ending, grounds.facts.owner.payment_endings) if one]
    facts = [fact for fact in facts_of(grounds, FactKind.PAYMENT) if _ending(fact.value)]
    if not mine or not facts or any(_same(_ending(fact.value), one) for fact in facts for one in mine):
        return ()
    text = message("finding.M26.none", n=len({_ending(fact.value) for fact in facts}))
    evidence = ids(*facts[:_SHOWN])
    return (Finding("M26", "export", Direction.NEUTRAL, Strength.S2, text, INNOCENT, evidence, "payments"),)


def _ending(text: str) -> str:
    digits = re.sub(r"\D", "", text)[-4:]
    return digits if len(digits) >= 2 else ""


def _same(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)
