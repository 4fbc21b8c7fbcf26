# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Written dates and times in the styles that exports use, without guessing what they leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_DAY = 86_400
_YEARS = range(1970, 2101)
_MONTHS = {
    name: number
    for number, names in enumerate(
        """
        jan januar january janvier enero gennaio januari janv ene gen jän jänner
        feb februar february février fevrier febrero febbraio februari févr fev fév
        mar märz march mars marzo maart mär mrz mrt
        apr april avril abril aprile avr abr
        may mai mayo maggio mei mag
        jun juni june juin junio giugno giu
        jul juli july juillet julio luglio juil lug
        aug august août aout agosto augustus aoû ago
        sep september septembre septiembre settembre sept set
        oct oktober october octobre octubre ottobre okt ott
        nov november novembre noviembre
        dec dezember december décembre decembre diciembre dicembre dez déc dic
        """.strip().splitlines(),
        1,
    )
    for name in names.split()
}
_ZONES = """
UTC=0 GMT=0 Z=0 WET=0 WEST=1 MEZ=1 CET=1 MESZ=2 CEST=2 EET=2 OEZ=2 EEST=3 OESZ=3 MSK=3 EST=-5 EDT=-4 CDT=-5 MST=-7
MDT=-6 PST=-8 PDT=-7 JST=9 AEST=10 AEDT=11 NZST=12 NZDT=13
"""
_UNSURE = "BST IST CST AST ADT NST NDT AKST AKDT HST SGT HKT PT ET CT MT"
_ABBREVIATIONS = {name: int(hours) * 3600 for name, hours in (pair.split("=") for pair in _ZONES.split())}
_ZONE = "|".join((*_ABBREVIATIONS, *_UNSURE.split()))
_CLOCK = (
    r"(?P<hour>\d{1,2})(?::|h|時)(?P<minute>\d{2})(?:[:分](?P<second>\d{2})(?:[.,](?P<part>\d{1,6}))?)?(?:\s?Uhr)?秒?"
    r"(?:[\s\u202f]?(?P<half>[AaPp])\.?\s?[Mm]\.?(?![A-Za-z]))?"
    r"(?:\s?(?P<sign>[+-])(?P<offhour>\d{2}):?(?P<offminute>\d{2})(?!\d)|\s?(?P<zone>"
    + "|".join((*_ABBREVIATIONS, *_UNSURE.split()))
    + r")(?!\w))?"
)
_GAP = r"(?:T|,?\s+(?:um\s|at\s|à\s|alle\s|a\slas\s|om\s|-\s)?\s*|日\s*|\s?[-–|]\s?)"
_STAMP = re.compile(
    r"(?<!\d)(?:"
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})" + _GAP + "|"
    r"(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y2>\d{4}|\d{2})" + _GAP + "|"
    r"(?P<d3>\d{1,2})\.?\s(?:de\s)?(?P<m3>[A-Za-zäéûÄ]{3,10})\.?,?\s(?:de\s)?(?P<y3>\d{4})" + _GAP + "|"
    r"(?:[A-Z][a-z]{2},?\s)?(?P<m4>[A-Za-zäéûÄ]{3,10})\.?\s(?P<d4>\d{1,2}),\s(?P<y4>\d{4})" + _GAP + ")" + _CLOCK
)
_UNIX = re.compile(
    r"(?:[A-Z][a-z]{2})\s(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s"
    r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})\s(?P<zone>[A-Z]{1,5})\s(?P<year>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and time as written.

    `local` is naive; where day and month may be swapped it is the day-first reading, and `swapped` the month-first one.
    `proof` is 1 where the figures themselves show day-first, -1 month-first, 0 nothing. `offset` is seconds east of UTC
    where the text names a zone. `precision` is 1 or 60 seconds, or 0.001 where fractions are written.
    """

    local: datetime
    swapped: datetime | None = None
    proof: int = 0
    offset: int | None = None
    precision: float = 1.0


def find_stamp(text: str) -> tuple[Stamp, int, int] | None:
    """The first date with a time in a text, with the span of characters that it covers."""
    match = _STAMP.search(text) or _UNIX.search(text)
    if match is None:
        return None
    stamp = _stamp(match.groupdict())
    return None if stamp is None else (stamp, match.start(), match.end())


def parse_instant(text: str) -> datetime | None:
    """The UTC moment of ISO 8601, epoch seconds or milliseconds, or another clear style that names its zone."""
    if text.isdecimal() and len(text) in (10, 13):
        return datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        stamp = find_stamp(text)
        if stamp is None or stamp[0].offset is None or stamp[0].swapped is not None:
            return None
        return as_utc(stamp[0].local, stamp[0].offset)
    return found.astimezone(UTC) if found.tzinfo is not None and found.year in _YEARS else None


def as_utc(local: datetime, offset: int) -> datetime:
    """The moment of a naive local time at an offset in seconds east of UTC."""
    return (local - timedelta(seconds=offset)).replace(tzinfo=UTC)


def iso_date(text: str) -> str:
    """A date or time of an account's own file as ISO 8601: UTC where a time is given, else the day; empty if unclear.

    The first day of 1970 means that the provider does not know. A provider's `MM/dd/yyyy` is read as such: its tables
    are written month first unless the figures say otherwise.
    """
    instant = parse_instant(text)
    if instant is not None:
        if instant.timestamp() < _DAY:
            return ""
        return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
    found = find_stamp(text if re.search(r"\d:\d\d", text) else f"{text.strip()} 00:00")
    if found is None:
        return ""
    local = found[0].swapped if "/" in text and found[0].swapped is not None else found[0].local
    if found[0].swapped is not None and "/" not in text and "." not in text:
        return ""
    return local.strftime("%Y-%m-%dT%H:%M:%SZ" if re.search(r"\d:\d\d", text) else "%Y-%m-%d")


def _stamp(found: dict[str, str | None]) -> Stamp | None:
    clock = _clock(found)
    if clock is None:
        return None
    hour, minute, second, micro, precision = clock
    days = _days(found)
    if days is None:
        return None
    (year, month, day), swap, proof = days
    if year not in _YEARS:
        return None
    try:
        local = datetime(year, month, day, hour, minute, second, micro)
        swapped = datetime(year, day, month, hour, minute, second, micro) if swap else None
    except ValueError:
        return None
    return Stamp(local, swapped, proof, _offset(found), precision)


def _days(found: dict[str, str | None]) -> tuple[tuple[int, int, int], bool, int] | None:
    """Year, month and day, whether day and month may be swapped, and what the figures prove."""
    a, b = found.get("a"), found.get("b")
    if a and b:
        year = int(found.get("y2") or 0)
        year += 2000 if year < 100 else 0
        first, second = int(a), int(b)
        if second > 12:
            return (year, first, second), False, -1
        return (year, second, first), first <= 12 and first != second, 1 if first > 12 else 0
    word = found.get("m3") or found.get("m4") or found.get("month") or ""
    month = int(word) if word.isdecimal() else _MONTHS.get(word.casefold(), 0)
    year = int(found.get("year") or found.get("y3") or found.get("y4") or 0)
    day = int(found.get("day") or found.get("d3") or found.get("d4") or 0)
    return ((year, month, day), False, 0) if month else None


def _clock(found: dict[str, str | None]) -> tuple[int, int, int, int, float] | None:
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    half, second, part = found.get("half"), found.get("second"), found.get("part")
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 23 or minute > 59 or (second and int(second) > 59):
        return None
    micro = int(part.ljust(6, "0")) if part else 0
    return hour, minute, int(second or 0), micro, 0.001 if part else 1.0 if second else 60.0


def _offset(found: dict[str, str | None]) -> int | None:
    if found.get("sign"):
        seconds = int(found["offhour"] or 0) * 3600 + int(found["offminute"] or 0) * 60
        return -seconds if found["sign"] == "-" else seconds
    return _ABBREVIATIONS.get(found.get("zone") or "")
