# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Puts lines and recordings on one time line: finds zones, decides the order of day and month, and says what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from viewer.case.message import Message, message
from viewer.case.recording import TimeSource
from viewer.importers.dates import Stamp
from viewer.importers.documents import file_name
from viewer.importers.names import Mined
from viewer.importers.spoken import Spoken
from viewer.importers.zones import find_zone, offset_between

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


_EPOCH = datetime(1970, 1, 1)
_DAY = 86400.0
_NEAR = 15.0


@dataclass
class Settled:
    """The common time line. All times are epoch seconds, NaN where not known.

    `line_at` and `recording_at` share one frame, in which links are sought; `line_utc` and `recording_utc` are UTC and
    so may be unknown where the frame is only a shared local clock.
    """

    line_at: Floats
    line_utc: Floats
    ambiguous: NDArray[np.bool_]
    month_first: NDArray[np.bool_]
    recording_at: Floats
    recording_utc: Floats
    recording_width: Floats
    sources: list[TimeSource]
    notes: list[Message] = field(default_factory=list)


def settle(lines: Sequence[Spoken], mined: Sequence[Mined], modified: Sequence[str], names_are_utc: bool) -> Settled:
    """Settle the times of lines and recordings; `modified` are the archive's local times of the recordings' entries.

    `names_are_utc` says whether the provider writes UTC into names that carry no zone (Amazon does).
    """
    line_utc = _floats([line.moment for line in lines])
    names_are_utc = names_are_utc and _are_utc(mined, line_utc[~np.isnan(line_utc)])
    named = _floats([_seconds(one.time) if one.time and (one.zoned or names_are_utc) else None for one in mined])
    width = np.array([one.precision for one in mined], dtype=np.float64)
    sources = [_source(one, not np.isnan(at)) for one, at in zip(mined, named, strict=True)]
    no = np.zeros(len(lines), dtype=bool)
    settled = Settled(line_utc, line_utc, no, no.copy(), named, named.copy(), width, sources)
    known = named[~np.isnan(named)]
    reference = known if len(known) > 1 else line_utc[~np.isnan(line_utc)]
    reference_width = float(np.median(width[~np.isnan(named)])) if len(known) > 1 else 1.0
    for source, pairs in _local_lines(lines).items():
        _settle_document(settled, source, pairs, reference, reference_width)
    settled.line_at = settled.line_utc
    _settle_rest(settled, lines, mined, modified)
    return settled


def distinct_times(modified: Sequence[str]) -> bool:
    """Whether an archive's member times tell when each file came to be, rather than when the archive was packed."""
    times = [text for text in modified if text]
    days = {text[:10] for text in times}
    return len(times) > 1 and len(days) > 1 and len(set(times)) >= 0.5 * len(times)


def _local_lines(lines: Sequence[Spoken]) -> dict[str, list[tuple[int, Stamp]]]:
    """By document, the lines whose time needs to be placed: their number and what is written."""
    found: dict[str, list[tuple[int, Stamp]]] = {}
    for i, line in enumerate(lines):
        if line.moment is None and line.stamp is not None:
            found.setdefault(line.source, []).append((i, line.stamp))
    return found


def _are_utc(mined: Sequence[Mined], moments: Floats) -> bool:
    """Whether nothing speaks against reading times in names as UTC: no other zone brings them to the lines' moments."""
    local = _floats([_seconds(one.time) for one in mined if one.time and not one.zoned])
    if len(local) < 2 or len(moments) < 2:
        return True
    found = find_zone(local, 1.0, moments, 1.0)
    return found is None or found.label == "UTC+00:00"


def _settle_document(
    settled: Settled, source: str, pairs: Sequence[tuple[int, Stamp]], reference: Floats, reference_width: float
) -> None:
    """Place the lines of one document that wrote local times."""
    places = np.array([i for i, _ in pairs])
    stamps = [stamp for _, stamp in pairs]
    name = file_name(source)
    proofs = {stamp.proof for stamp in stamps} - {0}
    open_dates = np.array([stamp.swapped is not None for stamp in stamps])
    if not open_dates.any() or len(proofs) == 1:
        way = _read(stamps, proofs == {-1}, reference, reference_width)
    else:
        way = _decided(stamps, reference, reference_width)
        if way.is_open:
            settled.ambiguous[places[open_dates]] = True
            settled.notes.append(message("importers.dates_ambiguous", n=int(open_dates.sum()), source=name))
        else:
            order = "month_first" if way.month_first else "day_first"
            settled.notes.append(message(f"importers.{order}", source=name))
    settled.month_first[places] = way.month_first
    settled.line_utc[places] = way.utc
    settled.notes.append(_zone_note(way, stamps, name))


