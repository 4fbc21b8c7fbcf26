# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M15: rooms and things of a home that are not the owner's."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.compare import name_words
from viewer.findings.measured import facts_of, ids
from viewer.findings.spoken import Mentions, Spoken, in_common, mentions

INNOCENT = tuple(message(f"innocent.{name}") for name in ("things_renamed", "former_home", "household_names"))
FEWEST = 5
FEWEST_ROOMS = 2
FEWEST_OWN = 10
_FEWEST_THINGS = 3
_SHOWN = 8


def spoken_rooms(grounds: Grounds) -> tuple[Finding, ...]:
    """For, on a group whose requests name rooms or things at least twice, none of which is the owner's: stated, a name
    of their devices, or named to their own devices.

    S2 where the owner stated their rooms and at least five requests name at least two others. S1 otherwise, and only
    where rooms were stated or the owner's own devices name ten: every home has a kitchen.
    """
    spoken, stated = Spoken(grounds), _stated(grounds)
    own = spoken.own_mentions("rooms")
    if not grounds.facts.owner.rooms and sum(own.values()) < FEWEST_OWN:
        return ()
    found = []
    for group in spoken.strange:
        named = mentions(group, "rooms")
        n = sum(named.values())
        if n < 2 or in_common(named, {**own, **stated}):
            continue
        firm = bool(grounds.facts.owner.rooms) and n >= FEWEST and len(named) >= FEWEST_ROOMS
        text = message("finding.M15.spoken", n=n)
        strength = Strength.S2 if firm else Strength.S1
        found.append(Finding("M15", group.subject, Direction.FOR, strength, text, INNOCENT, ids(group), "rooms"))
    return tuple(found)


def other_things(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: the files name at least three rooms or things of a smart home, and none is one that the owner
    stated or named to their own devices. Needs stated rooms.
    """
    stated = {**Spoken(grounds).own_mentions("rooms"), **_stated(grounds)}
    facts = [fact for fact in facts_of(grounds, FactKind.SMART_HOME) if name_words(fact.value)]
    named = {name_words(fact.value): 1 for fact in facts}
    if not grounds.facts.owner.rooms or len(named) < _FEWEST_THINGS or in_common(named, stated):
        return ()
    text = message("finding.M15.things", n=len(named))
    return (Finding("M15", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, ids(*facts[:_SHOWN]), "rooms"),)


def _stated(grounds: Grounds) -> Mentions:
    names = (*grounds.facts.owner.rooms, *(device.name for device in grounds.facts.devices))
    return {name_words(name): 1 for name in names if name_words(name)}
