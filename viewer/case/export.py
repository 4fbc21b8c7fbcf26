# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What was downloaded: an export of one or several parts, and the entries inside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from sys import getsizeof

from viewer.case.blocks import AtPaths, Ordered
from viewer.case.message import Message

_ENTRY_BYTES, _MESSAGE_BYTES = 350, 400


class Kind(StrEnum):
    """What an entry's first bytes say it is, whatever its name says."""

    AUDIO = "audio"
    ARCHIVE = "archive"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    EMPTY = "empty"
    OTHER = "other"


class Fate(StrEnum):
    """How an entry ended; over an inventory the four add up to every entry."""

    HANDLED = "handled"
    IGNORED = "ignored"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """One file or folder that the user handed over. `sha256` is empty for a folder and before it was measured.

    `notes` are what is strange about an archive as a whole; they take nothing away from its entries.
    """

    name: str
    path: Path
    bytes: int
    sha256: str = ""
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside the export.

    `path` is `PART!path/inside`, one more `!` per nested archive; a loose file is its part's name alone.
    `size` is in bytes as declared by the archive. `modified` is the archive's own local time without a zone,
    `YYYY-MM-DDTHH:MM:SS`, or empty. `maker` is `system/version/method` of the tool that wrote the ZIP member.
    `flaw` is set where the entry cannot be opened at all (encrypted, unknown method, nested too deep ...); `notes` are
    what is strange about one that can be (recovered from a cut file, a name that leads outside ...).
    """

    path: str
    part: str
    size: int
    packed: int = 0
    kind: Kind = Kind.OTHER
    sha256: str = ""
    modified: str = ""
    maker: str = ""
    flaw: Message | None = None
    notes: tuple[Message, ...] = ()

    @property
    def name(self) -> str:
        """The last component of the path."""
        return self.path.rsplit("!", 1)[-1].rsplit("/", 1)[-1]

    @property
    def inside(self) -> str:
        """The path inside its innermost archive, without the parts before the last `!`."""
        return self.path.rsplit("!", 1)[-1]


@dataclass(frozen=True)
class Inventory:
    """Every entry of an export, ordered by path; nothing that the export holds is missing here.

    The entries of a large export are `Ordered`, so that not all of them are in memory at once.
    """

    parts: tuple[Part, ...]
    entries: Sequence[Entry]

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """The entries by their path."""
        if isinstance(self.entries, Ordered) and self.entries.is_long:
            return AtPaths(self.entries, self.entries)
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each entry stands among the others, from 0, by their path."""
        if isinstance(self.entries, Ordered) and self.entries.is_long:
            return AtPaths(self.entries, range(len(self.entries)))
        return {entry.path: place for place, entry in enumerate(self.entries)}

    def of_kind(self, *kinds: Kind) -> tuple[Entry, ...]:
        """The entries of these kinds, in order of path."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def is_opened(self, entry: Entry) -> bool:
        """Whether there are entries inside this one."""
        prefix, entries = f"{entry.path}!", self.entries
        if isinstance(entries, Ordered):
            place = entries.at_or_after(prefix)
        else:
            place = bisect_left(entries, prefix, key=lambda other: other.path)
        return place < len(entries) and entries[place].path.startswith(prefix)


def weight_of(entry: Entry) -> int:
    """About how many bytes of memory an entry takes."""
    messages = len(entry.notes) + (entry.flaw is not None)
    return _ENTRY_BYTES + getsizeof(entry.path) + _MESSAGE_BYTES * messages


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of one entry, and why."""

    entry: str
    fate: Fate
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on what an export may make the program do. Sizes in bytes.

    An entry may unpack to `ratio` times its packed size, and to `free_bytes` in any case. All entries of an archive,
    and of those inside it, may unpack to `total_ratio` times its size and `total_bytes` together.
    """

    entries: int = 2_000_000
    directory_bytes: int = 1 << 30
    entry_bytes: int = 8 << 30
    ratio: int = 200
    free_bytes: int = 16 << 20
    total_ratio: int = 50
    total_bytes: int = 1 << 30
    nested_bytes: int = 512 << 20
    nested_depth: int = 2
    document_bytes: int = 256 << 20
    name_length: int = 1024

    def most_of(self, size: int, packed: int) -> int:
        """How much an entry of this stated size and this packed size can come to at most, since it is stopped there."""
        return min(size, self.entry_bytes, max(self.free_bytes, self.ratio * packed))

    def total(self, archive_bytes: int) -> int:
        """How much all entries of an archive of this size may come to."""
        return self.total_ratio * archive_bytes + self.total_bytes


@dataclass(frozen=True, slots=True)
class Secret:
    """A password for encrypted archives; never shown in a repr, a log or the case file."""

    value: bytes = field(repr=False)
