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
from viewer.case.recording import NAMED
from viewer.findings.compare import name_words, plain_serial
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
    """The device groups whose serial number or name the owner stated."""
    mine = own_device_keys(grounds)
    return tuple(group for group in groups_of(grounds, GroupKind.DEVICE) if group.key in mine)


def own_device_keys(grounds: Grounds) -> frozenset[str]:
    """The keys of device groups that are the owner's: by a stated serial number, or by name where a group has no more
    than that.
    """
    keys = {group.key for group in groups_of(grounds, GroupKind.DEVICE)}
    return frozenset(key for key in keys if devices_of(key, grounds.facts))


def devices_of(key: str, facts: Facts) -> tuple[OwnedDevice, ...]:
    """The stated devices that a group of that key may be."""
    if key.startswith(NAMED):
        return tuple(one for one in facts.devices if same_name(key.removeprefix(NAMED), one.name))
    serial = plain_serial(key)
    return tuple(one for one in facts.devices if serial and plain_serial(one.serial) == serial)


def told_apart(key: str, facts: Facts) -> bool:
    """Whether a device of that key, if it were the owner's, would be on their list: each device there has a serial
    number, or a name where the key is one. Whoever stated no device but never used an assistant has an empty list.
    """
    if not facts.devices:
        return facts.owner.uses_voice_assistant is False
    if key.startswith(NAMED):
        return all(name_words(one.name) for one in facts.devices)
    return all(plain_serial(one.serial) for one in facts.devices)


def same_name(one: str, other: str) -> bool:
    """Whether two names of devices may be of one: all words of one are in the other ("Petras Küche" and "kueche")."""
    first, second = name_words(one), name_words(other)
    return bool(first and second) and (first <= second or second <= first)


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
    """One device register of the export (one source file). `owners`: it lists a device that the owner stated.

    `entries` are by plain serial number. `named` are those that carry a name, and `all_named` tells that all do.
    """

    entries: Mapping[str, AccountFact]
    owners: bool
    named: tuple[AccountFact, ...] = ()
    all_named: bool = False
    owners_by_name: bool = False


def registers_of(grounds: Grounds) -> tuple[Register, ...]:
    """The export's device registers with entries by plain serial number, in order of source."""
    sources: dict[str, list[AccountFact]] = {}
    for fact in facts_of(grounds, FactKind.DEVICE):
        sources.setdefault(fact.source, []).append(fact)
    return tuple(_register(facts, grounds.facts) for _, facts in sorted(sources.items()))


def name_in_register(entry: AccountFact) -> str:
    """The name that a register's entry gives a device; empty if none."""
    return entry.get("name") or (entry.value if entry.get("identified_by") == "name" else "")


def _register(facts: list[AccountFact], stated: Facts) -> Register:
    entries = {plain_serial(one.value): one for one in facts if one.get("identified_by") != "name"}
    named = tuple(one for one in facts if name_words(name_in_register(one)))
    owners = not stated_devices(stated).keys().isdisjoint(entries)
    by_name = any(same_name(name_in_register(entry), one.name) for entry in named for one in stated.devices)
    return Register(entries, owners, named, len(named) == len(facts), by_name)
