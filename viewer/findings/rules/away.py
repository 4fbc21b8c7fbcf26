# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M10: recordings from days on which the owner was away."""

from __future__ import annotations

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.findings.compare import short
from viewer.findings.measured import groups_of, ids
from viewer.findings.owned import own_device_keys, told_apart

INNOCENT = tuple(
    message(f"innocent.{name}") for name in ("others_at_home", "date_from_memory", "phone_app", "taken_along")
)


def while_away(grounds: Grounds) -> tuple[Finding, ...]:
    """S1, on each device's days within a stated time away of at least one whole day; the first and the last day are
    left out, on which people leave and return.

    For, on a device that is not the owner's, where they stated devices that it can be told from, or that they never
    used an assistant; neutral otherwise, since others are at home.
    """
    facts = grounds.facts
    times = [(one.since.isoformat(), one.until.isoformat()) for one in facts.away if one.since and one.until]
    if not times:
        return ()
    days: dict[str, list[tuple[str, int]]] = {}
    for one in grounds.tallies:
        if one.cell.device and one.cell.day:
            days.setdefault(one.cell.device, []).append((one.cell.day, one.recordings))
    mine = own_device_keys(grounds)
    found = []
    for group in groups_of(grounds, GroupKind.DEVICE):
        strange = group.key not in mine and told_apart(group.key, facts)
        for since, until in times:
            inside = [(day, n) for day, n in days.get(group.key, ()) if since < day < until]
            n = sum(count for _, count in inside)
            if not n:
                continue
            key = "for" if strange else "neutral"
            text = message(f"finding.M10.{key}", n=n, device=short(group.key))
            direction = Direction.FOR if strange else Direction.NEUTRAL
            first, last = min(day for day, _ in inside), max(day for day, _ in inside)
            about = (ids(group), "away", first, last)
            found.append(Finding("M10", group.subject, direction, Strength.S1, text, INNOCENT, *about))
    return tuple(found)
