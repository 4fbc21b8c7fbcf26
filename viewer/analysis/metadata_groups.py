# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Counts what the recordings of each device, account and batch have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.analysis.name_grammar import name_grammar
from viewer.case.export import Entry
from viewer.case.observation import Value
from viewer.case.recording import Recording

_MOST_VALUES = 24


class Traits(NamedTuple):
    """All that the groups count about one recording; what is not known is empty. `audio` is `rate/channels/codec`."""

    device: str
    account: str
    batch: str
    day: str
    type: str
    language: str
    audio: str
    grammar: str
    identified: bool
    linked: bool


def traits_of(
    recordings: Iterable[Recording],
    entries: Mapping[str, Entry],
    signal: Mapping[str, Mapping[str, Value]],
    linked: Set[str],
) -> Counter[Traits]:
    """How many recordings have which traits. `linked` are the ids of recordings with a transcript."""
    return Counter(_traits(one, entries, signal.get(one.entry), one.id in linked) for one in recordings)


def _traits(one: Recording, entries: Mapping[str, Entry], heard: Mapping[str, Value] | None, linked: bool) -> Traits:
    entry = entries.get(one.entry)
    return Traits(
        one.device or "",
        one.account or "",
        one.batch,
        one.captured_at.date().isoformat() if one.captured_at else "",
        one.device_type or "",
        one.language or "",
        f"{heard.get('sample_rate')}/{heard.get('channels')}/{heard.get('codec')}" if heard else "",
        name_grammar(entry.name) if entry else "",
        one.utterance_id is not None,
        linked,
    )


@dataclass(slots=True)
class _Pool:
    """What is counted while one group is filled."""

    n: int = 0
    ids: int = 0
    linked: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, traits: Traits, times: int) -> None:
        self.n += times
        self.ids += times * traits.identified
        self.linked += times * traits.linked
        for name in ("device", "account", "batch", "day", "type", "language", "audio", "grammar"):
            value = getattr(traits, name)
            if value:
                self.counts[name, value] += times

    def values(self) -> dict[str, Value]:
        days = [value for name, value in self.counts if name == "day"]
        return {
            "n": self.n,
            "dated": sum(count for (name, _), count in self.counts.items() if name == "day"),
            "first": min(days, default=""),
            "last": max(days, default=""),
            "days": len(days),
            "ids": self.ids,
            "linked": self.linked,
            "devices": self._most("device"),
            "accounts": self._most("account"),
            "batches": self._most("batch"),
            "types": self._most("type"),
            "languages": self._most("language"),
            "audio": self._most("audio"),
            "grammars": self._most("grammar"),
        }

    def _most(self, wanted: str) -> dict[str, Value]:
        found = [(value, count) for (name, value), count in self.counts.items() if name == wanted]
        return dict(sorted(found, key=lambda one: (-one[1], one[0]))[:_MOST_VALUES])


def measure_groups(counted: Mapping[Traits, int]) -> Iterator[tuple[str, dict[str, Value]]]:
    """Subject (`device:...`, `account:...`, `batch:...`) and values of every group, in order of subject.

    `n`, `dated`, `ids` (with an utterance id) and `linked` count recordings, `days` calendar days; `first` and `last`
    are `YYYY-MM-DD` in UTC or empty; `devices`, `accounts`, `batches`, `types`, `languages`, `audio` and `grammars`
    count recordings by value, the most frequent first, at most 24 values.
    """
    pools: dict[str, _Pool] = {}
    for traits, times in counted.items():
        subjects = [f"batch:{traits.batch}"]
        if traits.device:
            subjects.append(f"device:{traits.device}")
        if traits.account:
            subjects.append(f"account:{traits.account}")
        for subject in subjects:
            pools.setdefault(subject, _Pool()).add(traits, times)
    for subject in sorted(pools):
        yield subject, pools[subject].values()
