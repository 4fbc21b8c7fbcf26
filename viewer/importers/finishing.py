# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""From what documents and names say to the finished reading: times settled, duplicates merged, links made."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from viewer.case.export import Entry
from viewer.case.message import message
from viewer.case.reading import Coverage, Reading
from viewer.case.recording import Link, LinkKind, Recording, TimeSource, Transcript, recording_id
from viewer.importers.collecting import Found
from viewer.importers.facts import merged
from viewer.importers.linking import Timed, link_by_id, link_by_time
from viewer.importers.named import with_devices
from viewer.importers.names import Mined, mine, uuid_of
from viewer.importers.settling import Settled, settle
from viewer.importers.spoken import Spoken

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EXACT = 0.9999
_WAKE_WORD = re.compile(r"^(?:hey )?(?:alexa|echo|computer|amazon|ziggy)\b[ ,]*(?=.)")


def finish(found: Found, customers: Collection[str], names_are_utc: bool) -> Reading:
    """Settle, link and hand over."""
    mined = [mine(entry.inside, customers) for entry in found.audio]
    settled = settle(found.lines, mined, [entry.modified for entry in found.audio], names_are_utc)
    keep = _without_repeats(found.lines, settled)
    dropped = len(found.lines) - len(keep)
    lines = [found.lines[i] for i in keep]
    line_at, line_utc = settled.line_at[keep], settled.line_utc[keep]
    exact = _exact(lines, mined)
    links = [Link(lines[i].id, recording_id(found.audio[j].path), LinkKind.EXACT, _EXACT) for i, j in exact]
    links += _likely(lines, line_at, found.audio, mined, settled=settled, exact=exact)
    recordings = _recordings(found.audio, mined, settled, {j: (lines[i], line_utc[i]) for i, j in exact})
    recordings = with_devices(recordings, lines, links)
    if dropped:
        settled.notes.append(message("importers.repeated_lines", n=dropped))
    return Reading(
        (found.format,),
        tuple(recordings),
        tuple(_transcript(found.lines[i], settled, i) for i in keep),
        tuple(links),
        merged(found.facts),
        tuple(found.dispositions),
        tuple(settled.notes),
        tuple(_dated(found, settled)),
    )


def _dated(found: Found, settled: Settled) -> Iterator[Coverage]:
    """The coverage, with the months of the spoken lines where the document's own columns date nothing."""
    months: dict[str, Counter[str]] = {}
    undated = {one.entry for one in found.coverage if not one.months}
    for line, at in zip(found.lines, settled.line_utc.tolist(), strict=True):
        if line.source in undated and not math.isnan(at):
            months.setdefault(line.source, Counter())[datetime.fromtimestamp(at, UTC).strftime("%Y-%m")] += 1
    for one in found.coverage:
        yield replace(one, months=tuple(sorted(months[one.entry].items()))) if one.entry in months else one


def _without_repeats(lines: Sequence[Spoken], settled: Settled) -> NDArray[np.int64]:
    """The lines without those that another document says too: the same words, but for the wake
    word, at the same moment.

    Of two, the one with an id is kept, else the one whose time is finer, else the first. Lines of one document are
    never taken for repeats of each other.
    """
    if len({line.source for line in lines}) < 2:
        return np.arange(len(lines))
    order = sorted(range(len(lines)), key=lambda i: (lines[i].utterance_id is None, lines[i].precision))
    first: dict[tuple[str, int], list[tuple[float, str]]] = {}
    keep = []
    for i in order:
        at, line = settled.line_at[i], lines[i]
        words = _WAKE_WORD.sub("", " ".join(line.text.casefold().split()))
        if np.isnan(at):
            keep.append(i)
            continue
        minute, slack = int(at // 60), max(line.precision, 2.0)
        others = [known for shift in (-1, 0, 1) for known in first.get((words, minute + shift), ())]
        twin = next((k for k in others if k[1] != line.source and -2.0 <= k[0] - at < slack), None)
        if twin is None:
            keep.append(i)
            first.setdefault((words, minute), []).append((float(at), line.source))
        else:
            first[words, int(twin[0] // 60)].remove(twin)
    return np.array(sorted(keep), dtype=np.int64)


def _exact(lines: Sequence[Spoken], mined: Sequence[Mined]) -> list[tuple[int, int]]:
    """Links by the whole id, then by its uuid where one side carries no more than that."""
    ids = [line.utterance_id or "" for line in lines]
    if not any(ids):
        return []
    names = [one.utterance_id or "" for one in mined]
    found = link_by_id(ids, names)
    lines_done, recordings_done = {i for i, _ in found}, {j for _, j in found}
    by_uuid = link_by_id(
        ["" if i in lines_done else uuid_of(uid) for i, uid in enumerate(ids)],
        ["" if j in recordings_done else uuid_of(name) for j, name in enumerate(names)],
    )
    return sorted(found + by_uuid)


def _likely(
    lines: Sequence[Spoken],
    line_at: NDArray[np.float64],
    audio: Sequence[Entry],
    mined: Sequence[Mined],
    *,
    settled: Settled,
    exact: Sequence[tuple[int, int]],
) -> list[Link]:
    at, recording_at = line_at.copy(), settled.recording_at.copy()
    at[[i for i, _ in exact]] = np.nan
    recording_at[[j for _, j in exact]] = np.nan
    width = np.array([line.precision for line in lines], dtype=np.float64)
    found = link_by_time(
        Timed(at, width, [line.device_name or "" for line in lines]),
        Timed(recording_at, settled.recording_width, [one.device or "" for one in mined]),
    )
    return [
        Link(lines[i].id, recording_id(audio[j].path), LinkKind.LIKELY, round(min(confidence, 0.999), 4))
        for i, j, confidence in found
    ]


def _recordings(
    audio: Sequence[Entry], mined: Sequence[Mined], settled: Settled, exact: dict[int, tuple[Spoken, float]]
) -> list[Recording]:
    recordings = []
    for j, (entry, one) in enumerate(zip(audio, mined, strict=True)):
        outer = entry.path[: len(entry.path) - len(entry.inside)]
        recording = Recording(
            recording_id(entry.path),
            entry.path,
            _moment(settled.recording_utc[j]),
            settled.sources[j],
            one.device,
            one.device_type,
            one.account,
            None,
            one.utterance_id,
            f"{outer}{one.folder} [{one.grammar}]",
        )
        if j in exact:
            line, at = exact[j]
            if recording.captured_at is None and not np.isnan(at):
                recording = replace(recording, captured_at=_moment(at), time_source=TimeSource.TRANSCRIPT)
            recording = replace(recording, account=recording.account or line.account)
        recordings.append(recording)
    return recordings


def _transcript(line: Spoken, settled: Settled, place: int) -> Transcript:
    stamp, written = line.stamp, ""
    if stamp is not None:
        month_first = stamp.swapped.isoformat(" ") if stamp.swapped is not None else stamp.local.isoformat(" ")
        written = month_first if settled.month_first[place] else stamp.local.isoformat(" ")
        if settled.ambiguous[place]:
            written = f"{written} / {month_first}"
    return Transcript(
        line.id,
        line.text,
        line.source,
        line.position,
        _moment(settled.line_utc[place]),
        written,
        line.precision,
        bool(settled.ambiguous[place]),
        line.utterance_id,
        line.device_name,
        line.account,
    )


def _moment(at: float) -> datetime | None:
    return None if np.isnan(at) else datetime.fromtimestamp(float(at), UTC)
