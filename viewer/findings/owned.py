# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner's facts and the export's device register say of a device: stated, registered, from when to when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from viewer.case.facts import Facts, OwnedDevice
from viewer.case.finding import Grounds, GroupKind
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import plain_serial
from viewer.findings.measured import Measured, facts_of, groups_of

TOLERANCE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both inclusive, `YYYY-MM-DD`; empty: unbounded."""

    first: str = ""
    last: str = ""

    def holds(self, day: str) -> bool:
        """Whether a known day lies in the span."""
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)


def stated_devices(facts: Facts) -> Mapping[str, tuple[OwnedDevice, ...]]:
    """The owner's devices by plain serial number; those without one are left out."""
    found: dict[str, tuple[OwnedDevice, ...]] = {}
    for device in facts.devices:
        serial = plain_serial(device.serial)
        if serial:
            found[serial] = (*found.get(serial, ()), device)
    return found


def own_groups(grounds: Grounds) -> tuple[Measured, ...]:
    """The device groups whose serial number the owner stated."""
    stated = stated_devices(grounds.facts)
    return tuple(group for group in groups_of(grounds, GroupKind.DEVICE) if plain_serial(group.key) in stated)


def owned_spans(devices: Iterable[OwnedDevice]) -> tuple[Span, ...]:
    """When one device was the owner's, a day's tolerance for clocks and time zones added; overlapping spans are one."""
    bounds = sorted((device.since or date.min, device.until or date.max) for device in devices)
    merged: list[tuple[date, date]] = []
    for since, until in bounds:
        if merged and since - min(TOLERANCE * 2, since - date.min) <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], until))
        else:
            merged.append((since, until))
    return tuple(Span(_earlier(since), _later(until)) for since, until in merged)


def gaps_between(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The days outside all of these spans, which are sorted and do not overlap."""
    gaps, begin = [], ""
    for span in spans:
        if span.first:
            gaps.append(Span(begin, shifted(span.first, -1)))
        if not span.last:
            return tuple(gaps)
        begin = shifted(span.last, 1)
    return (*gaps, Span(begin, ""))


def shifted(day: str, days: int) -> str:
    """The day so many days later; stays within the calendar."""
    ordinal = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


def _earlier(since: date) -> str:
    return "" if since == date.min else shifted(since.isoformat(), -TOLERANCE.days)


def _later(until: date) -> str:
    return "" if until == date.max else shifted(until.isoformat(), TOLERANCE.days)


@dataclass(frozen=True, slots=True)
class Register:
    """One device register of the export (one source file). `owners`: it lists a device that the owner stated."""

    entries: Mapping[str, AccountFact]
    owners: bool


def registers_of(grounds: Grounds) -> tuple[Register, ...]:
    """The export's device registers with entries by plain serial number, in order of source."""
    sources: dict[str, dict[str, AccountFact]] = {}
    for fact in facts_of(grounds, FactKind.DEVICE):
        if fact.get("identified_by") == "name":
            continue
        sources.setdefault(fact.source, {})[plain_serial(fact.value)] = fact
    stated = stated_devices(grounds.facts)
    return tuple(Register(entries, not stated.keys().isdisjoint(entries)) for _, entries in sorted(sources.items()))
