# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M13 and M18: the language of transcripts, and what they have in common with the owner's own."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.findings.compare import language_of
from viewer.findings.measured import ids
from viewer.findings.rules.places import spoken_places
from viewer.findings.rules.rooms import spoken_rooms
from viewer.findings.spoken import Mentions, Spoken, household_languages, in_common, mentions

INNOCENT_LANGUAGE = tuple(message(f"innocent.{name}") for name in ("guest", "learning", "titles", "misread_language"))
INNOCENT_TOPICS = tuple(message(f"innocent.{name}") for name in ("other_room", "other_time", "household_topics"))
FEWEST_LINES = 5
FIRM_LINES = 10
_NEARLY_ALL = 0.8
_FEWEST_MENTIONS = 20
_TOPICS = ("people", "places", "services")


def spoken_language(grounds: Grounds) -> tuple[Finding, ...]:
    """M13, for, on a group of whose lines at least five have a sure language, four in five of them one that nobody of
    the household speaks: S2 from ten such lines, else S1. Needs the owner's languages.

    Of one family with M12, since provider and program look at the same speech.
    """
    home = household_languages(grounds.facts)
    found = []
    for group in Spoken(grounds).strange if home else ():
        sure = {language_of(name): count for name, count in group.counts("languages").items() if language_of(name)}
        foreign = sum(count for name, count in sure.items() if name not in home)
        if foreign < FEWEST_LINES or foreign < _NEARLY_ALL * sum(sure.values()):
            continue
        strength = Strength.S2 if foreign >= FIRM_LINES else Strength.S1
        text = message("finding.M13.spoken", n=foreign)
        found.append(
            Finding("M13", group.subject, Direction.FOR, strength, text, INNOCENT_LANGUAGE, ids(group), "language")
        )
    return tuple(found)


def nothing_in_common(grounds: Grounds) -> tuple[Finding, ...]:
    """M18, for, S1: a group mentions people, places and services at least twenty times, so do the owner's own devices,
    and no name is common. Silent where M07 or M15 speak of the group: they rest on the same names.
    """
    spoken = Spoken(grounds)
    own = _merged(*(spoken.own_mentions(what) for what in _TOPICS))
    told = {one.subject for one in (*spoken_places(grounds), *spoken_rooms(grounds))}
    found = []
    for group in spoken.strange if sum(own.values()) >= _FEWEST_MENTIONS else ():
        named = _merged(*(mentions(group, what) for what in _TOPICS))
        n = sum(named.values())
        if n >= _FEWEST_MENTIONS and group.subject not in told and not in_common(named, own):
            text = message("finding.M18.spoken", n=n)
            found.append(
                Finding("M18", group.subject, Direction.FOR, Strength.S1, text, INNOCENT_TOPICS, ids(group), "wording")
            )
    return tuple(found)


def _merged(*parts: Mentions) -> Mentions:
    total: Mentions = {}
    for part in parts:
        for name, count in part.items():
            total[name] = total.get(name, 0) + count
    return total
