# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M09: positions between which nobody could have travelled in that time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import plain_serial
from viewer.findings.distance import distance_km
from viewer.findings.measured import facts_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("guessed_position", "vpn", "posted_device", "wrong_clock"))
FASTEST_KMH = 900.0
NEAREST_KM = 100.0
FEWEST_JUMPS = 3
_SHOWN = 8
_Fix = tuple[datetime, float, float, AccountFact]


def impossible_travel(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: at least three times, positions of one device, or of one list that names none, follow each other
    more than 100 km apart and faster than 900 km/h, an airliner's speed: two people's positions may have been mixed.

    Never between devices: a household may have two homes. IP addresses are not positions.
    """
    paths: dict[str, list[_Fix]] = defaultdict(list)
    for fact in facts_of(grounds, FactKind.POSITION):
        fix = _fix(fact)
        if fix is not None:
            paths[plain_serial(fact.get("serial")) or f"source:{fact.source}"].append(fix)
    jumps = [jump for _, path in sorted(paths.items()) for jump in _jumps(path)]
    if len(jumps) < FEWEST_JUMPS:
        return ()
    text = message("finding.M09.neutral", n=len(jumps))
    return (
        Finding("M09", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, ids(*jumps[:_SHOWN]), "positions"),
    )


def _jumps(path: Iterable[_Fix]) -> list[AccountFact]:
    ordered = sorted(path, key=lambda fix: fix[:3])
    return [then[3] for first, then in pairwise(ordered) if _is_jump(first, then)]


def _is_jump(first: _Fix, then: _Fix) -> bool:
    apart = distance_km(first[1], first[2], then[1], then[2])
    hours = (then[0] - first[0]).total_seconds() / 3600
    return apart > NEAREST_KM and apart > FASTEST_KMH * hours


def _fix(fact: AccountFact) -> _Fix | None:
    latitude, _, longitude = fact.value.partition(",")
    try:
        at, north, east = datetime.fromisoformat(fact.get("at")), float(latitude), float(longitude)
    except ValueError:
        return None
    if not (abs(north) <= 90 and abs(east) <= 180):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC), north, east, fact
