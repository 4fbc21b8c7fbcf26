# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How an export was put together."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.message import Message
from viewer.workflow.opened import OpenCase

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One archive (a part, or a ZIP inside one; a folder is like an archive).

    `roots` counts entries by top folder, `systems`, `versions` and `methods` by the tool that wrote the ZIP member and
    how it was packed, `days` by day of the member time, each the most frequent first and capped. `first` and `last` are
    member times, the archive's own local time `YYYY-MM-DDTHH:MM:SS`; `day_count` is how many days there are in all.
    Sizes in bytes.
    """

    name: str
    entries: int
    bytes: int
    packed: int
    roots: Counted
    systems: Counted
    versions: Counted
    methods: Counted
    first: str
    last: str
    days: Counted
    day_count: int


@dataclass(frozen=True, slots=True)
class NamedRow:
    """How many recordings of a folder are named by which pattern (`#` stands for what changes)."""

    folder: str
    grammar: str
    recordings: int


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a file of the export says that the export holds, beside what was found."""

    source: str
    what: str
    stated: int
    found: int


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Recordings with the same SHA-256: `groups` of them, all `recordings` in these, and groups `across` devices or
    accounts; of these `spoken` have speech in them.
    """

    groups: int = 0
    recordings: int = 0
    across: int = 0
    spoken: int = 0


@dataclass(frozen=True, slots=True)
class Composition:
    """How the export was put together. `makers` counts documents by the program that made them; `remarks` say what
    stands out, each with its innocent reading.
    """

    archives: tuple[ArchiveRow, ...]
    names: tuple[NamedRow, ...]
    duplicates: Duplicates
    makers: Counted
    stated: tuple[StatedRow, ...]
    remarks: tuple[Message, ...]


def composition(case: OpenCase) -> Composition:
    """How the export of an examined case was put together."""
    raise NotImplementedError
