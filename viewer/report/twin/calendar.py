# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every date moved by the same whole number of weeks, so that weekdays, hours and what lies between them stay.

The weeks are chosen near whole years, and so that the clocks of the owner's zone change between the same recordings as
before; where no number of weeks does that for all years, times within a week of a change may be read an hour off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from viewer.report.twin.cipher import Cipher

_WEEKS = (-574, -522, -470, -417, -365, -313, -261, -209, -157, -104, 104, 157, 209, 261, 313, 365)
_FIRST_HONEST = date(2010, 1, 1)
_LAST = date(2032, 12, 31)
_NEVER_SET = frozenset((date(1970, 1, 1), date(1980, 1, 1), date(1979, 12, 31), date(1969, 12, 31)))
_STEP = timedelta(days=7)
_EARLIEST = 1971
_ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Moves dates by `days`, a multiple of seven.

    Days before 2010, which are birthdays and clocks that were never set, go back by as much, so that none of them comes
    to lie after it; the first days of 1970 and 1980, by which programs say that they know none, stay.
    """

    days: int

    def day(self, day: date) -> date:
        """The day in the twin."""
        if day in _NEVER_SET:
            return day
        if day >= _FIRST_HONEST:
            return _moved(day, self.days)
        earlier = _moved(day, -abs(self.days))
        return earlier if earlier.year >= _EARLIEST else _moved(day, abs(self.days))

    def moment(self, moment: datetime) -> datetime:
        """The moment in the twin, at the same time of day."""
        return datetime.combine(self.day(moment.date()), moment.timetz())

    def epoch(self, seconds: int) -> int:
        """The moment in the twin in seconds since 1970."""
        try:
            before = datetime.fromtimestamp(seconds, UTC)
        except (ValueError, OverflowError, OSError):
            return seconds
        return seconds + (self.day(before.date()) - before.date()).days * 86_400


def calendar_for(days: Iterable[date], zone: str, cipher: Cipher) -> Calendar:
    """The calendar for recordings of these days in a home of this time zone.

    Of the weeks that keep all days between 2010 and 2032, those that least disturb the changes of clocks; of these the
    key draws one.
    """
    known = sorted({day for day in days if _FIRST_HONEST <= day <= _LAST})
    if not known:
        return Calendar(7 * _WEEKS[cipher.number("weeks") % len(_WEEKS)])
    allowed = [
        weeks for weeks in _WEEKS if known[0] + weeks * _STEP >= _FIRST_HONEST and known[-1] + weeks * _STEP <= _LAST
    ]
    if not allowed:
        return Calendar(7 * 104 * (-1 if known[-1] > _LAST else 1))
    disturbed = {weeks: _disturbed(known, weeks, zone) for weeks in allowed}
    best = [weeks for weeks in allowed if disturbed[weeks] == min(disturbed.values())]
    return Calendar(7 * best[cipher.number("weeks") % len(best)])


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _disturbed(days: Iterable[date], weeks: int, name: str) -> int:
    """On how many of these days the zone's offset differs from that on the day they become."""
    try:
        zone = ZoneInfo(name or _ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo(_ZONE)

    def offset(day: date) -> timedelta | None:
        return datetime(day.year, day.month, day.day, 12, tzinfo=zone).utcoffset()

    return sum(offset(day) != offset(day + weeks * _STEP) for day in days)
