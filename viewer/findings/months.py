# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Gaps in counts by calendar month, and how improbable an empty month is."""

from __future__ import annotations

import calendar
import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice, pairwise
from statistics import median

IMPROBABLE = 0.001
HABIT = 0.1
RHYTHM = 6
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty months from `first` to `last`, `YYYY-MM`, both inclusive, and what lies on either side.

    `chance` is how likely so many empty months are by Poisson's law (S. D. Poisson 1837: exp(-expected)), where the
    median of the active months is expected of each. Use in bursts makes gaps likelier than that, so it is the least.
    `habit` is the share of empty months among the others from the first to the last active one, in 0..1; `active` is
    how many months are not empty.
    """

    first: str
    last: str
    before: int
    after: int
    chance: float
    habit: float
    active: int

    @property
    def is_telling(self) -> bool:
        """Whether neither chance nor the habit of using it now and then explains it: there is a rhythm of at least six
        active months, no fewer than the gap has, with hardly another one empty.
        """
        rhythm = self.active >= max(RHYTHM, _length(self.first, self.last)) and self.habit <= HABIT
        return rhythm and self.chance < IMPROBABLE


def valid_months(counts: Mapping[str, int]) -> dict[str, int]:
    """The positive counts of what are months of the calendar, in order."""
    return {month: counts[month] for month in sorted(counts) if counts[month] > 0 and is_month(month)}


def gaps(
    counts: Mapping[str, int],
    since: str = "",
    until: str = "",
    share: Callable[[str], float] = lambda month: 1.0,
) -> Iterator[Gap]:
    """Every run of whole months without anything between months with something.

    With `since` and `until` (`YYYY-MM`, the whole months in which something is to be expected) also the empty months
    before the first and after the last, but only where they are improbable. `share` is how much of the usual use is
    expected in a month, in 0..1 (days away from home). At most a thousand.
    """
    known = valid_months(counts)
    if known:
        yield from islice(_gaps(known, since, until, share), MOST)


def _gaps(known: Mapping[str, int], since: str, until: str, share: Callable[[str], float]) -> Iterator[Gap]:
    months = list(known)
    sums = [0, *accumulate(known.values())]
    usual = median(known.values())
    begin, end = min(known), max(known)
    runs = [(following(one), preceding(other)) for one, other in pairwise(months)]
    edges = [(since, preceding(begin))] if since else []
    edges += [(following(end), until)] if until else []
    for first, last, inner in (*((*run, True) for run in runs), *((*edge, False) for edge in edges)):
        if _number(first) > _number(last):
            continue
        chance = math.exp(-usual * sum(share(month) for month in between(first, last)))
        before = sums[bisect_left(months, first)]
        empty = _length(begin, end) - len(known) - inner * _length(first, last)
        gap = Gap(first, last, before, sums[-1] - before, chance, empty / (empty + len(known)), len(known))
        if inner or chance < IMPROBABLE:
            yield gap


def is_month(text: str) -> bool:
    """Whether a text is `YYYY-MM`."""
    try:
        return len(text) == 7 and bool(date.fromisoformat(f"{text}-01"))
    except ValueError:
        return False


def following(month: str) -> str:
    """The month after."""
    return _month(_number(month) + 1)


def preceding(month: str) -> str:
    """The month before."""
    return _month(_number(month) - 1)


def between(first: str, last: str) -> Iterator[str]:
    """The months from one to the other, both inclusive."""
    return (_month(number) for number in range(_number(first), _number(last) + 1))


def first_whole(day: date) -> str:
    """The first month that lies wholly on or after a day."""
    month = day.isoformat()[:7]
    return month if day.day == 1 or month == "9999-12" else following(month)


def last_whole(day: date) -> str:
    """The last month that lies wholly on or before a day."""
    month = day.isoformat()[:7]
    return month if day.day == calendar.monthrange(day.year, day.month)[1] else preceding(month)


def days_in(month: str) -> tuple[date, date]:
    """The first and the last day of a month."""
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _length(first: str, last: str) -> int:
    return _number(last) - _number(first) + 1


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
