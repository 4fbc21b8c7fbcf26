# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What was said in a household: who, when, at which device, in which words."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.benchmarks.judgement.households import Device, Household, Voice
from tests.benchmarks.judgement.regions import SERVICES


@dataclass(frozen=True, slots=True)
class Utterance:
    """One recording and its truth. `when` is UTC; `text` None where the provider understood nothing."""

    home: int
    voice: Voice
    device: Device
    when: datetime
    seconds: float
    text: str | None
    uuid: str


def utterances(home: Household, count: int | None = None) -> list[Utterance]:
    """What was recorded at that home, in order of time; `count` in place of the household's own number."""
    rng = random.Random(f"utterances {home.seed}")
    days = list(_days(home))
    found = []
    for _ in range(home.recordings if count is None else count):
        voice = rng.choices(home.voices, [one.share for one in home.voices])[0]
        day = rng.choice(days)
        there = [one for one in home.devices if one.since <= day and (one.until is None or day < one.until)]
        if not there:
            there = [home.devices[0]] if day < home.devices[0].since else [home.devices[-1]]
            day = max(day, there[0].since)
        device = rng.choices(there, [_often(one) for one in there])[0]
        seconds = min(6.0, max(0.6, rng.lognormvariate(0.65, 0.45)))
        text = None if rng.random() < 0.03 else _words(home, device, day, rng)
        key = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        found.append(Utterance(home.seed, voice, device, _moment(home, device, day, rng), seconds, text, key))
    return sorted(found, key=lambda one: one.when)


def _days(home: Household) -> Iterator[date]:
    """The days on which somebody speaks; holidays are silent but for those who stay."""
    for number in range((home.last - home.first).days + 1):
        day = home.first + timedelta(days=number)
        if not any(since <= day <= until for since, until, _ in home.away) or number % 7 == 0:
            yield day


def _often(device: Device) -> float:
    return {"app": 0.15, "second_home": 0.4, "partner": 0.5}.get(device.why, 1.0)


def _moment(home: Household, device: Device, day: date, rng: random.Random) -> datetime:
    zone = home.second[1] if home.second and device.why == "second_home" else home.region.timezone
    if home.shift_work and day.isocalendar().week % 3 == 0:
        hour = int(rng.gauss(1.5, 2)) % 24
    else:
        hour = min(23, max(0, int(rng.choice((rng.gauss(7.5, 1), rng.gauss(19.5, 2), rng.gauss(13, 4))))))
    figures = (hour, rng.randrange(60), rng.randrange(60), rng.randrange(1000) * 1000)
    return datetime(day.year, day.month, day.day, *figures, ZoneInfo(zone)).astimezone(UTC)


def _words(home: Household, device: Device, day: date, rng: random.Random) -> str:
    people = [one.name.split()[0] for one in home.others if one.role in ("partner", "child")] or ["mama"]
    service = rng.choice(home.services or SERVICES[:1])
    city = home.second[0] if home.second and device.why == "second_home" else home.city
    said = rng.choice(home.region.phrases)
    return said.format(city=city, room=device.name_on(day), service=service, person=rng.choice(people)).casefold()
