# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How much of an export was understood."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.export import Fate, Kind
from viewer.case.message import Message
from viewer.case.reading import Coverage
from viewer.storage.pages import load_fates
from viewer.storage.recall import load_coverage
from viewer.workflow.opened import OpenCase

_MOST = 1_000
_NOT = (Fate.REJECTED, Fate.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of how much."""

    understood: int
    total: int


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """One file: what became of it and why, its size in bytes, and its rows, of which so many were understood.

    `rows` is 0 for files without rows (recordings, pictures, archives).
    """

    entry: str
    fate: Fate
    reason: Message | None
    bytes: int
    rows: int
    understood: int
    service: str


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """How much of the export was understood, in total and by file.

    `files` are the `listed` files that are told one by one: those not understood first, then those understood in part,
    then the rest of the documents; at most 1,000 of `listed`. Recordings that were read are counted, not listed.
    """

    entries: Share
    bytes: Share
    rows: Share
    files: tuple[FileCoverage, ...]
    listed: int


def coverage(case: OpenCase) -> CoverageReport:
    """How much of the export of a case was understood. Ignored files count as understood: they have a known reason."""
    by_entry = {one.entry: one for one in load_coverage(case.file)}
    told: list[FileCoverage] = []
    entries = bytes_ = known = known_bytes = 0
    for path, size, kind, fate, reason in load_fates(case.file):
        entries, bytes_ = entries + 1, bytes_ + size
        if fate not in _NOT:
            known, known_bytes = known + 1, known_bytes + size
        if kind != Kind.AUDIO or fate is not Fate.HANDLED:
            rows = by_entry.get(path, Coverage(path, 0, 0))
            told.append(FileCoverage(path, fate, reason, size, rows.rows, rows.understood, rows.service))
    told.sort(key=_order)
    lines = Share(sum(one.understood for one in by_entry.values()), sum(one.rows for one in by_entry.values()))
    return CoverageReport(Share(known, entries), Share(known_bytes, bytes_), lines, tuple(told[:_MOST]), len(told))


def _order(one: FileCoverage) -> tuple[bool, int, int, str]:
    """Files that were not understood, the largest first; then by rows that were not understood."""
    not_understood = one.fate in _NOT
    return not not_understood, -one.bytes if not_understood else 0, one.understood - one.rows, one.entry
