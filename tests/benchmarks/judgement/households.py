# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Draws households from a seed: people, devices, habits, what they own and where they were. Nothing is written."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from tests.benchmarks.judgement.regions import DEVICE_TYPES, REGIONS, SERVICES, SKILLS, WEIGHTS, Region

STYLES = ("id", "serial-time", "record-key", "uuid", "number")
HOLDS_SERIAL = frozenset(STYLES[:3])
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWX"
_ENDS = datetime(2018, 8, 20, tzinfo=UTC), datetime(2025, 8, 20, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Device:
    """A device of the household. `used` is when it speaks; `registered` whether the register lists it.

    `why` tells what is special: gift, second_hand, replaced, returned, app, partner, second_home, or nothing.
    `names` are (from day, name) pairs: devices are renamed.
    """

    serial: str
    kind: str
    names: tuple[tuple[date, str], ...]
    since: date
    until: date | None
    registered: date | None
    why: str = ""

    def name_on(self, day: date) -> str:
        """What it was called on that day."""
        return [name for since, name in self.names if since <= day or since == self.names[0][0]][-1]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks; `role` is owner, partner, child, guest or television; `share` how much of it."""

    name: str
    role: str
    share: float


@dataclass(frozen=True, slots=True)
class Household:
    """A household and its truth."""

    seed: int
    region: Region
    owner: str
    emails: tuple[str, ...]
    phone: str
    customer: str
    others: tuple[Voice, ...]
    devices: tuple[Device, ...]
    city: str
    second: tuple[str, str] | None
    first: date
    last: date
    opened: date
    recordings: int
    style: str
    generation: str
    away: tuple[tuple[date, date, str], ...]
    shift_work: bool
    services: tuple[str, ...]
    skills: tuple[str, ...]
    cards: tuple[str, ...]
    missing: frozenset[str]
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Everybody who speaks, the owner first."""
        rest = sum(one.share for one in self.others)
        return (Voice(self.owner, "owner", 1 - rest), *self.others)


def draw(seed: int, *, size: int | None = None, style: str | None = None, ends: date | None = None) -> Household:
    """A household of this seed, the same every time. `size` and `style` fix the recordings and how they are named,
    `ends` about when they end: an export holds everybody's data until the day it was made.
    """
    rng = random.Random(f"household {seed}")
    region = rng.choices(REGIONS, WEIGHTS)[0]
    last = rng.choice(_ENDS).date() - timedelta(days=rng.randrange(200))
    last = ends - timedelta(days=rng.randrange(10)) if ends else last
    first = last - timedelta(days=round(90 * (1460 / 90) ** rng.random()))
    surname = rng.choice(region.last)
    owner = f"{rng.choice(region.first)} {surname}"
    city, other_city = rng.sample(region.cities, 2)
    second = (other_city, region.timezone) if rng.random() < 0.12 else None
    if second and rng.random() < 0.2:
        second = ("Lisboa", "Europe/Lisbon")
    opened = first - timedelta(days=rng.randrange(200, 3000))
    others = _others(rng, region, owner)
    drawn = round(50 * 60 ** rng.random())
    plain = owner.replace(" ", ".").casefold().translate(str.maketrans("äöüßéèîł", "aouseeil"))
    return Household(
        seed=seed,
        region=region,
        owner=owner,
        emails=tuple(f"{plain}@example.{end}" for end in ("org", "net")[: rng.choice((1, 1, 2))]),
        phone=f"+49 151 {rng.randrange(10**7):07d}",
        customer=customer_id(rng),
        others=others,
        devices=_devices(
            rng, region, (first, last), second=bool(second), partner=any(one.role == "partner" for one in others)
        ),
        city=city,
        second=second,
        first=first,
        last=last,
        opened=opened,
        recordings=size or drawn,
        style=style or rng.choices(STYLES, (38, 22, 8, 22, 10))[0],
        generation=rng.choice(("2018", "2024")),
        away=_away(rng, first, last),
        shift_work=rng.random() < 0.12,
        services=tuple(rng.sample(SERVICES, rng.randrange(3))),
        skills=tuple(rng.sample(SKILLS, rng.randrange(5))),
        cards=tuple(f"{rng.randrange(10**4):04d}" for _ in range(rng.randrange(1, 3))),
        missing=frozenset(name for name, often in _MISSING.items() if rng.random() < often),
        extra=_extra(rng, region, surname),
    )


_MISSING = {"register": 0.25, "transcripts": 0.12, "orders": 0.1, "search": 0.15, "payments": 0.3, "contacts": 0.4}


def _extra(rng: random.Random, region: Region, surname: str) -> dict[str, str]:
    """Names and numbers in the account's files that are not the owner's, and harmless all the same."""
    other = f"{rng.choice(region.first)} {rng.choice(region.last)}"
    found = {}
    if rng.random() < 0.3:
        found["gift"] = other
    if rng.random() < 0.08:
        found["ex_partner"] = f"{rng.choice(region.first)} {rng.choice(region.last)}"
    if rng.random() < 0.15:
        found["marketplace"] = "Amazon.com"
    if rng.random() < 0.03:
        found["second_customer"] = customer_id(rng)
    if rng.random() < 0.05:
        found["maiden_name"] = f"{rng.choice(region.first)} {surname}-{rng.choice(region.last)}"
    return found


def _others(rng: random.Random, region: Region, owner: str) -> tuple[Voice, ...]:
    surname = owner.split(" ", 1)[1]
    found = []
    if rng.random() < 0.65:
        own_name = rng.random() < 0.3
        name = f"{rng.choice(region.first)} {rng.choice(region.last) if own_name else surname}"
        found.append(Voice(name, "partner", rng.uniform(0.1, 0.5)))
    children, guests = rng.choices((0, 1, 2), (65, 20, 15))[0], rng.choices((0, 1, 3), (40, 40, 20))[0]
    found += [Voice(f"{rng.choice(region.first)} {surname}", "child", rng.uniform(0.02, 0.15)) for _ in range(children)]
    found += [Voice(f"guest {number}", "guest", rng.uniform(0.005, 0.03)) for number in range(guests)]
    if rng.random() < 0.3:
        found.append(Voice("television", "television", rng.uniform(0.01, 0.05)))
    return tuple(found)


def _devices(
    rng: random.Random, region: Region, span: tuple[date, date], *, second: bool, partner: bool
) -> tuple[Device, ...]:
    first, last = span
    rooms = [*(f"Echo {number}" for number in range(9, 1, -1)), *rng.sample(region.rooms, len(region.rooms))]
    found = [_device(rng, rooms.pop(), first, None)]
    for _ in range(rng.choices((0, 1, 2), (50, 35, 15))[0]):
        since = first + (last - first) * rng.random() * 0.7
        why = rng.choices(("", "gift", "second_hand"), (70, 15, 15))[0]
        found.append(_device(rng, rooms.pop(), since, None, why))
    days = (last - first).days
    if rng.random() < 0.15:
        middle = first + timedelta(days=round(days * rng.uniform(0.2, 0.6)))
        old = found[0]
        found[0] = _device(rng, old.names[0][1], first, middle, "replaced")
        found.append(_device(rng, old.names[0][1], middle + timedelta(days=2), None))
    if rng.random() < 0.05:
        since = first + timedelta(days=round(days * 0.3))
        found.append(_device(rng, rooms.pop(), since, since + timedelta(days=14), "returned"))
    if second:
        found.append(_device(rng, rooms.pop(), first + timedelta(days=days // 4), None, "second_home"))
    if partner and rng.random() < 0.06:
        found.append(_device(rng, rooms.pop(), first + timedelta(days=days // 3), None, "partner"))
    if rng.random() < 0.2:
        found.append(_device(rng, "This Device", first, None, "app"))
    return tuple(found)


def _device(rng: random.Random, name: str, since: date, until: date | None, why: str = "") -> Device:
    serial = "".join(rng.choices("0123456789abcdef", k=32)) if why == "app" else new_serial(rng)
    names = [(since, name)]
    if why != "app" and rng.random() < 0.15:
        renamed = since + timedelta(days=rng.randrange(20, 300))
        names.append((renamed, f"{name} {rng.randrange(2, 5)}" if rng.random() < 0.5 else f"Echo {name}"))
    early = timedelta(days=rng.randrange(100, 900)) if why == "second_hand" else timedelta(0)
    registered = None if why == "app" and rng.random() < 0.5 else since - early
    return Device(serial, rng.choice(list(DEVICE_TYPES)), tuple(names), since, until, registered, why)


def _away(rng: random.Random, first: date, last: date) -> tuple[tuple[date, date, str], ...]:
    found = []
    for year in range(first.year, last.year + 1):
        if rng.random() < 0.8:
            since = date(year, 7, 1) + timedelta(days=rng.randrange(60))
            found.append((since, since + timedelta(days=rng.randrange(6, 21)), rng.choice(("Lisboa", "Oslo", "Roma"))))
    return tuple(one for one in found if first <= one[0] and one[1] <= last)


def new_serial(rng: random.Random) -> str:
    """A serial number as Echo devices have it (FORMATS 1.3)."""
    return rng.choice(("G090", "G000", "B0F0")) + "".join(rng.choices(_ALPHABET, k=12))


def customer_id(rng: random.Random) -> str:
    """A customer number of thirteen characters."""
    return "A" + "".join(rng.choices(string.digits + "BCDEFGHJKLMNPQRSTUVWXYZ", k=12))


def at_noon(day: date) -> datetime:
    """Noon of a day, UTC."""
    return datetime.combine(day, time(12), UTC)
