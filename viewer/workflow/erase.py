# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Destroying what was derived from recordings, with a signed record of it that stays."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO

from viewer import __version__
from viewer.case.deletion import Deletion, Elsewhere, Extent, Gone
from viewer.case.message import Problem
from viewer.report.deletion import record_file, signed_content
from viewer.storage.erasing import Erasure, all_present, destroy, erase_groups, load_erased
from viewer.storage.folder import folder_problem
from viewer.storage.holding import load_kept_parts
from viewer.storage.journal import journal_end, note_act
from viewer.storage.signing_key import public_key, sign
from viewer.work import Watch
from viewer.workflow.judging import measure_export, rejudge
from viewer.workflow.opened import OpenCase
from viewer.workflow.written import write_whole


@dataclass(frozen=True, slots=True)
class Erased:
    """What was destroyed of groups, and where the record of it lies."""

    done: Erasure
    record: Path


def erase(case: OpenCase, groups: Sequence[str], elsewhere: Sequence[Elsewhere], watch: Watch) -> Erased:
    """Destroy the derived data of groups (`device:...`) and leave a record beside the case; what is left is measured
    and judged again. `elsewhere` is what the user deleted themself, for the record. Stopped after the destroying, the
    case is to be examined again.

    Raises Problem where there is no such group, or the folder takes no record.
    """
    watch.expect(None, "phase.erase")
    before = load_erased(case.file)
    done = erase_groups(case.file, groups)
    raw = _record(case, Extent.GROUPS, done, before, elsewhere)
    record = write_whole(_free(case.path, Extent.GROUPS), lambda stream: _write(stream, raw))
    watch.advance(0)
    measure_export(case, watch)
    rejudge(case)
    return Erased(done, record)


def erase_case(case: OpenCase, elsewhere: Sequence[Elsewhere], watch: Watch) -> Path:
    """Destroy a whole case, which is closed by that; the path of the record that stays beside where it was.

    Its key is destroyed, and the file and its backups are overwritten with zeros before they are removed. It cannot be
    stopped once it has begun. Raises Problem where the folder or the keyring refuses; then nothing is destroyed, or,
    where a part was, no record says that all is.
    """
    watch.expect(None, "phase.erase")
    path, file = case.path, case.file
    present = all_present(file)
    with file.writing(lasting=True) as connection:
        counts = {"recordings": present.recordings, "transcripts": present.transcripts}
        note_act(connection, "erased", **counts, digest=present.digest)
    raw = _record(case, Extent.CASE, present, load_erased(file), elsewhere)
    draft = write_whole(path.with_name(f".{path.name}.erasing"), lambda stream: _write(stream, raw))
    record = _free(path, Extent.CASE)
    try:
        destroy(file)
        draft.rename(record)
    except (OSError, Problem) as error:
        draft.unlink(missing_ok=True)
        if isinstance(error, Problem):
            raise
        raise folder_problem(error, path) from None
    return record


def _record(
    case: OpenCase, extent: Extent, erasure: Erasure, before: tuple[Gone, ...], elsewhere: Sequence[Elsewhere]
) -> bytes:
    """The signed record of what was destroyed, or is about to be."""
    parts = load_kept_parts(case.file)
    with case.file.writing(lasting=True) as connection:
        key = public_key(connection)
        acts, end = journal_end(connection)
        deletion = Deletion(
            extent=extent,
            at=erasure.at,
            tool=__version__,
            parts=tuple((part.bytes, part.sha256) for part in parts),
            parts_there=sum(part.path.exists() for part in parts),
            recordings=erasure.gone,
            transcripts=erasure.transcripts,
            voice_prints=erasure.voice_prints,
            waveforms=erasure.waveforms,
            before=before,
            journal_acts=acts,
            journal_end=end,
            elsewhere=tuple(sorted(elsewhere)),
        )
        return record_file(deletion, key, sign(connection, signed_content(deletion, key)))


def _write(stream: BinaryIO, raw: bytes) -> None:
    stream.write(raw)
    stream.flush()
    os.fsync(stream.fileno())


def _free(path: Path, extent: Extent) -> Path:
    """A name for a record that is not taken: `CASE.erased.json` for a whole case, else `CASE.erased-1.json` ..."""
    plain = path.with_name(f"{path.name}.erased.json")
    if extent is Extent.CASE and not plain.exists():
        return plain
    names = (path.with_name(f"{path.name}.erased-{number}.json") for number in count(1))
    return next(one for one in names if not one.exists())
