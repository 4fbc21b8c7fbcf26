# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds from the data in which time zone naive local times were written, by scoring them against moments in UTC."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


_STEP = 900
_OFFSETS = np.arange(-12 * 3600, 14 * 3600 + 1, _STEP, dtype=np.float64)
_TOLERANCES = (2.0, 15.0)
_SAMPLE = 3000
_DAY = 86400.0
_HYPOTHESES = 200
_CHANCE = 1e-3
_NAMES = """
Europe/Berlin Europe/London Europe/Athens Europe/Istanbul Europe/Moscow Atlantic/Azores Europe/Chisinau
America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage
Pacific/Honolulu America/Halifax America/St_Johns America/Sao_Paulo America/Argentina/Buenos_Aires America/Santiago
America/Asuncion America/Bogota America/Caracas America/Mexico_City America/Havana America/Nuuk America/Costa_Rica
America/Puerto_Rico Asia/Tokyo Asia/Kolkata Asia/Shanghai Asia/Dubai Asia/Jerusalem Asia/Beirut Asia/Amman
Asia/Damascus Asia/Tehran Asia/Karachi Asia/Dhaka Asia/Bangkok Asia/Kathmandu Asia/Kabul Asia/Yangon Asia/Colombo
Asia/Tashkent Asia/Riyadh Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos Africa/Nairobi
Africa/Windhoek Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth
Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Fiji Pacific/Apia Pacific/Tongatapu
"""
ZONES = tuple(_NAMES.split())


@dataclass(frozen=True)
class ZoneFit:
    """The zone that explains the local times: its `label`, how many of `total` local times fit a moment, and
    `utc`, one moment a local time in epoch seconds (NaN where the zone or the clock change leaves it open)."""

    label: str
    fits: int
    total: int
    utc: Floats


@dataclass(frozen=True)
class _Behaviour:
    """One hypothesis applied to all local times: the moments it gives and which of them fit."""

    label: str
    utc: Floats
    fits: Flags


def find_zone(local: Floats, width: float, moments: Floats, moment_width: float) -> ZoneFit | None:
    """The zone of naive local times, None where the data do not single one out.

    `local` are naive times as epoch seconds, each standing for `width` seconds from there; `moments` are UTC epoch
    seconds, each standing for `moment_width` seconds. A hypothesis counts the local times that have a moment within a
    tolerance of 2, then 15 seconds. It is accepted where so many fits by coincidence (binomial tail, Chernoff bound)
    would happen less than once in a thousand searches; hypotheses that the data cannot tell apart are pooled, and the
    local times that they place differently stay open.
    """
    if len(local) == 0 or len(moments) == 0:
        return None
    moments = np.sort(moments)
    sample = np.sort(local)[:: max(1, math.ceil(len(local) / _SAMPLE))]
    for tolerance in _TOLERANCES:
        before, after = tolerance + moment_width, width + tolerance
        rates = _hits(sample[None, :] - _OFFSETS[:, None], moments, before, after).mean(axis=1)
        coverage = len(moments) * (before + after) / max(_DAY, float(moments[-1] - moments[0]))
        chance = min(0.5, max(_middle(rates), coverage, 1e-9))
        useful = _OFFSETS[rates >= max(2 * chance, 0.2 * float(rates.max()), 1e-9)]
        found = _best(list(_behaviours(local, moments, before, after, useful)), chance)
        if found is not None:
            return found
    return None


def offset_between(local: Floats, width: float, other: Floats, other_width: float) -> float | None:
    """The constant seconds that `local` times are ahead of `other` ones, both naive; None where none stands out."""
    if len(local) == 0 or len(other) == 0:
        return None
    other = np.sort(other)
    before, after = 2.0 + other_width, width + 2.0
    hits = _hits(np.sort(local)[None, :] - _OFFSETS[:, None], other, before, after).sum(axis=1)
    coverage = len(other) * (before + after) / max(_DAY, float(other[-1] - other[0]))
    chance = min(0.5, max(_middle(hits) / len(local), coverage))
    order = np.argsort(hits)
    best = int(hits[order[-1]])
    if best < 2 * int(hits[order[-2]]) or _tail(len(local), best, chance) * _HYPOTHESES > _CHANCE:
        return None
    return float(_OFFSETS[order[-1]])


def _hits(at: Floats, moments: Floats, before: float, after: float) -> Flags:
    """Whether a moment lies in [at - before, at + after]; `moments` are sorted, `at` may be NaN (then False)."""
    found: Flags = np.searchsorted(moments, at - before, "left") < np.searchsorted(moments, at + after, "right")
    return found


