# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the export's own files say about its owner: proposed with its source, taken only when the owner says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from viewer.case.reading import AccountFact, FactKind
from viewer.ui.facts.answers import Answers, with_language, with_row, with_value
from viewer.ui.facts.stating import day, written
from viewer.ui.facts.steps import Step

_STEPS = {
    FactKind.NAME: Step.NAMES,
    FactKind.EMAIL: Step.NAMES,
    FactKind.PHONE: Step.NAMES,
    FactKind.CUSTOMER_ID: Step.NAMES,
    FactKind.REQUESTER: Step.NAMES,
    FactKind.DEVICE: Step.DEVICES,
    FactKind.PLACE: Step.PLACES,
    FactKind.TIME_ZONE: Step.PLACES,
    FactKind.LOCALE: Step.LANGUAGES,
    FactKind.CHILD_PROFILE: Step.HOUSEHOLD,
    FactKind.SMART_HOME: Step.HOME,
    FactKind.LINKED_SERVICE: Step.HOME,
    FactKind.SKILL: Step.HOME,
    FactKind.ACCOUNT_OPENED: Step.ACCOUNT,
    FactKind.PAYMENT: Step.ACCOUNT,
}
_FIELDS = {
    FactKind.NAME: "names",
    FactKind.EMAIL: "emails",
    FactKind.PHONE: "phones",
    FactKind.CUSTOMER_ID: "customer_ids",
    FactKind.SMART_HOME: "rooms",
    FactKind.LINKED_SERVICE: "services",
    FactKind.SKILL: "skills",
    FactKind.PAYMENT: "payment_endings",
}
MOST_PROPOSED, FEWEST_OF_A_KIND = 8, 2
LONGEST_COUNTRY_CODE = 3


def here(timezone: str) -> AccountFact:
    """The time zone of this computer, as a proposal without a source."""
    return AccountFact(FactKind.PLACE, "", "", detail=(("timezone", timezone),))


def proposals_for(step: Step, said: Sequence[AccountFact], answers: Answers, language: str) -> tuple[AccountFact, ...]:
    """What of it answers this question and is not among the answers yet; what most rows say comes first, and no kind
    of thing crowds the others out."""
    fitting = [fact for fact in said if _STEPS.get(fact.kind) is step and taken(answers, fact, language) != answers]
    seen: dict[Answers, AccountFact] = {}
    for fact in sorted(fitting, key=lambda fact: -fact.count):
        seen.setdefault(taken(answers, fact, language), fact)
    each = max(FEWEST_OF_A_KIND, MOST_PROPOSED // max(1, len({fact.kind for fact in seen.values()})))
    shown, counted = [], Counter[FactKind]()
    for fact in seen.values():
        counted[fact.kind] += 1
        if counted[fact.kind] <= each:
            shown.append(fact)
    return tuple(sorted(shown[:MOST_PROPOSED], key=lambda fact: list(_STEPS).index(fact.kind)))


def taken(answers: Answers, fact: AccountFact, language: str) -> Answers:
    """The answers with this proposal taken; unchanged where it is among them already or says nothing to the purpose."""
    if fact.kind in _FIELDS:
        return _with(answers, _FIELDS[fact.kind], fact.value)
    match fact.kind:
        case FactKind.REQUESTER:
            return _with(answers, "emails" if "@" in fact.value else "names", fact.value)
        case FactKind.LOCALE:
            return with_language(answers, fact.value[:2].lower())
        case FactKind.ACCOUNT_OPENED:
            return replace(answers, opened=_day(fact.value, language)) if not answers.opened else answers
        case FactKind.DEVICE:
            return _with_device(answers, fact, language)
        case FactKind.TIME_ZONE:
            return _with_zone(answers, fact.value) if "/" in fact.value else answers
        case FactKind.PLACE:
            return _with_place(answers, fact)
        case FactKind.CHILD_PROFILE:
            known = any(fact.value in cells[0] for cells in answers.household)
            row = (fact.value, fact.get("type"), "")
            return answers if known else replace(answers, household=with_row(answers.household, row))
        case _:
            return answers


def _with(answers: Answers, field: str, value: str) -> Answers:
    texts = {field: with_value(getattr(answers, field), value.replace(";", ",").strip())}
    return replace(answers, **texts)  # type: ignore[arg-type]  # every field of these is text


def _with_device(answers: Answers, fact: AccountFact, language: str) -> Answers:
    since, until = _day(fact.get("since"), language), _day(fact.get("until"), language)
    row = (fact.get("name"), fact.get("model"), fact.value, since, until)
    known = any(cells[2] == fact.value for cells in answers.devices)
    return answers if known else replace(answers, devices=with_row(answers.devices, row))


def _with_zone(answers: Answers, zone: str) -> Answers:
    known = any(cells[1] == zone for cells in answers.places)
    return answers if known else replace(answers, places=with_row(answers.places, ("", zone, "", "")))


def _with_place(answers: Answers, fact: AccountFact) -> Answers:
    city, zone = fact.get("city") or fact.value, fact.get("timezone")
    if not zone and len(city) <= LONGEST_COUNTRY_CODE:
        return answers
    known = any(cells[:2] == (city, zone) or (not city and cells[1]) for cells in answers.places)
    return answers if known else replace(answers, places=with_row(answers.places, (city, zone, "", "")))


def _day(text: str, language: str) -> str:
    try:
        return written(day(text[:10]), language)
    except ValueError:
        return ""
