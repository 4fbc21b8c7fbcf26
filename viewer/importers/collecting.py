# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Goes through an inventory once: sounds become recordings to be, documents are read, every fate is written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind
from viewer.case.message import message
from viewer.case.observation import Source
from viewer.case.reading import AccountFact, Coverage
from viewer.importers.chaff import dispose
from viewer.importers.reader import DOCUMENTS, read_document
from viewer.importers.records import DocumentReading
from viewer.importers.service import service_of
from viewer.importers.spoken import Spoken
from viewer.work import Watch

_README = re.compile(r"(?:^|/)(?:read[ _-]?me|liesmich|lisez[ _-]?moi)[^/]*$", re.IGNORECASE)


@dataclass
class Found:
    """What an importer collected before anything is settled."""

    format: str
    audio: list[Entry] = field(default_factory=list)
    lines: list[Spoken] = field(default_factory=list)
    facts: list[AccountFact] = field(default_factory=list)
    dispositions: list[Disposition] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)


def collect(
    name: str,
    source: Source,
    inventory: Inventory,
    watch: Watch,
    *,
    wanted: Callable[[Entry], bool],
    rest: Fate,
) -> Found:
    """Collect the recordings and documents of an export; raises Cancelled.

    `wanted` says which documents are worth opening. Documents that give nothing end as `rest`: ignored where the
    provider's own files are known, unknown where they may be anything.
    """
    found = Found(name)
    documents = []
    for entry in inventory.entries:
        fate = dispose(entry, inventory)
        if fate is not None:
            found.dispositions.append(fate)
        elif entry.kind is Kind.AUDIO:
            found.audio.append(entry)
            found.dispositions.append(Disposition(entry.path, Fate.HANDLED))
        elif entry.kind in DOCUMENTS:
            documents.append(entry)
    watch.expect(len(documents), "phase.read")
    for entry in documents:
        reading = read_document(source, entry) if wanted(entry) else DocumentReading()
        fate = _fate(entry, reading, rest)
        if fate is not None:
            found.dispositions.append(fate)
        if reading.refused is None and (rest is Fate.IGNORED or not reading.is_empty):
            found.facts += reading.facts
            found.lines += reading.lines
            if wanted(entry):
                found.coverage.append(_coverage(entry, reading))
        watch.advance(1)
    return found


def _coverage(entry: Entry, reading: DocumentReading) -> Coverage:
    understood = min(reading.understood, reading.rows)
    return Coverage(entry.path, reading.rows, understood, reading.months, service_of(entry.inside))


def _fate(entry: Entry, reading: DocumentReading, rest: Fate) -> Disposition | None:
    if reading.refused is not None:
        return Disposition(entry.path, Fate.REJECTED, reading.refused)
    if not reading.is_empty:
        return Disposition(entry.path, Fate.HANDLED)
    if _README.search(entry.inside):
        return Disposition(entry.path, Fate.IGNORED, message("importers.ignored_instructions"))
    if rest is Fate.IGNORED:
        return Disposition(entry.path, Fate.IGNORED, message("importers.ignored_unrelated"))
    return None
