# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a case file holds, in counts: what there is to destroy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from viewer.case.finding import GroupKind
from viewer.case.message import Problem, message
from viewer.storage.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class Held:
    """How much of each derived thing a case holds, and how many reports and evidence bags it wrote."""

    recordings: int
    transcripts: int
    voice_prints: int
    waveforms: int
    reports: int
    bags: int


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part of the export as it was surveyed."""

    path: Path
    bytes: int
    sha256: str


def load_held(case: CaseFile) -> Held:
    """Count it."""
    row = case.ask(
        "SELECT (SELECT count(*) FROM recording), (SELECT count(*) FROM transcript),"
        " (SELECT count(*) FROM observation WHERE instrument = 'voice' AND subject <> 'export'),"
        " (SELECT count(*) FROM observation WHERE instrument = 'signal'),"
        " (SELECT count(*) FROM journal WHERE act = 'published'), (SELECT count(*) FROM journal WHERE act = 'bagged')"
    )[0]
    return Held(*map(int, row))


def count_reached(case: CaseFile, groups: Sequence[str]) -> int:
    """How many recordings belong to any of these groups (`device:...`). Raises Problem for none of the known kinds."""
    pairs = [group.partition(":")[::2] for group in groups]
    if not all(kind in tuple(GroupKind) for kind, _ in pairs):
        raise Problem(message("case.no_such_group"))
    condition = " OR ".join(f"{kind} = ?" for kind, _ in pairs) or "0"
    sql = f"SELECT count(*) FROM recording WHERE {condition}"  # noqa: S608  # names of this program
    return int(case.ask(sql, *(key for _, key in pairs))[0][0])


def load_kept_parts(case: CaseFile) -> tuple[KeptPart, ...]:
    """The parts of the export, in order of their names."""
    rows = case.ask("SELECT path, bytes, sha256 FROM part ORDER BY name")
    return tuple(KeptPart(Path(path), size, sha256) for path, size, sha256 in rows)