def _middle(values: NDArray[Any]) -> float:
    return float(np.sort(values)[len(values) // 2])


def _behaviours(local: Floats, moments: Floats, before: float, after: float, useful: Floats) -> Iterator[_Behaviour]:
    """Every hypothesis worth a look: the named zones that use a useful offset, then the fixed offsets themselves."""
    if len(useful) == 0:
        return
    first, last = float(local.min()) - 2 * _DAY, float(local.max()) + 2 * _DAY
    for name in ZONES:
        changes = _changes(name, first, last)
        if changes is not None and np.isin(changes[1], useful).any():
            yield _apply(name, changes, local, moments, before=before, after=after)
    for offset in useful:
        at = local - offset
        yield _Behaviour(_offset_label(float(offset)), at, _hits(at, moments, before, after))


def _apply(
    name: str, changes: tuple[Floats, Floats], local: Floats, moments: Floats, *, before: float, after: float
) -> _Behaviour:
    """Read local times in a zone: where the clock was set back, the reading that fits alone is taken, else none."""
    starts, offsets = changes
    utc = np.full(len(local), np.nan)
    fits = np.zeros(len(local), dtype=bool)
    readings = np.zeros(len(local), dtype=np.int64)
    for offset in np.unique(offsets):
        at = local - offset
        valid = offsets[np.searchsorted(starts, at, "right") - 1] == offset
        hit = valid & _hits(at, moments, before, after)
        take = (valid & (readings == 0)) | (hit & ~fits)
        utc = np.where(hit & fits, np.nan, np.where(take, at, utc))
        readings += valid
        fits |= hit
    utc[(readings > 1) & ~fits] = np.nan
    label = f"{name} ({'/'.join(_offset_label(float(o)) for o in np.unique(offsets))})"
    return _Behaviour(label, utc, fits)


def _changes(name: str, first: float, last: float) -> tuple[Floats, Floats] | None:
    """From when on (UTC) which offset held in a zone, from `first` to `last`; None where the zone is not installed."""
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    starts, offsets = [-math.inf], [_offset_at(zone, first)]
    low = first
    while low < last:
        high = min(low + 25 * _DAY, last)
        if _offset_at(zone, high) != offsets[-1]:
            a, b = low, high
            while b - a > 1:
                middle = (a + b) // 2
                a, b = (middle, b) if _offset_at(zone, middle) == offsets[-1] else (a, middle)
            starts.append(b)
            offsets.append(_offset_at(zone, high))
        low = high
    return np.array(starts), np.array(offsets)


def _offset_at(zone: ZoneInfo, moment: float) -> float:
    offset = datetime.fromtimestamp(moment, UTC).astimezone(zone).utcoffset()
    return 0.0 if offset is None else offset.total_seconds()


def _best(found: Sequence[_Behaviour], chance: float) -> ZoneFit | None:
    """The best hypothesis, pooled with those that the data cannot tell from it; None where it may be coincidence."""
    if not found:
        return None
    best = max(found, key=lambda one: int(one.fits.sum()))
    total, fits = len(best.utc), int(best.fits.sum())
    if _tail(total, fits, chance) * _HYPOTHESES > _CHANCE:
        return None
    utc, fixed = best.utc, None
    for other in found:
        differs = ~((other.utc == best.utc) | (np.isnan(other.utc) & np.isnan(best.utc)))
        if not differs.any():
            fixed = other.label if other.label.startswith("UTC") else fixed
        elif _tied(best, other, differs, chance):
            utc = np.where(differs, np.nan, utc)
    return ZoneFit(fixed or best.label, fits, total, utc)


def _tied(best: _Behaviour, other: _Behaviour, differs: Flags, chance: float) -> bool:
    more = int((best.fits & ~other.fits & differs).sum())
    less = int((other.fits & ~best.fits & differs).sum())
    return more <= 2 * less or _tail(int(differs.sum()), more, chance) > _CHANCE


def _tail(trials: int, successes: int, chance: float) -> float:
    """An upper bound of the probability of so many successes by coincidence: exp(-n KL(k/n || p)) (Chernoff)."""
    rate = successes / trials
    if rate <= chance:
        return 1.0
    rest = 0.0 if rate == 1 else (1 - rate) * math.log((1 - rate) / (1 - chance))
    return math.exp(-trials * (rate * math.log(rate / chance) + rest))


def _offset_label(seconds: float) -> str:
    minutes = round(abs(seconds) / 60)
    return f"UTC{'-' if seconds < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
