# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What should be in the export and is not: the other half of a swap. Whoever got a stranger's data may have lost theirs
to one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from viewer.case.absence import Absence, Missing
from viewer.case.facts import Away, OwnedDevice
from viewer.case.finding import Grounds, GroupKind
from viewer.case.message import message
from viewer.case.recording import NAMED
from viewer.findings.compare import plain_serial, short
from viewer.findings.measured import Measured, counts, export_of, groups_of, whole
from viewer.findings.months import Gap, days_in, first_whole, gaps, last_whole, valid_months
from viewer.findings.owned import devices_of, own_device_keys
from viewer.findings.services import absent_categories

UNDERSTOOD = 0.99
TELLABLE = 0.95
_NAMED_SHARE = 0.9
_MEASURES = ("entries", "bytes", "rows")


def absences(grounds: Grounds) -> tuple[Absence, ...]:
    """Months, devices and services that should be there and are not, in an order of their own.

    Nothing while coverage was not measured. Where under 99 % of entries, bytes or rows were understood, the first says
    so; under 95 % it is the only one, since what looks absent may lie in what was not understood. Needs `coverage` and
    `services` of the metadata observation `export`; malformed values are not there.
    """
    export, understood = export_of(grounds), coverage(grounds)
    if export is None or understood is None:
        return ()
    found = () if understood < TELLABLE else (*_devices(grounds, export), *_months(grounds, export))
    services = () if understood < TELLABLE else absent_categories(grounds, export)
    return (*_untold(export, understood), *found, *services)


def coverage(grounds: Grounds) -> float | None:
    """The smallest share of entries, bytes and rows that were understood, in 0..1; None where none was measured."""
    export = export_of(grounds)
    if export is None:
        return None
    pairs = [pair for pair in (_pair(export, name) for name in _MEASURES) if pair]
    return min((min(1.0, understood / every) for understood, every in pairs), default=None)


def _pair(export: Measured, name: str) -> tuple[int, int] | None:
    value = export.table("coverage").get(name)
    if not isinstance(value, list) or len(value) != 2 or not whole(value[1]):
        return None
    return whole(value[0]), whole(value[1])


def _untold(export: Measured, understood: float) -> Iterator[Absence]:
    if understood >= UNDERSTOOD:
        return
    known, every = _pair(export, "entries") or (0, 0)
    left = max(0, every - known)
    text = message("absence.untold", n=left) if left else message("absence.untold_parts")
    yield Absence(Missing.UNTOLD, "", text, before=known, after=left, telling=False, evidence=(export.id,))


def _months(grounds: Grounds, export: Measured) -> Iterator[Absence]:
    """Missing months of the owner's devices, of all recordings where no device is known as theirs, and of services."""
    by_device, everything = _by_device(grounds)
    mine, groups = own_device_keys(grounds), {one.key: one for one in groups_of(grounds, GroupKind.DEVICE)}
    span = (min(everything), max(everything)) if everything else ("", "")
    for keys in _same_devices(grounds, sorted(mine & by_device.keys())):
        devices = devices_of(keys[0], grounds.facts)
        since, until = _owned_months(devices, span)
        counted = sum((by_device[key] for key in keys), Counter[str]())
        for gap in gaps(counted, since, until, lambda month: _at_home(month, grounds.facts.away)):
            evidence = tuple(groups[key].id for key in keys)
            yield _month(gap, keys[0], evidence, "device_month", device=_label(devices[0]))
    if not mine:
        for gap in gaps(everything, share=lambda month: _at_home(month, grounds.facts.away)):
            yield _month(gap, "", (export.id,), "recordings_month")
    for name, values in sorted(export.table("services").items()):
        held = counts(values.get("months")) if isinstance(values, dict) else {}
        for gap in gaps(held):
            yield _month(gap, name, (export.id,), "service_month", service=name)


def _same_devices(grounds: Grounds, keys: Iterable[str]) -> list[list[str]]:
    """The keys of groups in sets of one stated device each: its serial number first, then its names."""
    found: dict[int, list[str]] = {}
    for key in sorted(keys, key=lambda one: (one.startswith(NAMED), one)):
        ids = [id(device) for device in devices_of(key, grounds.facts)]
        place = next((one for one in ids if one in found), ids[0])
        found.setdefault(place, []).append(key)
    return list(found.values())


def _label(device: OwnedDevice) -> str:
    """What the owner calls a device of theirs: the end of its serial number, or the name that they stated."""
    return short(device.serial) if device.serial else device.name


def _by_device(grounds: Grounds) -> tuple[Mapping[str, Counter[str]], dict[str, int]]:
    by_device: dict[str, Counter[str]] = defaultdict(Counter)
    everything = Counter[str]()
    for one in grounds.tallies:
        if one.cell.day:
            by_device[one.cell.device][one.cell.day[:7]] += one.recordings
            everything[one.cell.day[:7]] += one.recordings
    return by_device, valid_months(everything)


def _owned_months(devices: Iterable[OwnedDevice], span: tuple[str, str]) -> tuple[str, str]:
    """The whole months in which a device was the owner's and the export holds recordings; empty where not stated."""
    devices = tuple(devices)
    since = [one.since for one in devices if one.since]
    until = [one.until for one in devices if one.until]
    first = max(first_whole(min(since)), span[0]) if len(since) == len(devices) else ""
    last = min(last_whole(max(until)), span[1]) if len(until) == len(devices) else span[1] if first else ""
    return first, last


def _at_home(month: str, away: Iterable[Away]) -> float:
    """The share of a month's days on which the owner was at home, as far as stated."""
    first, last = days_in(month)
    days = set(range(first.toordinal(), last.toordinal() + 1))
    every = len(days)
    for one in away:
        if one.since and one.until:
            days -= set(range(max(one.since, first).toordinal(), min(one.until, last).toordinal() + 1))
    return len(days) / every


def _month(gap: Gap, what: str, evidence: tuple[str, ...], key: str, **named: str) -> Absence:
    return Absence(
        Missing.MONTH,
        what,
        message(f"absence.{key}", first=gap.first, last=gap.last, before=gap.before, after=gap.after, **named),
        message(f"absence.{key}.ask", first=gap.first, last=gap.last, **named),
        gap.first,
        gap.last,
        gap.before,
        gap.after,
        gap.is_telling,
        evidence,
    )


def _devices(grounds: Grounds, export: Measured) -> Iterator[Absence]:
    """Stated devices of which there is nothing, though most recordings name their device and some lie in their time."""
    total = sum(one.recordings for one in grounds.tallies)
    named = sum(one.recordings for one in grounds.tallies if one.cell.device)
    days = sorted(one.cell.day for one in grounds.tallies if one.cell.day)
    if not named or named < _NAMED_SHARE * total or not days:
        return
    held = own_device_keys(grounds)
    known = {id(device) for key in held for device in devices_of(key, grounds.facts)}
    serials = {plain_serial(one.serial) for one in grounds.facts.devices if id(one) in known and one.serial}
    told: set[str] = set()
    for device in sorted(grounds.facts.devices, key=lambda one: one.serial):
        serial = plain_serial(device.serial)
        if not serial or serial in serials | told or id(device) in known or not _in_time(device, days[0], days[-1]):
            continue
        told.add(serial)
        text = message("absence.device", device=short(device.serial), recordings=total)
        question = message("absence.device.ask", device=short(device.serial))
        yield Absence(Missing.DEVICE, device.serial, text, question, after=total, evidence=(export.id,))


def _in_time(device: OwnedDevice, first: str, last: str) -> bool:
    since, until = device.since or date.min, device.until or date.max
    return since.isoformat() <= last and first <= until.isoformat()
