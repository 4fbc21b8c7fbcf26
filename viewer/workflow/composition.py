# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How an export was put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from viewer.analysis.name_grammar import name_grammar
from viewer.case.export import Entry, Inventory, Kind
from viewer.case.message import Message, message
from viewer.case.observation import Value
from viewer.storage.recall import load_inventory, load_observations, load_recordings
from viewer.workflow.opened import OpenCase

_NO_PAPER = (Kind.AUDIO, Kind.ARCHIVE, Kind.IMAGE, Kind.VIDEO)
_MOST = 24
_FEW_DAYS = 4
_FEWEST = 3
_COUNTED = ("roots", "systems", "versions", "methods", "days", "paper_days")

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One archive (a part, or a ZIP inside one; a folder is like an archive).

    `roots` counts entries by top folder, `systems`, `versions` and `methods` by the tool that wrote the ZIP member and
    how it was packed, `days` by day of the member time, each the most frequent first and capped. `first` and `last` are
    member times, the archive's own local time `YYYY-MM-DDTHH:MM:SS`; `day_count` is how many days there are in all;
    `paper_days` are `days` of documents only. Sizes in bytes.
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
    paper_days: Counted = ()


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
    """How the export of an examined case was put together. Linear in entries."""
    inventory = load_inventory(case.file)
    entries = inventory.by_path
    archives = _archives(inventory)
    names = _names(entries[one.entry] for one in load_recordings(case.file) if one.entry in entries)
    values = _measured(case)
    same = _table(values.get("duplicates"))
    duplicates = Duplicates(*(_whole(same.get(key)) for key in ("groups", "recordings", "across", "across_spoken")))
    makers = Counter({str(name): _whole(n) for name, n in _table(values.get("document_makers")).items()})
    stated = tuple(_stated(values.get("summary")))
    remarks = tuple(_remarks(archives, names, duplicates, makers, stated))
    return Composition(archives, names, duplicates, _most(makers), stated, remarks)


def _measured(case: OpenCase) -> dict[str, Value]:
    found = [one for one in load_observations(case.file, "metadata") if one.subject == "export"]
    return dict(max(found, key=lambda one: one.version).values) if found else {}


def _archives(inventory: Inventory) -> tuple[ArchiveRow, ...]:
    inside: dict[str, _Archive] = defaultdict(_Archive)
    for entry in inventory.entries:
        inside[entry.path.rpartition("!")[0] or entry.part].add(entry)
    return tuple(archive.row(name) for name, archive in sorted(inside.items()))


@dataclass
class _Archive:
    """What the entries of one archive come to."""

    entries: int = 0
    bytes: int = 0
    packed: int = 0
    first: str = ""
    last: str = ""
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, entry: Entry) -> None:
        """One more."""
        system, version, method = (*entry.maker.split("/"), "", "", "")[:3]
        self.entries, self.bytes, self.packed = self.entries + 1, self.bytes + entry.size, self.packed + entry.packed
        self.counts["roots"][entry.inside.split("/", 1)[0] if "/" in entry.inside else ""] += 1
        for name, value in (("systems", system), ("versions", version), ("methods", method)):
            if value:
                self.counts[name][value] += 1
        if entry.modified:
            self.first, self.last = min(self.first or entry.modified, entry.modified), max(self.last, entry.modified)
            self.counts["days"][entry.modified[:10]] += 1
            if entry.kind not in _NO_PAPER:
                self.counts["paper_days"][entry.modified[:10]] += 1

    def row(self, name: str) -> ArchiveRow:
        """As it is shown."""
        roots, systems, versions, methods, days, papers = (_most(self.counts[kind]) for kind in _COUNTED)
        return ArchiveRow(
            name=name,
            entries=self.entries,
            bytes=self.bytes,
            packed=self.packed,
            roots=roots,
            systems=systems,
            versions=versions,
            methods=methods,
            first=self.first,
            last=self.last,
            days=days,
            day_count=len(self.counts["days"]),
            paper_days=papers,
        )


def _most(counts: Counter[str]) -> Counted:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST])


def _names(entries: Iterable[Entry]) -> tuple[NamedRow, ...]:
    counts = Counter((entry.path.rpartition("/")[0] or entry.part, name_grammar(entry.name)) for entry in entries)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(NamedRow(folder, grammar, n) for (folder, grammar), n in ordered[:_MOST])


def _stated(summary: Value) -> Iterator[StatedRow]:
    for row in summary if isinstance(summary, list) else ():
        if isinstance(row, dict):
            texts = str(row.get("source", "")), str(row.get("what", ""))
            yield StatedRow(*texts, _whole(row.get("stated")), _whole(row.get("found")))


def _remarks(
    archives: Sequence[ArchiveRow],
    names: Sequence[NamedRow],
    duplicates: Duplicates,
    makers: Counter[str],
    stated: Sequence[StatedRow],
) -> Iterator[Message]:
    if n := sum(1 for one in archives if sum(count >= _FEWEST for _, count in one.systems) > 1):
        yield message("export.remark.systems", n=n)
    if n := sum(1 for one in archives if _packed_apart(one)):
        yield message("export.remark.days", n=n)
    folders = Counter(one.folder for one in names if one.recordings >= _FEWEST)
    if n := sum(1 for count in folders.values() if count > 1):
        yield message("export.remark.names", n=n)
    if duplicates.across:
        yield message("export.remark.across", n=duplicates.across)
    elif duplicates.groups:
        yield message("export.remark.duplicates", n=duplicates.groups)
    if len(makers) > 1:
        yield message("export.remark.makers", n=len(makers))
    if n := sum(1 for one in stated if one.stated != one.found):
        yield message("export.remark.stated", n=n)


def _packed_apart(one: ArchiveRow) -> bool:
    """Documents of few days, at least three of them on each of two days that lie at least two days apart."""
    days = sorted(day for day, n in one.paper_days if n >= _FEWEST and _is_day(day))
    few = len(one.paper_days) <= _FEW_DAYS
    return few and len(days) > 1 and (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days >= 2


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _table(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _whole(value: Value) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
