# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Compares what different places of an export say about when something was said. All answers: (compared, differing)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from viewer.case.export import Entry, Inventory, Kind
from viewer.case.reading import AccountFact, FactKind
from viewer.case.recording import LinkKind, Recording, TimeSource, Transcript

Counted = tuple[int, int]
Pair = tuple[Recording, Transcript, LinkKind]
Gap = tuple[float, float]

_EPOCH = datetime(1970, 1, 1)
_ID = re.compile(r":1\.0/(\d{4})/(\d\d)/(\d\d)/(\d\d)/[A-Za-z0-9]+/(\d\d):(\d\d)")
_ID_IN_NAME = re.compile(r"[A-Z0-9]{12,14}[^A-Za-z0-9]1[._]?0[^A-Za-z0-9].*?TNIH.?2V[^/]*?[0-9a-f]{12}(?:[A-Z]{3})?")
_TIME = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)[T_\-. @](\d\d)[-_.:h]?(\d\d)[-_.:m]?(\d\d)(?!\d)")
_QUARTER_S = 900
_ZONES_S = 14 * 3600
_NEAR_S = 30
_WINDOW_S = 15
_NO_CLOCK = 2005
_FIRST_ZIP_YEAR = "1980"
_READ = (TimeSource.UTTERANCE_ID, TimeSource.NAME)


def id_time_name(recordings: Iterable[Recording], pairs: Iterable[Pair]) -> Counted:
    """Times in utterance ids (UTC) beside times in file names, whose zone is unknown: whole quarters of an hour apart,
    up to 14 hours, agree to within 15 s.
    """
    named = ((one, _of_name(one)) for one in recordings)
    seen = {one.id: (_of_id(one.utterance_id), name) for one, name in named if name}
    for one, line, kind in pairs:
        if kind is LinkKind.EXACT and one.id in seen and seen[one.id][0] is None:
            seen[one.id] = _of_id(line.utterance_id), seen[one.id][1]
    apart = [(name - id_time).total_seconds() for id_time, name in seen.values() if id_time and name]
    return len(apart), sum(1 for seconds in apart if not _by_zone(seconds, _WINDOW_S))


def id_time_member(gaps: Sequence[Gap]) -> Counted:
    """Times of recordings beside the times of their archive members, where these are times of recording: for at least
    half of them within 14 hours. Then they lie a whole number of quarters of an hour apart, to within 30 s, and in no
    more than two steps (winter and summer).
    """
    near = _near(gaps)
    steps = Counter(round(seconds / _QUARTER_S) for _, seconds in near)
    usual = {step for step, _ in steps.most_common(2)}
    differing = sum(1 for _, s in near if not _by_zone(s, _NEAR_S) or round(s / _QUARTER_S) not in usual)
    return len(near), differing


def member_order(gaps: Sequence[Gap]) -> Counted:
    """Recordings whose archive member is older than that of the one spoken before, by more than an hour (a clock that
    goes back in autumn); under the condition of `id_time_member`.
    """
    near = sorted(_near(gaps))
    stamps = [at + seconds for at, seconds in near]
    differing = sum(1 for one, after in pairwise(stamps) if after < one - 3600 - _NEAR_S)
    return len(near), differing


def member_time(gaps: Sequence[Gap]) -> Counted:
    """Recordings whose archive member is older than what was recorded in it, by more than any time zone explains."""
    return len(gaps), sum(1 for _, seconds in gaps if seconds < -_ZONES_S - _NEAR_S)


def transcript_time(pairs: Iterable[Pair]) -> Counted:
    """Recordings beside the line of transcript that is tied to them, where both have a time of their own: within 15 s
    and the precision of the line.
    """
    apart = [
        (abs((line.said_at - one.captured_at).total_seconds()), line.precision_s)
        for one, line, _ in pairs
        if line.said_at and one.captured_at and one.time_source in _READ
    ]
    return len(apart), sum(1 for seconds, precision in apart if seconds > _WINDOW_S + precision)


def device_dates(recordings: Iterable[Recording], facts: Iterable[AccountFact]) -> Counted:
    """Dated recordings of registered devices beside the dates of their registration; a day is left for time zones."""
    spans: dict[str, list[tuple[str, str]]] = {}
    for fact in facts:
        if fact.kind is FactKind.DEVICE and fact.get("since"):
            span = _shifted(fact.get("since"), -1), _shifted(fact.get("until"), 1) or "9999"
            spans.setdefault(fact.value.upper(), []).append(span)
    checked = differing = 0
    for one in recordings if spans else ():
        known = spans.get((one.device or "").upper())
        if known and one.captured_at:
            day = one.captured_at.date().isoformat()
            checked += 1
            differing += not any(since <= day <= until for since, until in known)
    return checked, differing


def clock(recordings: Iterable[Recording], inventory: Inventory) -> Counted:
    """Dated recordings from before 2005, or from later than the newest document of the export and two days: clocks that
    were never set or went wrong.
    """
    papers = (entry.modified for entry in inventory.entries if entry.kind is not Kind.AUDIO)
    packed = max((modified for modified in papers if modified[:4] > _FIRST_ZIP_YEAR), default="")
    latest = _shifted(packed, 2) if packed else "9999"
    days = [one.captured_at.date().isoformat() for one in recordings if one.captured_at]
    return len(days), sum(1 for day in days if day < str(_NO_CLOCK) or day > latest)


def member_gaps(recordings: Iterable[Recording], entries: Mapping[str, Entry]) -> Iterator[Gap]:
    """Time of recording (seconds since 1970, UTC), and by how many seconds the member's local time is later."""
    for one in recordings:
        entry = entries.get(one.entry)
        if one.captured_at and one.time_source in _READ and entry and entry.modified[:4] > _FIRST_ZIP_YEAR:
            said = (one.captured_at.astimezone(UTC).replace(tzinfo=None) - _EPOCH).total_seconds()
            kept = _parsed(entry.modified)
            if kept is not None:
                yield said, (kept - _EPOCH).total_seconds() - said


def _near(gaps: Sequence[Gap]) -> Sequence[Gap]:
    near = sum(1 for _, seconds in gaps if abs(seconds) <= _ZONES_S + _NEAR_S)
    return gaps if 2 * near >= len(gaps) else ()


def _by_zone(seconds: float, tolerance: float) -> bool:
    """Whether two times differ as two time zones do."""
    step = round(seconds / _QUARTER_S) * _QUARTER_S
    return abs(step) <= _ZONES_S and abs(seconds - step) <= tolerance


def _of_id(utterance_id: str | None) -> datetime | None:
    found = _ID.search(utterance_id) if utterance_id else None
    return None if found is None else _moment(found.groups())


def _of_name(one: Recording) -> datetime | None:
    name = one.entry.rpartition("/")[2]
    found = _TIME.search(_ID_IN_NAME.sub(" ", name) if one.time_source is TimeSource.UTTERANCE_ID else name)
    return None if found is None else _moment(found.groups())


def _moment(figures: Iterable[str]) -> datetime | None:
    try:
        return datetime(*(int(figure) for figure in figures))  # type: ignore[arg-type]
    except ValueError:
        return None


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _shifted(text: str, days: int) -> str:
    """The day of a date or time so many days later; empty for what is none."""
    try:
        return (date.fromisoformat(text[:10]) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""
