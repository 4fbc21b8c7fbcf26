# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker does with entries: read each once, hash it, and let the instruments measure it on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Inventory
from viewer.case.message import Message, Problem, message
from viewer.case.observation import Instrument, Observation, Unmeasurable
from viewer.case.reading import Reading
from viewer.work import Unwatched
from viewer.workflow.packed import packed

_BATCH_ENTRIES = 64
_BATCH_BYTES = 4 << 20
_MEASURED_WHOLE = 512 << 20


@dataclass(frozen=True, slots=True)
class Measured:
    """One entry after the pass. `reason` says why it could not be read or measured."""

    entry: str
    sha256: str
    observations: tuple[Observation, ...] = ()
    reason: Message | None = None


Task = tuple[Entry, Locator]


def prepare() -> None:
    """Import what a worker will need, while the export is still being listed.

    The stages are imported here and below, in the worker: the process that only waits for them starts faster without.
    """
    import viewer.analysis.signal
    import viewer.importers.registry  # noqa: F401


def read_documents(source: ExportSource, inventory: Inventory) -> Reading:
    """Let the importers read an export; `source` knows the way to its documents."""
    from viewer.importers.registry import read_export

    with source:
        return packed(read_export(source, inventory, Unwatched()))


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


def measure(source: ExportSource, tasks: Sequence[Task]) -> tuple[Measured, ...]:
    """Read, hash and measure; one answer for each entry, in order. `source` needs to know no way by itself."""
    from viewer.analysis.signal import Signal

    source = replace(source, locators={entry.path: locator for entry, locator in tasks})
    entries = [entry for entry, _ in tasks]
    with source:
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


def unread(inventory: Inventory) -> list[Entry]:
    """The entries that were not read yet and can be."""
    return [entry for entry in inventory.entries if not entry.sha256 and entry.flaw is None]
