# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M03: recordings from before a device or the account was the owner's, or from after it was given away."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.case.finding import Direction, Finding, Grounds, GroupKind, Strength, Tally
from viewer.case.message import Message, message
from viewer.findings.compare import plain_serial, short
from viewer.findings.measured import Measured, export_of, groups_of, ids
from viewer.findings.owned import Span, gaps_between, owned_spans, shifted, stated_devices

FIRST_HONEST_DAY = "2010-01-01"
GRACE_DAYS = 14
_DEVICE = ("second_hand", "date_from_memory", "wrong_clock", "moved_account", "household_device")
_ACCOUNT = ("old_account", "date_from_memory", "wrong_clock", "moved_account")


def outside_ownership(grounds: Grounds) -> tuple[Finding, ...]:
    """For, on the days of a stated device that lie outside its stated dates: S3, within two weeks of them S2.

    A day of tolerance is left for clocks and time zones. Days before 2010 are a clock that was never set, not evidence.
    """
    stated, days = stated_devices(grounds.facts), _days_by_device(grounds.tallies)
    found: list[Finding] = []
    for group in groups_of(grounds, GroupKind.DEVICE):
        spans = owned_spans(stated.get(plain_serial(group.key), ()))
        for gap in gaps_between(spans) if spans else ():
            for part, strength in _graded(gap):
                n = sum(count for day, count in days.get(group.key, ()) if part.holds(day))
                key = "after" if gap.first else "before"
                text = message(f"finding.M03.{key}", n=n, device=short(group.key))
                found += [_finding(group, part, strength, text, _DEVICE)] if n else []
    return tuple(found)


def before_account(grounds: Grounds) -> tuple[Finding, ...]:
    """For, on all days before the owner's account was opened: S3, within two weeks of it S2."""
    opened, export = grounds.facts.owner.account_opened, export_of(grounds)
    if not opened or not export:
        return ()
    found = []
    for part, strength in _graded(Span("", shifted(opened.isoformat(), -2))):
        n = sum(one.recordings for one in grounds.tallies if one.cell.day and part.holds(one.cell.day))
        if n:
            found.append(_finding(export, part, strength, message("finding.M03.account", n=n), _ACCOUNT))
    return tuple(found)


def _finding(about: Measured, span: Span, strength: Strength, text: Message, innocent: Iterable[str]) -> Finding:
    return Finding(
        rule="M03",
        subject=about.subject,
        direction=Direction.FOR,
        strength=strength,
        text=text,
        innocent=tuple(message(f"innocent.{name}") for name in innocent),
        evidence=ids(about),
        family="dates",
        first_day=span.first,
        last_day=span.last,
    )


def _graded(gap: Span) -> tuple[tuple[Span, Strength], ...]:
    """The gap in parts: near the owner's dates S2, where a date may be remembered wrongly, farther S3."""
    first = max(gap.first, FIRST_HONEST_DAY)
    near_first = max(first, shifted(gap.last, 1 - GRACE_DAYS)) if gap.last else ""
    near_last = shifted(gap.first, GRACE_DAYS - 1) if gap.first else ""
    parts = []
    if gap.first and gap.last and near_first <= shifted(near_last, 1):
        parts.append((Span(first, gap.last), Strength.S2))
    else:
        far = Span(shifted(near_last, 1) if near_last else first, shifted(near_first, -1) if near_first else "")
        parts.append((far, Strength.S3))
        if near_last:
            parts.append((Span(first, near_last), Strength.S2))
        if near_first:
            parts.append((Span(near_first, gap.last), Strength.S2))
    return tuple((span, strength) for span, strength in parts if not span.last or span.first <= span.last)


def _days_by_device(tallies: Iterable[Tally]) -> dict[str, list[tuple[str, int]]]:
    days: dict[str, list[tuple[str, int]]] = {}
    for one in tallies:
        if one.cell.device and one.cell.day:
            days.setdefault(one.cell.device, []).append((one.cell.day, one.recordings))
    return days