def _decided(stamps: Sequence[Stamp], reference: Floats, reference_width: float) -> _Way:
    """Read a document whose dates leave the order of day and month open: as the recordings decide, else not at all."""
    ways = [_read(stamps, month_first, reference, reference_width) for month_first in (False, True)]
    ways.sort(key=lambda way: way.fits)
    if ways[1].fits > 2 * ways[0].fits + 2:
        return ways[1]
    sure = np.array([stamp.swapped is None for stamp in stamps])
    part = _read([stamp for stamp in stamps if stamp.swapped is None], False, reference, reference_width)
    utc = np.full(len(stamps), np.nan)
    utc[sure] = part.utc
    return _Way(utc, part.fits, part.label, is_open=True)


@dataclass(frozen=True)
class _Way:
    """One reading of a document's times: moments, how many of them fit a recording, and the zone's label if found."""

    utc: Floats
    fits: int
    label: str
    month_first: bool = False
    is_open: bool = False


def _read(stamps: Sequence[Stamp], month_first: bool, reference: Floats, reference_width: float) -> _Way:
    local = _floats([_seconds((s.swapped or s.local) if month_first else s.local) for s in stamps])
    offsets = _floats([s.offset for s in stamps])
    utc = local - offsets
    width = max((s.precision for s in stamps), default=1.0)
    written = utc[~np.isnan(utc)]
    low, high = written - _NEAR - reference_width, written + width + _NEAR
    ordered = np.sort(reference)
    fits = int((np.searchsorted(ordered, low) < np.searchsorted(ordered, high, "right")).sum())
    bare = np.isnan(offsets)
    found = find_zone(local[bare], width, reference, reference_width) if bare.any() else None
    if found is not None:
        utc[bare] = found.utc
        fits += found.fits
    return _Way(utc, fits, found.label if found is not None else "", month_first)


def _zone_note(way: _Way, stamps: Sequence[Stamp], name: str) -> Message:
    if way.label:
        return message("importers.zone_found", zone=way.label, fits=way.fits, total=len(stamps), source=name)
    if all(stamp.offset is not None for stamp in stamps):
        return message("importers.zone_written", source=name)
    return message("importers.zone_unknown", n=sum(stamp.offset is None for stamp in stamps), source=name)


def _settle_rest(settled: Settled, lines: Sequence[Spoken], mined: Sequence[Mined], modified: Sequence[str]) -> None:
    """Place the recordings whose time is known only on a local clock: from their name, or the archive."""
    rest = np.isnan(settled.recording_utc)
    local = _floats([_seconds(one.time) if one.time else None for one in mined])
    archive = np.isnan(local)
    if distinct_times(modified):
        members = _floats([_seconds(datetime.fromisoformat(text)) if text else None for text in modified])
        local = np.where(archive, members, local)
    widths = np.where(archive, 2.0, settled.recording_width)
    for kind, source in ((archive, TimeSource.ARCHIVE), (~archive, TimeSource.NAME)):
        mask = rest & kind & ~np.isnan(local)
        if mask.any():
            _settle_clock(settled, lines, mask, local=local, widths=widths, source=source)


def _settle_clock(
    settled: Settled,
    lines: Sequence[Spoken],
    mask: NDArray[np.bool_],
    *,
    local: Floats,
    widths: Floats,
    source: TimeSource,
) -> None:
    """Place the recordings of one local clock by the lines, whose moments or own local times they lie close to."""
    count = int(mask.sum())
    settled.recording_width[mask] = widths[mask]
    width = float(widths[mask].max())
    line_width = max((line.precision for line in lines), default=1.0)
    found = find_zone(local[mask], width, settled.line_utc[~np.isnan(settled.line_utc)], line_width)
    if found is not None:
        settled.recording_utc[mask] = settled.recording_at[mask] = found.utc
        for place in np.flatnonzero(mask):
            settled.sources[place] = source
        key = f"importers.{source.value}_zone_found"
        settled.notes.append(message(key, zone=found.label, fits=found.fits, total=count))
        return
    settled.notes.append(message(f"importers.{source.value}_zone_unknown", n=count))
    written = _floats([_seconds(line.stamp.local) if _bare(line) and line.stamp else None for line in lines])
    written[settled.ambiguous | ~np.isnan(settled.line_utc)] = np.nan
    ahead = offset_between(local[mask], width, written[~np.isnan(written)], line_width)
    if ahead is not None and np.isnan(settled.recording_at[~mask]).all():
        settled.recording_at[mask] = local[mask] - ahead
        settled.line_at = written


def _bare(line: Spoken) -> bool:
    return line.moment is None and line.stamp is not None and line.stamp.offset is None


def _source(one: Mined, known: bool) -> TimeSource:
    if not known:
        return TimeSource.NONE
    return TimeSource.UTTERANCE_ID if one.grammar in ("utterance_id", "record_key") else TimeSource.NAME


def _seconds(when: datetime) -> float:
    return (when - _EPOCH).total_seconds()


def _floats(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
