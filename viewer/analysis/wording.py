# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The wording instrument: the language of the lines of each group, and the names of places, rooms, people and services
that their requests mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from viewer.analysis.language import language_of
from viewer.analysis.wording_requests import CATEGORIES, mentioned, without_wake_word
from viewer.case.observation import Observation, Value
from viewer.case.recording import Link, Recording, Transcript

NAME = "wording"
VERSION = "1"
_MOST_NAMES = 40
_SAMPLE = 2_000


@dataclass(slots=True)
class _Group:
    lines: list[tuple[str, str]] = field(default_factory=list)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)


def measure_wording(
    recordings: Iterable[Recording], transcripts: Sequence[Transcript], links: Iterable[Link]
) -> tuple[Observation, ...]:
    """One observation for `export` (all lines), one for every `device:KEY`, `account:KEY` and `batch:KEY` (the lines
    linked to their recordings), and one for every `line-device:NAME` (lines without a recording that name a device).

    `lines` counts the lines; `languages` counts those whose language is sure, of at most 2,000 lines of the group that
    their ids draw by lot; `places`, `rooms`, `people` and `services` count lines by case-folded name, at most 40 names
    each, the most frequent first. Linear in lines; the answer depends on no order.
    """
    linked = {link.transcript: link.recording for link in links}
    subjects = {one.id: _subjects(one) for one in recordings}
    groups: dict[str, _Group] = {}
    known: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in transcripts:
        text = without_wake_word(line.text)
        names = known.get(text)
        if names is None:
            names = known[text] = mentioned(text)
        alone = (f"line-device:{line.device_name}",) if line.device_name else ()
        mine = subjects.get(linked.get(line.id, ""), alone)
        for subject in ("export", *mine):
            group = groups.setdefault(subject, _Group())
            group.lines.append((line.id, text))
            for name in names:
                group.names[name] += 1
    identify = cache(language_of)
    return tuple(
        Observation(subject, NAME, VERSION, _values(group, identify)) for subject, group in sorted(groups.items())
    )


def _subjects(one: Recording) -> tuple[str, ...]:
    named = (("device", one.device), ("account", one.account))
    return (f"batch:{one.batch}", *(f"{kind}:{key}" for kind, key in named if key))


def _values(group: _Group, identify: Callable[[str], str]) -> dict[str, Value]:
    sample = sorted(group.lines)[:_SAMPLE]
    languages = Counter(language for _, text in sample if (language := identify(text)))
    return {
        "lines": len(group.lines),
        "languages": dict(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        **{category: _most(group.names, category) for category in CATEGORIES},
    }


def _most(names: Counter[tuple[str, str]], category: str) -> dict[str, Value]:
    found = sorted((-n, name) for (kind, name), n in names.items() if kind == category)
    return {name: -n for n, name in found[:_MOST_NAMES]}
