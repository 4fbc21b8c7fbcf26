# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What single cells say: zones, network addresses, positions, ends of card numbers. Malformed ones say nothing."""

from __future__ import annotations

import ipaddress
import math
import re
from functools import lru_cache

_ZONE = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
    r"/[A-Z][A-Za-z_\-]{1,30}(?:/[A-Z][A-Za-z_\-]{1,30})?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-\u2212])(\d{1,2})(?::?([0-5]\d))?(?::00)?")
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.0{1,3})?")
_HOME_NETWORKS = tuple(
    ipaddress.ip_network(one) for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
)
_DIGITS = re.compile(r"[\s*xX•·.#\-]*(\d{2,4})")
_ENDING = re.compile(
    r"(?:[*xX•·]{2,}[\s*xX•·.\-]*|[A-Za-zÀ-ÿ)]\s*[\-–—:]\s*|[A-Za-zÀ-ÿ]\s*\(\s*[*xX•·.\s\-]*|"
    r"(?:ending in|ends in|endet auf|endend auf|mit endziffern|endziffern|se terminant par|finissant par)\s+)"
    r"(\d{2,4})\s*\)?(?=$|\s|[,;&/|])",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"iban|bank|konto|lastschrift|sepa|checking|savings|direct debit|compte|prélèvement", re.IGNORECASE
)
_CHILD = re.compile(
    r"(?:^|[^a-zäöü])(?:child|children|kids?|kind|kinder|enfant|niño|bambino)(?:$|[^a-zäöü])", re.IGNORECASE
)
_TEEN = re.compile(r"teen|jugendlich|adolescent", re.IGNORECASE)


@lru_cache(maxsize=4096)
def time_zone(text: str) -> str:
    """An IANA name, or an offset as `+01:00`; whole numbers are hours, minutes, seconds or milliseconds by size."""
    if _ZONE.fullmatch(text):
        return text
    if text in ("UTC", "GMT", "Etc/UTC", "Etc/GMT"):
        return "+00:00"
    if _NUMBER.fullmatch(text):
        number = int(float(text))
        for unit, most, step in ((3600, 14, 1), (60, 840, 15), (1, 50_400, 900), (0.001, 50_400_000, 900_000)):
            if abs(number) <= most:
                return _written(int(number * unit)) if number % step == 0 else ""
        return ""
    found = _OFFSET.fullmatch(text)
    if found is None:
        return ""
    seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
    return _written(seconds if found[1] == "+" else -seconds)


def _written(seconds: int) -> str:
    if abs(seconds) > 14 * 3600:
        return ""
    return f"{'-' if seconds < 0 else '+'}{abs(seconds) // 3600:02d}:{abs(seconds) // 60 % 60:02d}"


@lru_cache(maxsize=4096)
def public_address(text: str) -> str:
    """An IP address by which a connection reached the provider; those that every home uses inside say nothing."""
    if len(text) > 45:
        return ""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if found.is_loopback or found.is_unspecified or found.is_link_local or found.is_multicast:
        return ""
    if any(found in network for network in _HOME_NETWORKS if network.version == found.version):
        return ""
    return str(found)


def position(latitude: str, longitude: str) -> str:
    """`48.2,11.6` in degrees; empty where either is no coordinate, or both are zero."""
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return ""
    if not (math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180):
        return ""
    if north == 0 == east:
        return ""
    return f"{round(north, 1) + 0.0:.1f},{round(east, 1) + 0.0:.1f}"


def metres(text: str) -> str:
    """An accuracy as a whole number of metres."""
    try:
        number = float(text)
    except ValueError:
        return ""
    return str(round(number)) if 0 <= number < 1e7 else ""


@lru_cache(maxsize=4096)
def last_digits(text: str) -> str:
    """The last two to four digits where a cell of its own holds them, masked or not."""
    found = _DIGITS.fullmatch(text) if len(text) <= 40 else None
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def endings(text: str) -> tuple[tuple[str, str], ...]:
    """Every (last digits, `card` or `account`) that the words of a payment name: `Visa - 1234 and xxxx-5678`."""
    found = []
    if len(text) <= 200:
        start = 0
        for one in _ENDING.finditer(text):
            found.append((one[1], instrument_kind(text[start : one.end()])))
            start = one.end()
    return tuple(found)


def instrument_kind(text: str) -> str:
    """Whether words name a bank account or a card."""
    return "account" if _ACCOUNT.search(text) else "card"


def child_type(text: str) -> str:
    """`child` or `teen` where a profile's type says so."""
    if len(text) > 60:
        return ""
    return "teen" if _TEEN.search(text) else "child" if _CHILD.search(text) else ""
