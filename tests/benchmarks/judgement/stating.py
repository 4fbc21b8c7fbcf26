# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner states about themself: all of it, or with the gaps that people leave."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.benchmarks.judgement.households import Device, Household
from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place

_TYPED = "0123456789ABCDEFGHJKLMNPQRSTUVWX"
FORGOTTEN = {"": 0.03, "gift": 0.08, "second_hand": 0.04, "replaced": 0.3, "returned": 0.5, "app": 0.7, "partner": 0.4}
SKIPPED = {
    "languages": 0.1,
    "emails": 0.3,
    "customer": 0.45,
    "opened": 0.35,
    "places": 0.2,
    "people": 0.15,
    "away": 0.6,
}
_SKIPPED_ALWAYS = {"phones": 0.6, "services": 0.7, "skills": 0.8, "rooms": 0.7, "payments": 0.8}


def complete(home: Household, *, owns: bool = True) -> Facts:
    """Everything, as it is. `owns` False: the owner has nothing of the service."""
    return _facts(
        home, [_stated(one) for one in home.devices] if owns else [], frozenset(), random.Random(0), owns=owns
    )


def gappy(home: Household, *, owns: bool = True) -> Facts:
    """What people state: devices forgotten or without a serial number, dates from memory, nicknames, slips of typing,
    questions skipped. How often each happens is assumed, not measured.
    """
    rng = random.Random(f"stating {home.seed}")
    skipped = frozenset(name for name, often in (SKIPPED | _SKIPPED_ALWAYS).items() if rng.random() < often)
    devices = [_remembered(one, rng) for one in home.devices if rng.random() >= FORGOTTEN.get(one.why, 0.05)]
    return _facts(home, devices if owns else [], skipped, rng, owns=owns, loose=True)


def stated(home: Household, *, owns: bool = True) -> Facts:
    """Complete or gappy, as the seed has it: two in five are complete."""
    return complete(home, owns=owns) if random.Random(f"which {home.seed}").random() < 0.4 else gappy(home, owns=owns)


def _stated(one: Device) -> OwnedDevice:
    return OwnedDevice(one.serial, one.names[-1][1], one.kind, one.since, one.until)


def _remembered(one: Device, rng: random.Random) -> OwnedDevice:
    serial = one.serial
    draw = rng.random()
    if draw < 0.2:
        serial = ""
    elif draw < 0.26:
        at = rng.randrange(4, len(serial))
        serial = serial[:at] + rng.choice(_TYPED.replace(serial[at].upper(), "")) + serial[at + 1 :]
    elif draw < 0.36:
        serial = f"{serial[:4]} {serial[4:8]}-{serial[8:]}".lower()
    since = None if rng.random() < 0.3 else _from_memory(one.since, rng)
    until = _from_memory(one.until, rng) if one.until and rng.random() < 0.6 else None
    name = rng.choice((one.names[0][1], one.names[-1][1], ""))
    return OwnedDevice(serial, name, one.kind if rng.random() < 0.7 else "", since, until)


def _from_memory(day: date, rng: random.Random) -> date:
    """Exact for half of the people (an order told them), days off for most others, weeks for one in ten."""
    draw = rng.random()
    off = 0 if draw < 0.5 else round(rng.gauss(0, 5)) if draw < 0.9 else round(rng.gauss(0, 25))
    return day + timedelta(days=off)


def _facts(
    home: Household,
    devices: list[OwnedDevice],
    skipped: frozenset[str],
    rng: random.Random,
    *,
    owns: bool,
    loose: bool = False,
) -> Facts:
    def unless(name: str, value: tuple[str, ...]) -> tuple[str, ...]:
        return () if name in skipped else value

    language = home.region.language
    rooms = tuple(dict.fromkeys(name for one in home.devices for _, name in one.names)) if owns else ()
    owner = Owner(
        names=(_said(home.owner, home, rng) if loose else home.owner,),
        emails=unless("emails", home.emails[:1] if loose else home.emails),
        customer_ids=unless("customer", (home.customer,)),
        languages=unless("languages", (language,)),
        account_opened=None if "opened" in skipped else _from_memory(home.opened, rng) if loose else home.opened,
        uses_voice_assistant=owns if not (loose and owns and rng.random() < 0.3) else None,
        phones=unless("phones", (home.phone,)),
        services=unless("services", home.services if owns else ()),
        skills=unless("skills", home.skills if owns else ()),
        rooms=unless("rooms", rooms),
        payment_endings=unless("payments", home.cards),
    )
    household = [
        Person((_said(one.name, home, rng) if loose else one.name,), one.role, (language,))
        for one in home.others
        if one.role in ("partner", "child") and not (loose and rng.random() < 0.1)
    ]
    places = [Place(home.region.timezone, home.city)]
    if home.second and not (loose and rng.random() < 0.3):
        places.append(Place(home.second[1], home.second[0]))
    return Facts(
        owner,
        tuple(devices),
        () if "places" in skipped else tuple(places),
        () if "people" in skipped else tuple(household),
        () if "away" in skipped else tuple(Away(*one) for one in home.away),
    )


def _said(name: str, home: Household, rng: random.Random) -> str:
    """A nickname, an umlaut written out, the first name alone, or the name."""
    first, _, last = name.partition(" ")
    short = dict(home.region.nicknames).get(first, first)
    plain = name
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ö", "Oe"), ("é", "e"), ("ł", "l")):
        plain = plain.replace(letter, pair)
    return rng.choices((name, plain, f"{short} {last}", first), (60, 20, 15, 5))[0]
