# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Readings and inventories as they come from a worker: their long parts packed."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.blocks import Ordered
from viewer.case.export import Disposition, Entry, Inventory, weight_of
from viewer.case.message import Message
from viewer.case.reading import AccountFact, Coverage, Reading
from viewer.case.recording import Link, Recording, Transcript
from viewer.workflow.isolation.packed import Packed, pack


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A `Reading`, field by field."""

    formats: tuple[str, ...]
    recordings: Packed[Recording]
    transcripts: Packed[Transcript]
    links: Packed[Link]
    account_facts: tuple[AccountFact, ...]
    dispositions: Packed[Disposition]
    notes: tuple[Message, ...]
    coverage: Packed[Coverage]

    @property
    def reading(self) -> Reading:
        """The reading; its long parts are unpacked while they are walked."""
        return Reading(
            self.formats,
            self.recordings,
            self.transcripts,
            self.links,
            self.account_facts,
            self.dispositions,
            self.notes,
            self.coverage,
        )


def packed_reading(reading: Reading) -> PackedReading:
    """The same reading with its long parts packed."""
    return PackedReading(
        reading.formats,
        pack(Recording, reading.recordings),
        pack(Transcript, reading.transcripts),
        pack(Link, reading.links),
        reading.account_facts,
        pack(Disposition, reading.dispositions),
        reading.notes,
        pack(Coverage, reading.coverage),
    )


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a survey found: the bytes of each part by its name and what is strange about it, every entry, and where it
    lies."""

    parts: tuple[tuple[str, int, tuple[Message, ...]], ...]
    entries: Packed[Entry]
    locators: Packed[Locator]


def packed_survey(inventory: Inventory, source: ExportSource) -> Surveyed:
    """The same survey, to be sent home."""
    return Surveyed(
        tuple((part.name, part.bytes, part.notes) for part in inventory.parts),
        pack(Entry, inventory.entries),
        pack(Locator, (source.locators[entry.path] for entry in inventory.entries)),
    )


def unpacking(entries: Packed[Entry]) -> Ordered[Entry]:
    """Packed entries, which are ordered by path, to be walked and looked into. Doing so raises Malformed where they are
    something else."""
    return Ordered(len(entries), entries.block, weight_of)
