# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M08 and M11: the time zones that devices run in, and the rhythm of day and week in which they are spoken to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import FactKind
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
_SUMMER_AND_WINTER = ((1, 15), (7, 15))


def other_zone(grounds: Grounds) -> tuple[Finding, ...]:
    """M08, for, on a device that is not the owner's and that the files set to a time zone which none of the owner's
    places had in those years, summer time or not: S2 from four hours off, S1 from two. Needs a stated time zone.
    """
    groups = {plain_serial(one.key): one for one in groups_of(grounds, GroupKind.DEVICE)}
    mine, found = own_device_keys(grounds), []
    zones = [place.timezone for place in grounds.facts.places if place.timezone]
    for fact in facts_of(grounds, FactKind.TIME_ZONE) if zones else ():
        group = groups.get(plain_serial(fact.get("serial")))
        if group is None or group.key in mine or not group.text("first"):
            continue
        years = range(int(group.text("first")[:4]), int(group.text("last")[:4]) + 1)
        home = {offset for zone in zones for offset in _offsets(zone, years)}
        there = _offsets(fact.value, years)
        if not home or not there:
            continue
        off = min(clock_difference(one - other) for one in there for other in home)
        if off >= NEAR_HOURS:
            strength = Strength.S2 if off >= FAR_HOURS else Strength.S1
            text = message("finding.M08.zone", n=group.n, device=short(group.key), hours=round(off))
            about = (INNOCENT_ZONE, ids(group, fact), "zones")
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


def _offsets(zone: str, years: Iterable[int]) -> frozenset[float]:
    """The hours from UTC that a zone (`Europe/Berlin`, `+01:00`) has in winter and summer of these years."""
    try:
        if zone[:1] in "+-":
            return frozenset({_written(zone)})
        place = ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return frozenset()
    moments = [datetime(year, *day, tzinfo=place) for year in years for day in _SUMMER_AND_WINTER]
    return frozenset((moment.utcoffset() or timedelta()).total_seconds() / 3600 for moment in moments)


def _written(offset: str) -> float:
    sign, hours, minutes = (-1 if offset[0] == "-" else 1), offset[1:3], offset[4:6] or "0"
    return sign * (int(hours) + int(minutes) / 60)
