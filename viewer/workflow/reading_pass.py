# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker does with entries: read each once, hash it, and let the instruments measure it on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource, part_digest
from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.message import Message, Problem, message
from viewer.case.observation import Instrument, Observation, Unmeasurable
from viewer.work import Unwatched
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.isolation.serving import tell_item
from viewer.workflow.packed_reading import PackedReading, Surveyed, packed_reading, packed_survey

_BATCH_ENTRIES = 64
_BATCH_BYTES = 4 << 20
_MEASURED_WHOLE = 512 << 20
_BYTES_A_MINUTE = 480_000
_BYTES_A_SECOND = 5_000_000
_FILE_S = 0.5
_TEXT_S, _PDF_MOST_S = 30.0, 300.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One entry after the pass. `reason` says why it could not be read or measured."""

    entry: str
    sha256: str
    observations: tuple[Observation, ...] = ()
    reason: Message | None = None


Task = tuple[Entry, Locator]


@isolated(Terms("start", reply_bytes=1024))
def prepare() -> None:
    """Import what a worker will need, while the export is still being listed.

    The stages are imported here and below, in the worker: the process that only waits for them starts faster without.
    """
    import viewer.analysis.signal
    import viewer.importers.registry  # noqa: F401


@isolated(Terms("archive", seconds=600, reply_bytes=1 << 30))
def list_entries(parts: tuple[Part, ...], opener: Opener, places: tuple[Locator, ...]) -> Surveyed:
    """List an export whose files lie in these `places`. Raises Problem as `survey` does."""
    del places  # handed over, and found by their names
    from viewer.archive.survey import survey

    return packed_survey(*survey(parts, opener, Unwatched()))


def _document_seconds(item: str, source: ExportSource, inventory: Inventory, places: tuple[Locator, ...]) -> float:
    """A PDF has half a second for each page, few of which take less than 4 KB, and five minutes at most."""
    entry = inventory.by_path.get(item)
    if entry is None:
        return _TEXT_S
    if entry.kind is Kind.PDF:
        return min(_PDF_MOST_S, _TEXT_S + 0.5 * entry.size / 4096)
    return _TEXT_S + entry.size / (1 << 20)


@isolated(Terms("documents", seconds=600, reply_bytes=1 << 30, seconds_of_item=_document_seconds))
def read_documents(source: ExportSource, inventory: Inventory, places: tuple[Locator, ...]) -> PackedReading:
    """Let the importers read an export; `source` knows the way to its documents, which lie in these `places`."""
    del places  # handed over, and found by their names
    from viewer.importers.registry import read_export

    return packed_reading(read_export(Told(source), inventory, Between()))


class Between(Unwatched):
    """Tells the parent that a document is done, so that what follows is not laid to its charge."""

    def advance(self, units: int = 1, note: str = "") -> None:
        """Tell it."""
        tell_item("")


@dataclass(frozen=True, slots=True)
class Told:
    """A source that tells the parent which entry is being read."""

    source: ExportSource

    def open(self, entry: Entry) -> BinaryIO:
        """A forward stream of one entry."""
        tell_item(entry.path)
        return self.source.open(entry)

    def read(self, entry: Entry) -> bytes:
        """The whole contents of one entry."""
        tell_item(entry.path)
        return self.source.read(entry)


def _digest_s(part: Part, place: Locator) -> float:
    return part.bytes / _BYTES_A_SECOND


@isolated(Terms("digest", seconds=60, reply_bytes=1024, seconds_of=_digest_s))
def digest(part: Part, place: Locator) -> str:
    """The SHA-256 of a part's file, which lies in `place`. Raises Problem."""
    return part_digest(part, place)


def batches(source: ExportSource, entries: Iterable[Entry]) -> Iterator[tuple[Task, ...]]:
    """Entries and the way to them, in turns of about 4 MB or 64 entries; those of one archive stay together."""
    turn: list[Task] = []
    weight = 0
    for entry in entries:
        if turn and (len(turn) >= _BATCH_ENTRIES or weight + entry.size > _BATCH_BYTES):
            yield tuple(turn)
            turn, weight = [], 0
        turn.append((entry, source.locators[entry.path]))
        weight += entry.size
    if turn:
        yield tuple(turn)


def _seconds(source: ExportSource, tasks: Sequence[Task]) -> float:
    """Half a one for each file, one more for each minute of sound, 64 kbit/s being little for a minute."""
    return _FILE_S * len(tasks) + sum(entry.size for entry, _ in tasks) / _BYTES_A_MINUTE


@isolated(Terms("audio", seconds=30, reply_bytes=64 << 20, seconds_of=_seconds))
def measure(source: ExportSource, tasks: Sequence[Task]) -> tuple[Measured, ...]:
    """Read, hash and measure; one answer for each entry, in order. `source` needs to know no way by itself."""
    from viewer.analysis.signal import Signal

    source = replace(source, locators={entry.path: locator for entry, locator in tasks})
    entries = [entry for entry, _ in tasks]
    return _measured(source, (Signal(),), entries)


def _measured(
    source: ExportSource, instruments: tuple[Instrument, ...], entries: Sequence[Entry]
) -> tuple[Measured, ...]:
    wanted: dict[str, list[tuple[Entry, bytes]]] = {one.name: [] for one in instruments}
    results: dict[str, Measured] = {}
    for entry in entries:
        try:
            sha256, data = _contents(source, entry)
        except Problem as problem:
            results[entry.path] = Measured(entry.path, "", reason=problem.said)
            continue
        except OSError:
            results[entry.path] = Measured(entry.path, "", reason=message("archive.unreadable", part=entry.part))
            continue
        results[entry.path] = Measured(entry.path, sha256)
        for instrument in instruments:
            if instrument.wants(entry):
                if data is None:
                    results[entry.path] = Measured(entry.path, sha256, reason=message("archive.too_long_to_measure"))
                else:
                    wanted[instrument.name].append((entry, data))
    for instrument in instruments:
        for answer in instrument.measure(wanted[instrument.name]):
            _add(results, answer)
    return tuple(results[entry.path] for entry in entries)


def _contents(source: ExportSource, entry: Entry) -> tuple[str, bytes | None]:
    if entry.size <= _MEASURED_WHOLE:
        data = source.read(entry)
        return hashlib.sha256(data).hexdigest(), data
    digest = hashlib.sha256()
    with source.open(entry) as stream:
        for chunk in iter(partial(stream.read, 1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest(), None


def _add(results: dict[str, Measured], answer: Observation | Unmeasurable) -> None:
    if isinstance(answer, Unmeasurable):
        before = results[answer.entry]
        results[answer.entry] = Measured(before.entry, before.sha256, before.observations, message(answer.code))
    else:
        before = results[answer.subject]
        results[answer.subject] = Measured(before.entry, before.sha256, (*before.observations, answer), before.reason)


def unread(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries that were not read yet and can be."""
    return (entry for entry in entries if not entry.sha256 and entry.flaw is None)
