# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Other network addresses, telephone numbers, ends of card numbers, positions and time zones; what tells two of them
apart or together, their beginnings or their ends, is kept."""

from __future__ import annotations

import ipaddress
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from viewer.report.twin.cipher import Cipher

_SUFFIX = 7
_WALKS = 64
_CONTINENTS = re.compile(r"(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_\-]{1,30}")
_FROM, _UNTIL, _STEP = datetime(2010, 1, 1, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC), timedelta(days=97)


def address(text: str, cipher: Cipher) -> str:
    """Another IP address: public ones stay public, those of one network stay in one, private ones stay private."""
    found = ipaddress.ip_address(text)
    if found.version == 4:
        net, host = divmod(int(found), 1 << 16)
        if found.is_global:
            for _ in range(_WALKS):
                high, low = cipher.replaced(divmod(net, 256), (256, 256), "network")
                net = high * 256 + low
                if ipaddress.ip_address(net << 16 | 0x0A0A).is_global:
                    break
        else:
            return str(ipaddress.ip_address(int(found) - int(found) % 256 + cipher.number("host", text) % 254 + 1))
        high, low = cipher.replaced(divmod(host, 256), (256, 256), f"host{net}")
        return str(ipaddress.ip_address(net << 16 | high << 8 | low))
    first, second, rest = int(found) >> 112, int(found) >> 96 & 0xFFFF, int(found) & (1 << 96) - 1
    second = cipher.replaced((second,), (1 << 16,), f"network{first}")[0]
    rest = (rest + cipher.number("host6", str(second))) % (1 << 96)
    return str(ipaddress.ip_address(first << 112 | second << 96 | rest))


def phone(text: str, cipher: Cipher) -> str:
    """Another telephone number, written alike; numbers that end alike still do, so country codes may come and go."""
    places = [at for at, one in enumerate(text) if one.isascii() and one.isdigit()]
    digits = [int(text[at]) for at in places]
    tail = cipher.replaced(digits[-_SUFFIX:], [10] * len(digits[-_SUFFIX:]), "phone")
    known = "".join(map(str, digits[-_SUFFIX:]))
    head = digits[:-_SUFFIX]
    made = []
    for at, one in enumerate(reversed(head)):
        turn = cipher.number("phone", str(at), known) % 9
        made.append((one - 1 + turn) % 9 + 1 if one else 0)
    out = list(text)
    for at, digit in zip(places, [*reversed(made), *tail], strict=True):
        out[at] = str(digit)
    return "".join(out)


def ending(digits: str, cipher: Cipher) -> str:
    """Other last digits of a card or account; endings of different length that agree still do."""
    made = ""
    for at in range(len(digits)):
        known = digits[len(digits) - at :]
        turn = cipher.number("ending", known) % 10
        made = str((int(digits[-1 - at]) + turn) % 10) + made
    return made


def coordinate(text: str, cipher: Cipher, axis: str) -> str:
    """Another coordinate: the map is turned, and moved a little towards the equator, so distances hardly change."""
    number = float(text)
    if axis == "longitude":
        turned = (number + 30 + cipher.number(axis) % 30_000 / 100 + 180) % 360 - 180
    else:
        turned = number - (3 + cipher.number(axis) % 600 / 100) * (1 if number >= 0 else -1)
    places = len(text.partition(".")[2])
    return f"{turned:.{places}f}"


@lru_cache(maxsize=64)
def zone(name: str, cipher: Cipher) -> str:
    """Another time zone whose clocks always showed the same since 2010; the same where there is no other."""
    try:
        wanted = _behaviour(name)
        alike = [
            one
            for one in sorted(available_timezones())
            if one != name and _CONTINENTS.fullmatch(one) and _behaviour(one) == wanted
        ]
    except (ValueError, OSError, KeyError):
        return name
    return alike[cipher.number("zone", name) % len(alike)] if alike else name


@lru_cache(maxsize=1024)
def _behaviour(name: str) -> tuple[timedelta | None, ...]:
    place = ZoneInfo(name)
    count = (_UNTIL - _FROM) // _STEP
    return tuple((_FROM + at * _STEP).astimezone(place).utcoffset() for at in range(count))
