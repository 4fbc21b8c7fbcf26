# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The foreign part of a case in counts, hashes and opaque ids: what a report may hold of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.storage.case_file import CaseFile

_FOREIGN = (
    " FROM recording r JOIN cell c ON c.id = r.cell JOIN entry e ON e.number = r.number"
    " WHERE c.standing = 'inconsistent' AND r.decision NOT IN ('mine', 'household')"
)


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One recording that does not fit: no name, no words, no serial number."""

    id: str
    sha256: str
    captured_at: str
    seconds: float
    standing: str
    strength: int
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ForeignCounts:
    """How much does not fit. `first` and `last` are ISO 8601 or empty."""

    recordings: int
    seconds: float
    lines: int
    documents: int
    devices: int
    accounts: int
    voices: int
    first: str
    last: str


def foreign_rows(case: CaseFile) -> Iterator[ForeignRow]:
    """The recordings that do not fit and that nobody called their own, in order of entry."""
    known: dict[str, tuple[int, ...]] = {}
    for key, sha256, at, seconds, standing, strength, findings in case.ask(
        "SELECT r.id, e.sha256, r.captured_at, r.duration_s, c.standing, c.strength, c.findings"
        f"{_FOREIGN} ORDER BY r.number"
    ):
        if findings not in known:
            known[findings] = tuple(json.loads(findings))
        yield ForeignRow(key, sha256, at or "", float(seconds or 0.0), standing, strength, known[findings])


def foreign_counts(case: CaseFile) -> ForeignCounts:
    """Counts over the same recordings."""
    row = case.ask(
        "SELECT count(*), coalesce(sum(r.duration_s), 0), count(r.transcript), "  # noqa: S608  # no data in it
        "(SELECT count(DISTINCT t.source) FROM transcript t WHERE t.recording IN (SELECT r.number"
        f"{_FOREIGN})), count(DISTINCT nullif(r.device, '')), count(DISTINCT nullif(r.account, '')),"
        f" count(DISTINCT nullif(r.voice, '')), min(r.captured_at), max(r.captured_at){_FOREIGN}"
    )[0]
    n, seconds, lines, documents, devices, accounts, voices, first, last = row
    return ForeignCounts(n, seconds, lines, documents, devices, accounts, voices, first or "", last or "")


def standing_counts(case: CaseFile) -> dict[str, int]:
    """How many recordings have each standing."""
    sql = "SELECT c.standing, count(*) FROM recording r JOIN cell c ON c.id = r.cell GROUP BY c.standing"
    return dict(case.ask(sql))


def count_documents(case: CaseFile) -> int:
    """How many files that are no recordings were understood."""
    sql = "SELECT count(*) FROM entry WHERE kind NOT IN ('audio', 'archive') AND fate IN ('handled', 'ignored')"
    return int(case.ask(sql)[0][0])


def journal_lines(case: CaseFile) -> Iterator[tuple[int, str, str, dict[str, object], str]]:
    """Every act: number, time, act, detail, hash."""
    for number, at, act, detail, kept in case.ask("SELECT number, at, act, detail, hash FROM journal ORDER BY number"):
        yield number, at, act, json.loads(detail), kept
