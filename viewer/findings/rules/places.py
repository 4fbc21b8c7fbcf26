# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M07: places that are none of the owner's, in addresses of the files and in what was asked about."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import name_words
from viewer.findings.measured import facts_of, ids
from viewer.findings.spoken import Mentions, Spoken, in_common, mentions

INNOCENT = tuple(
    message(f"innocent.{name}") for name in ("journey", "relatives_elsewhere", "default_place", "lived_there")
)
FEWEST = 5
FEWEST_PLACES = 2
_SHORTEST = 4
_SHOWN = 8


def spoken_places(grounds: Grounds) -> tuple[Finding, ...]:
    """For, on a group whose requests name places at least twice, none of them one of the owner's: where they lived, or
    what their own devices are asked about.

    S2 for at least five requests about at least two places, where the owner's own devices name five as well, so that
    it is known what they ask about; else S1. Needs a stated city.
    """
    spoken, stated = Spoken(grounds), _stated(grounds)
    if not stated:
        return ()
    own = spoken.own_mentions("places")
    known = sum(own.values()) >= FEWEST
    found = []
    for group in spoken.strange:
        named = mentions(group, "places")
        n = sum(named.values())
        if n < 2 or in_common(named, {**own, **stated}):
            continue
        strength = Strength.S2 if known and n >= FEWEST and len(named) >= FEWEST_PLACES else Strength.S1
        text = message("finding.M07.spoken", n=n)
        found.append(Finding("M07", group.subject, Direction.FOR, strength, text, INNOCENT, ids(group), "places"))
    return tuple(found)


def other_addresses(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: the files name towns or addresses, and none is in a town where the owner lived. Countries, regions
    and bare postcodes cannot be told from the owner's and are left out. Needs a stated city.
    """
    stated = _stated(grounds)
    facts = [fact for fact in facts_of(grounds, FactKind.PLACE) if _names_a_town(fact)]
    held = [name_words(f"{fact.value} {fact.get('city')} {fact.get('postcode')}") for fact in facts]
    postcodes = {word for place in grounds.facts.places for word in name_words(place.city) if word.isdigit()}
    mine = any(in_common({words: 1}, stated) or not postcodes.isdisjoint(words) for words in held)
    if not stated or not facts or mine:
        return ()
    text = message("finding.M07.addresses", n=len({fact.value for fact in facts}))
    return (Finding("M07", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, ids(*facts[:_SHOWN]), "places"),)


def _names_a_town(fact: AccountFact) -> bool:
    """Whether a place is more than a country, a region or a postcode, by the columns that it was read from."""
    less = {fact.get(name).strip() for name in ("postcode", "state", "country")}
    value = fact.value.strip()
    named = len(value) >= _SHORTEST and value not in less and any(not word.isdigit() for word in name_words(value))
    return named or bool(name_words(fact.get("city")))


def _stated(grounds: Grounds) -> Mentions:
    """The stated towns, without a postcode that was typed along."""
    towns = [frozenset(w for w in name_words(place.city) if not w.isdigit()) for place in grounds.facts.places]
    return {town: 1 for town in towns if town}
