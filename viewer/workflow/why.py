# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Why a recording or a group stands as it does."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.finding import Direction, Finding, Standing, Strength
from viewer.case.message import Message, Problem, message
from viewer.case.query import GroupRow
from viewer.storage.groups import load_findings, load_groups, load_verdict
from viewer.storage.voices import load_stability
from viewer.workflow.opened import OpenCase


@dataclass(frozen=True, slots=True)
class Why:
    """The standing, what speaks for and against, what else could explain it, and what was not looked at."""

    standing: Standing
    strength: Strength
    reasons_for: tuple[Finding, ...]
    reasons_against: tuple[Finding, ...]
    neutral: tuple[Finding, ...]
    innocent: tuple[Message, ...]
    not_looked_at: tuple[Message, ...]


def why_recording(case: OpenCase, number: int) -> Why:
    """The reasons for one recording, by its number. Raises Problem where there is none of that number."""
    found = case.file.ask("SELECT cell, account, device, captured_at, voice FROM recording WHERE number = ?", number)
    if not found:
        raise Problem(message("case.no_such_recording"))
    cell, account, device, captured_at, voice = found[0]
    standing, strength, numbers = load_verdict(case.file, cell)
    gaps = _gaps(bool(device), bool(account), captured_at is not None, bool(voice))
    return _why(case, standing, strength, numbers, gaps)


def why_group(case: OpenCase, group: str) -> Why:
    """The reasons for a group, by its name `KIND:KEY`. Raises Problem where there is none of that name."""
    row = group_named(case, group)
    return _why(
        case,
        Standing(row.standing),
        Strength(row.strength),
        row.findings,
        _gaps(True, True, True, bool(load_stability(case.file))),
    )


def group_named(case: OpenCase, group: str) -> GroupRow:
    """The group of that name. Raises Problem where there is none."""
    for row in load_groups(case.file):
        if row.group == group:
            return row
    raise Problem(message("case.no_such_group"))


def all_findings(case: OpenCase) -> tuple[Finding, ...]:
    """Every finding of the last judgement; groups name theirs by number."""
    return load_findings(case.file)


def _why(
    case: OpenCase, standing: Standing, strength: Strength, numbers: tuple[int, ...], gaps: tuple[Message, ...]
) -> Why:
    findings = load_findings(case.file)
    held = [findings[number] for number in numbers]
    by = {way: tuple(one for one in held if one.direction is way) for way in Direction}
    innocent = tuple(dict.fromkeys(said for one in by[Direction.FOR] for said in one.innocent))
    return Why(standing, strength, by[Direction.FOR], by[Direction.AGAINST], by[Direction.NEUTRAL], innocent, gaps)


def _gaps(device: bool, account: bool, time: bool, voice: bool) -> tuple[Message, ...]:
    known = {"why.no_device": device, "why.no_account": account, "why.no_time": time, "why.no_voice": voice}
    return tuple(message(key) for key, there in known.items() if not there)
