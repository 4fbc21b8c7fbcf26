# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M09: positions between which nobody could have travelled in that time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import plain_serial
from viewer.findings.distance import distance_km
from viewer.findings.measured import facts_of, groups_of, ids

INNOCENT = tuple(message(f"innocent.{name}") for name in ("guessed_position", "vpn", "posted_device", "wrong_clock"))
FASTEST_KMH = 900.0
NEAREST_KM = 100.0
FEWEST_JUMPS = 3
_SHOWN = 8
_Fix = tuple[datetime, float, float, AccountFact]


def impossible_travel(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: at least three times, positions of one device, or of one list that names none, follow each other
    more than 100 km apart and faster than 900 km/h, an airliner's speed: two people's positions may have been mixed.
    What a position may be wrong by, where told, is taken off the distance; one with a day and no time is left out.

    Never between devices, nor counted over several: a household may have two homes. IP addresses are not positions.
    About the device where its serial number is told and it has recordings, else about the export.
    """
    groups = {plain_serial(one.key): one for one in groups_of(grounds, GroupKind.DEVICE)}
    paths: dict[str, list[_Fix]] = defaultdict(list)
    for fact in facts_of(grounds, FactKind.POSITION):
        fix = _fix(fact)
        if fix is not None:
            paths[plain_serial(fact.get("serial")) or f"source:{fact.source}"].append(fix)
    about: dict[str, list[AccountFact]] = defaultdict(list)
    for key, path in sorted(paths.items()):
        jumps = _jumps(path)
        if len(jumps) >= FEWEST_JUMPS:
            about[groups[key].subject if key in groups else "export"] += jumps
    return tuple(_finding(subject, jumps) for subject, jumps in about.items())


def _finding(subject: str, jumps: list[AccountFact]) -> Finding:
    text = message("finding.M09.neutral", n=len(jumps))
    evidence = ids(*jumps[:_SHOWN])
    return Finding("M09", subject, Direction.NEUTRAL, Strength.S1, text, INNOCENT, evidence, "positions")


def _jumps(path: Iterable[_Fix]) -> list[AccountFact]:
    ordered = sorted(path, key=lambda fix: fix[:3])
    return [then[3] for first, then in pairwise(ordered) if _is_jump(first, then)]


def _is_jump(first: _Fix, then: _Fix) -> bool:
    apart = distance_km(first[1], first[2], then[1], then[2]) - _error_km(first[3]) - _error_km(then[3])
    hours = (then[0] - first[0]).total_seconds() / 3600
    return apart > NEAREST_KM and apart > FASTEST_KMH * hours


def _error_km(fact: AccountFact) -> float:
    """By how much a position may be wrong; 0 where that is not told."""
    told = fact.get("accuracy_m")
    return int(told) / 1000 if told.isdecimal() and len(told) < 12 else 0.0


def _fix(fact: AccountFact) -> _Fix | None:
    latitude, _, longitude = fact.value.partition(",")
    try:
        at, north, east = datetime.fromisoformat(fact.get("at")), float(latitude), float(longitude)
    except ValueError:
        return None
    if not (abs(north) <= 90 and abs(east) <= 180) or "T" not in fact.get("at"):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC), north, east, fact
