# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What of a case is where: what can be destroyed, what is never touched, and what is out of reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from viewer.case.finding import Standing
from viewer.case.query import GroupRow
from viewer.case.review import Decision
from viewer.storage.groups import load_groups
from viewer.storage.holding import count_reached, load_held, load_kept_parts
from viewer.workflow.cloud import cloud_of
from viewer.workflow.enrolling import profiles_path
from viewer.workflow.opened import OpenCase

_SIDE_FILES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class PartThere:
    """A part of the export: where it lay when it was read, its size, whether it still lies there, and in the folder of
    which cloud service it seems to (empty: none that is known).
    """

    path: Path
    bytes: int
    is_there: bool
    cloud: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where what is. `bytes` are those of the case file with the files beside it; `cloud` as in `PartThere`.

    `foreign` are the groups that do not fit or that somebody said are not theirs, the largest first.
    """

    path: Path
    bytes: int
    cloud: str
    recordings: int
    transcripts: int
    voice_prints: int
    waveforms: int
    reports: int
    bags: int
    has_profiles: bool
    parts: tuple[PartThere, ...]
    foreign: tuple[GroupRow, ...]


def whereabouts(case: OpenCase) -> Whereabouts:
    """Where everything that the program knows of a case lies now."""
    held, path = load_held(case.file), case.path
    files = (path.with_name(path.name + ending) for ending in _SIDE_FILES)
    groups = (row for row in load_groups(case.file) if _is_foreign(row))
    return Whereabouts(
        path=path,
        bytes=sum(one.stat().st_size for one in files if one.exists()),
        cloud=cloud_of(path),
        recordings=held.recordings,
        transcripts=held.transcripts,
        voice_prints=held.voice_prints,
        waveforms=held.waveforms,
        reports=held.reports,
        bags=held.bags,
        has_profiles=profiles_path().exists(),
        parts=tuple(
            PartThere(part.path, part.bytes, part.path.exists(), cloud_of(part.path))
            for part in load_kept_parts(case.file)
        ),
        foreign=tuple(sorted(groups, key=lambda row: (-row.recordings, row.group))),
    )


def reached(case: OpenCase, groups: Sequence[str]) -> int:
    """How many recordings these groups have together; all of the case where none is named."""
    return count_reached(case.file, groups) if groups else load_held(case.file).recordings


def _is_foreign(row: GroupRow) -> bool:
    if row.decision in (Decision.MINE, Decision.HOUSEHOLD):
        return False
    return row.standing == Standing.INCONSISTENT or row.decision == Decision.NOT_MINE
