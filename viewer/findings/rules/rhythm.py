# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M08 and M11: the time zones that devices run in, and the rhythm of day and week in which they are spoken to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import plain_serial, short
from viewer.findings.hours import (
    beyond_chance,
    by_hour,
    by_kind_of_day,
    clock_difference,
    divergence_bits,
    quietest_hours,
)
from viewer.findings.measured import Measured, facts_of, groups_of, ids
from viewer.findings.owned import own_device_keys, own_groups

INNOCENT_ZONE = tuple(
    message(f"innocent.{name}") for name in ("journey", "moved_home", "zone_never_set", "server_time")
)
INNOCENT_RHYTHM = tuple(
    message(f"innocent.{name}") for name in ("shift_work", "holidays", "other_room", "household_topics")
)
FEWEST = 200
FAR_HOURS = 4.0
NEAR_HOURS = 2.0
UNLIKE_BITS = 0.2
_NO_CLOCK_BEFORE, _NO_CLOCK_AFTER = date(2010, 1, 1), date(2099, 12, 31)
_SUMMER_AND_WINTER = ((1, 15), (7, 15))


def other_zone(grounds: Grounds) -> tuple[Finding, ...]:
    """M08, for, on a device that is not the owner's and that the files set only to time zones which none of the owner's
    places had while it recorded, summer time or not: S2 from four hours off, S1 from two. Needs a stated time zone.
    """
    zones = [place.timezone for place in grounds.facts.places if place.timezone]
    told: dict[str, list[AccountFact]] = defaultdict(list)
    for fact in facts_of(grounds, FactKind.TIME_ZONE) if zones else ():
        told[plain_serial(fact.get("serial"))].append(fact)
    found = []
    for group in _strange(grounds):
        facts, moments = told.get(plain_serial(group.key), ()), _moments(group)
        apart = [hours for fact in facts for hours in _apart(fact.value, zones, moments)]
        off = min(apart, default=0.0)
        if off >= NEAR_HOURS:
            strength = Strength.S2 if off >= FAR_HOURS else Strength.S1
            text = message("finding.M08.zone", n=group.n, device=short(group.key), hours=round(off))
            about = (INNOCENT_ZONE, ids(group, *facts), "zones")
            found.append(Finding("M08", group.subject, Direction.FOR, strength, text, *about))
    return tuple(found)


def other_night(grounds: Grounds) -> tuple[Finding, ...]:
    """M08, for, S1: the quietest six hours of the day of a device lie at least four hours from those of the owner's own
    devices. Needs 200 dated recordings on each side; of one family with M11, which looks at the same hours.
    """
    own = own_groups(grounds)
    usual = by_hour(own)
    if sum(usual) < FEWEST:
        return ()
    found = []
    for group in _strange(grounds):
        hours = by_hour((group,))
        apart = clock_difference(quietest_hours(hours) - quietest_hours(usual))
        if sum(hours) >= FEWEST and apart >= FAR_HOURS:
            text = message("finding.M08.night", n=group.n, device=short(group.key), hours=round(apart))
            about = (INNOCENT_ZONE, ids(group, *own), "rhythm")
            found.append(Finding("M08", group.subject, Direction.FOR, Strength.S1, text, *about))
    return tuple(found)


def other_rhythm(grounds: Grounds) -> tuple[Finding, ...]:
    """M11, for, S1: hours of the day, on working days and at week-ends, are unlike those of the owner's own devices.

    Measured is the Jensen-Shannon divergence (J. Lin, IEEE Trans. Inf. Theory 37, 1991) of two-hour shares, at least
    0.2 bits of 1; and, so that chance does not do it, the G statistic of homogeneity (Sokal and Rohlf, Biometry) must
    be ten times its degrees of freedom, as people speak in bursts. Needs 200 dated recordings on each side.
    """
    own = own_groups(grounds)
    usual = by_kind_of_day(own)
    if sum(usual) < FEWEST:
        return ()
    found = []
    for group in _strange(grounds):
        hours = by_kind_of_day((group,))
        if sum(hours) >= FEWEST and divergence_bits(hours, usual) >= UNLIKE_BITS and beyond_chance(hours, usual):
            text = message("finding.M11.for", n=group.n, device=short(group.key))
            about = (INNOCENT_RHYTHM, ids(group, *own), "rhythm")
            found.append(Finding("M11", group.subject, Direction.FOR, Strength.S1, text, *about))
    return tuple(found)


def _strange(grounds: Grounds) -> Iterable[Measured]:
    mine = own_device_keys(grounds)
    return (group for group in groups_of(grounds, GroupKind.DEVICE) if group.key not in mine)


def _moments(group: Measured) -> tuple[datetime, ...]:
    """The first and the last day of a group and each winter and summer between; none where its days are not known.

    Days before 2010 are those of clocks that were never set.
    """
    try:
        first, last = date.fromisoformat(group.text("first")), date.fromisoformat(group.text("last"))
    except ValueError:
        return ()
    first, last = max(first, _NO_CLOCK_BEFORE), min(last, _NO_CLOCK_AFTER)
    between = (date(year, *day) for year in range(first.year, last.year + 1) for day in _SUMMER_AND_WINTER)
    days = (first, last, *(day for day in between if first < day < last)) if first <= last else ()
    return tuple(datetime(day.year, day.month, day.day, 12, tzinfo=UTC) for day in days)


def _apart(there: str, homes: Iterable[str], moments: Iterable[datetime]) -> Iterator[float]:
    """The hours between one zone and each of several at the same moments; nothing for what is no zone."""
    zone, stated = _zone(there), [known for known in map(_zone, homes) if known]
    for moment in moments if zone else ():
        for home in stated:
            yield clock_difference(_offset(moment, zone) - _offset(moment, home))


def _offset(moment: datetime, zone: tzinfo | None) -> float:
    return (moment.astimezone(zone).utcoffset() or timedelta()).total_seconds() / 3600


def _zone(name: str) -> tzinfo | None:
    """A zone by its name (`Europe/Berlin`) or as hours from UTC (`+01:00`, `+0530`)."""
    written = re.fullmatch(r"([+-])(\d{1,2})(?::?(\d{2}))?", name.strip(), re.ASCII)
    try:
        if written:
            ahead = timedelta(hours=int(written[2]), minutes=int(written[3] or 0))
            return timezone(-ahead if written[1] == "-" else ahead)
        return ZoneInfo(name.strip())
    except (ValueError, OSError, KeyError):
        return None
