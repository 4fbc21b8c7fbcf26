# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures how an export was put together: archives, duplicates, transcripts beside audio, and its own summary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime

from viewer.case.export import Entry, Inventory, Kind
from viewer.case.observation import Value
from viewer.case.reading import AccountFact, FactKind
from viewer.case.recording import Recording, Transcript

SPEECH_S = 0.3
_LABELS = ("readme", "filedescriptions")
_MOST = 12


def measure_archives(inventory: Inventory) -> dict[str, Value]:
    """For every archive of the export (a part, or a ZIP inside one): `entries`; `systems` and `makers`, counts by the
    operating system and the system/version of the tool that wrote the members; `labels`, the folders in which a
    README or a FileDescriptions.csv lies; `packed`, for documents, counts by day of their member time."""
    inside: dict[str, _Members] = defaultdict(_Members)
    for entry in inventory.entries:
        inside[entry.path.rpartition("!")[0] or entry.path].add(entry)
    return {name: members.value() for name, members in sorted(inside.items()) if members.entries > 1}


@dataclass
class _Members:
    """What the members of one archive come to."""

    entries: int = 0
    makers: Counter[str] = field(default_factory=Counter)
    labels: set[str] = field(default_factory=set)
    days: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """One more."""
        self.entries += 1
        if entry.maker:
            self.makers[entry.maker] += 1
        if entry.kind is Kind.AUDIO:
            return
        if entry.modified:
            self.days[entry.modified[:10]] += 1
        if entry.name.lower().startswith(_LABELS):
            self.labels.add(entry.inside.rpartition("/")[0])
            if len(self.labels) > _MOST:
                self.labels.remove(max(self.labels))

    def value(self) -> Value:
        """As it is written down."""
        made, systems = Counter[str](), Counter[str]()
        for maker, times in self.makers.items():
            made[maker.rpartition("/")[0] or maker] += times
            systems[maker.partition("/")[0]] += times
        return {
            "entries": self.entries,
            "systems": _most(systems),
            "makers": _most(made),
            "labels": [*sorted(self.labels)],
            "packed": _most(self.days),
            "packed_days": len(self.days),
        }


def _most(counts: Mapping[str, int]) -> dict[str, Value]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST])


def measure_duplicates(
    recordings: Iterable[Recording], entries: Mapping[str, Entry], signal: Mapping[str, Mapping[str, Value]]
) -> dict[str, Value]:
    """Recordings with the same SHA-256: `groups` of them, and of these the groups that lie under two devices or two
    accounts: `across`; `across_spoken`, with speech in them (at least 0.3 s); `across_unheard`, not measured yet."""
    hashed = [(entries[one.entry].sha256, one) for one in recordings if one.entry in entries]
    times = Counter(sha256 for sha256, _ in hashed)
    same: dict[str, list[Recording]] = defaultdict(list)
    for sha256, one in hashed:
        if sha256 and times[sha256] > 1:
            same[sha256].append(one)
    groups = list(same.values())
    across = [
        group for group in groups if _several(one.device for one in group) or _several(one.account for one in group)
    ]
    speech = [_speech(group, signal) for group in across]
    return {
        "groups": len(groups),
        "recordings": sum(len(group) for group in groups),
        "across": len(across),
        "across_spoken": sum(1 for seconds in speech if seconds is not None and seconds >= SPEECH_S),
        "across_unheard": speech.count(None),
        "devices": [*sorted({one.device for group in across for one in group if one.device})[:_MOST]],
    }


def _several(values: Iterable[str | None]) -> bool:
    return len({value for value in values if value}) > 1


def _speech(group: Iterable[Recording], signal: Mapping[str, Mapping[str, Value]]) -> float | None:
    found = [signal[one.entry].get("speech_s") for one in group if one.entry in signal]
    seconds = [value for value in found if isinstance(value, int | float)]
    return max(seconds) if seconds else None


def measure_balance(
    recordings: Iterable[Recording], transcripts: Iterable[Transcript], linked: Set[str], told: Set[str]
) -> dict[str, Value]:
    """For every month (`YYYY-MM`, UTC where known): recordings, of these with a transcript, transcripts, of these with
    a recording. `linked` are ids of linked recordings, `told` of linked transcripts."""
    months: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in recordings:
        if one.captured_at:
            month = months[one.captured_at.year, one.captured_at.month]
            month[0] += 1
            month[1] += one.id in linked
    for line in transcripts:
        when = line.said_at or _local(line.said_local)
        if when and not line.ambiguous:
            month = months[when.year, when.month]
            month[2] += 1
            month[3] += line.id in told
    return {f"{year:04d}-{month:02d}": list(counts) for (year, month), counts in sorted(months.items())}


def _local(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def measure_summary(facts: Iterable[AccountFact], found: Mapping[str, int]) -> list[Value]:
    """What an export says that it holds, beside what was found: `source`, `what`, `stated`, `found`.

    Reads the details `recordings`, `transcripts` and `files` of `export_summary` facts, where they are whole numbers.
    """
    rows: list[Value] = []
    for fact in facts:
        if fact.kind is FactKind.EXPORT_SUMMARY:
            rows += [
                {"source": fact.source, "what": what, "stated": int(fact.get(what)), "found": found[what]}
                for what in sorted(found)
                if fact.get(what).isdecimal()
            ]
    return rows
