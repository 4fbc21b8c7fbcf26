# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M16: accounts and services of others, linked in the export's files or asked for in what was said."""

from __future__ import annotations

from viewer.case.facts import Facts
from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.compare import name_words, plain_email, same_person
from viewer.findings.measured import Measured, facts_of, ids
from viewer.findings.owned import devices_of

INNOCENT = tuple(message(f"innocent.{name}") for name in ("family_plan", "alias", "trial"))
INNOCENT_SPOKEN = tuple(message(f"innocent.{name}") for name in ("family_plan", "guest", "built_in_service"))
FEWEST = 5
_BUILT_IN = frozenset(("amazon", "alexa", "prime"))
_GROUPS = ("device:", "account:", "batch:")
_SHOWN = 8


def linked_services(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral: a linked account is in the name or at the e-mail address of nobody at home, S2, or the provider is one
    that the owner never subscribed to, S1.

    Needs stated services, and for accounts stated names or addresses. The company's own services are no sign.
    """
    services = _services(grounds.facts)
    facts = facts_of(grounds, FactKind.LINKED_SERVICE)
    if not services:
        return ()
    accounts = [one for one in facts if _is_strange(one.get("account"), grounds.facts)]
    providers = [one for one in facts if not _is_built_in(one.value) and not same_person(one.value, services)]
    shown, key, strength = (accounts, "accounts", Strength.S2) if accounts else (providers, "providers", Strength.S1)
    told = {one.get("account") for one in accounts} if accounts else {one.value for one in providers}
    if not shown:
        return ()
    text = message(f"finding.M16.{key}", n=len(told))
    evidence = ids(*shown[:_SHOWN])
    return (Finding("M16", "export", Direction.NEUTRAL, strength, text, INNOCENT, evidence, "services"),)


def spoken_services(grounds: Grounds) -> tuple[Finding, ...]:
    """For, S1, on a group whose lines name services at least five times, and never one that the owner has.

    Needs stated services. Groups with recordings of the owner's own devices are left out: guests ask there for what
    they know from home.
    """
    services = _services(grounds.facts)
    if not services:
        return ()
    own = _own_groups(grounds)
    found = []
    for group in _worded(grounds):
        named = {name: n for name, n in group.counts("services").items() if not _is_built_in(name)}
        mine = any(same_person(name, services) for name in named)
        if sum(named.values()) >= FEWEST and not mine and group.subject not in own:
            text = message("finding.M16.spoken", n=sum(named.values()))
            found.append(
                Finding("M16", group.subject, Direction.FOR, Strength.S1, text, INNOCENT_SPOKEN, ids(group), "services")
            )
    return tuple(found)


def _worded(grounds: Grounds) -> list[Measured]:
    found = [one for one in grounds.observations if one.instrument == "wording" and one.subject.startswith(_GROUPS)]
    return [Measured(one) for one in sorted(found, key=lambda one: one.subject)]


def _own_groups(grounds: Grounds) -> frozenset[str]:
    """The subjects of all groups that hold recordings of the owner's devices."""
    devices = {one.cell.device for one in grounds.tallies}
    mine = {key for key in devices if devices_of(key, grounds.facts)}
    cells = [one.cell for one in grounds.tallies if one.cell.device in mine]
    return frozenset(f"{kind}:{cell.key(kind)}" for cell in cells for kind in GroupKind)


def _services(facts: Facts) -> tuple[str, ...]:
    return tuple(one for one in facts.owner.services if name_words(one))


def _is_built_in(service: str) -> bool:
    words = name_words(service)
    return not words or not words.isdisjoint(_BUILT_IN)


def _is_strange(account: str, facts: Facts) -> bool:
    """Whether an account, an e-mail address or a name, is nobody's at home; False where that cannot be told."""
    names = (*facts.owner.names, *(name for person in facts.household for name in person.names))
    local, at, domain = account.partition("@")
    if at and not (local.strip() and domain.strip()):
        return False
    if at:
        mine = {plain_email(one) for one in facts.owner.emails if one.strip()}
        return bool(mine) and plain_email(account) not in mine and not same_person(local.replace("_", " "), names)
    return bool(facts.owner.names and name_words(account)) and not same_person(account, names)
