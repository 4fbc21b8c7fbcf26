# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How much of an export was understood."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.export import Fate
from viewer.case.message import Message
from viewer.workflow.opened import OpenCase


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
    """How much of the export of a case was understood."""
    raise NotImplementedError
