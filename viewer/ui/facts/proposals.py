# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the export's own files say about its owner: proposed with its source, taken only when the owner says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viewer.case.reading import AccountFact, FactKind
from viewer.ui.facts.answers import Answers, Step, day, with_language, with_row, with_value, written

_STEPS = {
    FactKind.NAME: Step.NAMES,
    FactKind.EMAIL: Step.NAMES,
    FactKind.CUSTOMER_ID: Step.NAMES,
    FactKind.DEVICE: Step.DEVICES,
    FactKind.PLACE: Step.PLACES,
    FactKind.LOCALE: Step.LANGUAGES,
    FactKind.ACCOUNT_OPENED: Step.OPENED,
}
MOST_PROPOSED = 8
LONGEST_COUNTRY_CODE = 3


def here(timezone: str) -> AccountFact:
    """The time zone of this computer, as a proposal without a source."""
    return AccountFact(FactKind.PLACE, "", "", detail=(("timezone", timezone),))


def proposals_for(step: Step, said: Sequence[AccountFact], answers: Answers, language: str) -> tuple[AccountFact, ...]:
    """What of it answers this question and is not among the answers yet; what most rows say comes first."""
    fitting = [fact for fact in said if _STEPS.get(fact.kind) is step and taken(answers, fact, language) != answers]
    seen: dict[Answers, AccountFact] = {}
    for fact in sorted(fitting, key=lambda fact: -fact.count):
        seen.setdefault(taken(answers, fact, language), fact)
    return tuple(seen.values())[:MOST_PROPOSED]


def taken(answers: Answers, fact: AccountFact, language: str) -> Answers:
    """The answers with this proposal taken; unchanged where it is among them already or says nothing to the purpose."""
    match fact.kind:
        case FactKind.NAME:
            return replace(answers, names=with_value(answers.names, fact.value))
        case FactKind.EMAIL:
            return replace(answers, emails=with_value(answers.emails, fact.value))
        case FactKind.CUSTOMER_ID:
            return replace(answers, customer_ids=with_value(answers.customer_ids, fact.value))
        case FactKind.LOCALE:
            return with_language(answers, fact.value[:2].lower())
        case FactKind.ACCOUNT_OPENED:
            return replace(answers, opened=_day(fact.value, language)) if not answers.opened else answers
        case FactKind.DEVICE:
            since, until = _day(fact.get("since"), language), _day(fact.get("until"), language)
            row = (fact.get("name"), fact.get("model"), fact.value, since, until)
            known = any(cells[2] == fact.value for cells in answers.devices)
            return answers if known else replace(answers, devices=with_row(answers.devices, row))
        case FactKind.PLACE:
            city, zone = fact.get("city") or fact.value, fact.get("timezone")
            if not zone and len(city) <= LONGEST_COUNTRY_CODE:
                return answers
            known = any(cells[:2] == (city, zone) or (not city and cells[1]) for cells in answers.places)
            return answers if known else replace(answers, places=with_row(answers.places, (city, zone, "", "")))
        case _:
            return answers


def _day(text: str, language: str) -> str:
    try:
        return written(day(text[:10]), language)
    except ValueError:
        return ""
