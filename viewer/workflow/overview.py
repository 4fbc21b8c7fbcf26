# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a case holds and what it suggests, in one value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from viewer.case.blocks import Blocks
from viewer.case.export import Fate
from viewer.case.finding import Conclusion, Finding, Standing
from viewer.case.message import Message, message
from viewer.storage.groups import load_chance, load_conclusion, load_findings
from viewer.storage.notes import load_notes
from viewer.storage.values import message_from_json, message_to_json
from viewer.storage.walking import walk
from viewer.workflow.clock import STAGES
from viewer.workflow.isolation.packed import Packed, pack
from viewer.workflow.opened import OpenCase

LEAST_SAID = 0.1
_ROW_BYTES = 600


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of the export: sizes in bytes, SHA-256 in hexadecimal (empty for a folder)."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FateRow:
    """An entry that was not handled, and why, no reason for the unknown; or a part or entry, and what is strange."""

    entry: str
    reason: Message | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of a case. Times are in seconds; `transcripts` has total, exact, likely and unlinked.

    `noted` is what is strange about parts and entries, a row a note, parts first. `groups` is how many groups were
    judged, `chance` how many of them would look foreign by chance if all were the owner's.
    """

    parts: tuple[PartRow, ...]
    fates: Mapping[Fate, int]
    rejected: Sequence[FateRow]
    ignored: Sequence[FateRow]
    unknown: Sequence[FateRow]
    noted: Sequence[FateRow]
    recordings: int
    audio_seconds: float
    transcripts: Mapping[str, int]
    formats: tuple[str, ...]
    conclusion: Conclusion
    reasons: tuple[Finding, ...]
    standings: Mapping[Standing, int]
    notes: tuple[Message, ...]
    timings: Mapping[str, float]
    examined: bool
    groups: int = 0
    chance: float = 0.0

    @property
    def by_chance(self) -> Message | None:
        """How many false alarms are to be expected in so many groups; None where nothing was judged."""
        if not self.groups:
            return None
        if self.chance < LEAST_SAID:
            return message("conclusion.chance.few", n=self.groups)
        return message("conclusion.chance", n=self.groups, chance=round(self.chance, 1))


def overview(case: OpenCase) -> Overview:
    """The state of a case as it stands in its file."""
    file = case.file
    conclusion, numbers = load_conclusion(file)
    findings = load_findings(file)
    recordings, seconds = file.ask("SELECT count(*), coalesce(sum(duration_s), 0) FROM recording")[0]
    fates = dict(file.ask("SELECT fate, count(*) FROM entry GROUP BY fate"))
    standings = dict(
        file.ask("SELECT c.standing, count(*) FROM recording r JOIN cell c ON c.id = r.cell GROUP BY c.standing")
    )
    notes = json.loads(file.get("notes") or "[]")
    groups, chance = load_chance(file)
    return Overview(
        parts=tuple(PartRow(*row) for row in file.ask("SELECT name, bytes, sha256 FROM part ORDER BY name")),
        fates={fate: fates.get(fate.value, 0) for fate in Fate},
        rejected=_of_fate(case, Fate.REJECTED),
        ignored=_of_fate(case, Fate.IGNORED),
        unknown=_of_fate(case, Fate.UNKNOWN),
        noted=_rows((subject, message_to_json(note)) for subject, notes in load_notes(file).items() for note in notes),
        recordings=int(recordings),
        audio_seconds=float(seconds),
        transcripts=_transcripts(case),
        formats=tuple(json.loads(file.get("formats") or "[]")),
        conclusion=conclusion,
        reasons=tuple(findings[number] for number in numbers),
        standings={standing: standings.get(standing.value, 0) for standing in Standing},
        notes=tuple(Message(key, tuple(sorted(params.items()))) for key, params in notes),
        timings=dict.fromkeys(STAGES, 0.0) | json.loads(file.get("timings") or "{}"),
        examined=file.get("examined") == "1",
        groups=groups,
        chance=chance,
    )


def _of_fate(case: OpenCase, fate: Fate) -> Sequence[FateRow]:
    return _rows(walk(case.file, "SELECT path, reason FROM entry WHERE fate = ? ORDER BY number", fate.value))


def _rows(told: Iterable[tuple[str, str | None]]) -> Sequence[FateRow]:
    """Rows of a path and a message as JSON text, packed, since there may be half a million; walked once."""
    packed = pack(_Plain, starmap(_Plain, told))
    return Blocks(len(packed), _Unpacking(packed).block, lambda _: _ROW_BYTES)


class _Plain(NamedTuple):
    entry: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Unpacking:
    packed: Packed[_Plain]

    def block(self, number: int) -> Sequence[FateRow]:
        return [FateRow(entry, message_from_json(reason)) for entry, reason in self.packed.block(number)]


def _transcripts(case: OpenCase) -> Mapping[str, int]:
    total = case.file.ask("SELECT count(*) FROM transcript")[0][0]
    linked = dict(case.file.ask("SELECT link, count(*) FROM recording WHERE link <> '' GROUP BY link"))
    exact, likely = linked.get("exact", 0), linked.get("likely", 0)
    return {"total": total, "exact": exact, "likely": likely, "unlinked": total - exact - likely}
