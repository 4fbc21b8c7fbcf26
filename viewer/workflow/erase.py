# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Destroying what was derived from recordings, with a record of it that stays."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from viewer import __version__
from viewer.case.message import Problem, message
from viewer.storage.erasing import Erasure, erase_group, load_erased
from viewer.storage.foreign import journal_lines
from viewer.work import Watch
from viewer.workflow.judging import measure_export, rejudge
from viewer.workflow.opened import OpenCase

_SIDE_FILES = ("", "-wal", "-shm", "-journal")


def erase(case: OpenCase, group: str, watch: Watch) -> Erasure:
    """Destroy the derived data of a group (`device:...`); what is left is measured and judged again.

    Raises Problem where there is no such group.
    """
    watch.expect(None, "phase.erase")
    done = erase_group(case.file, group)
    watch.advance(0)
    measure_export(case, watch)
    rejudge(case)
    return done


def erase_case(case: OpenCase) -> Path:
    """Destroy a whole case, which is closed by that; the path of the record that stays beside where it was.

    The record holds hashes, counts and times: the parts of the export, the recordings erased before, the last hash of
    the journal. Raises Problem where the folder refuses; then nothing is destroyed.
    """
    path = case.path
    record = path.with_name(f"{path.name}.erased.json")
    told = json.dumps(_record(case), indent=1, sort_keys=True)
    try:
        descriptor = os.open(record, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(told + "\n")
    except OSError:
        raise Problem(message("case.folder_refuses", folder=path.parent.name or str(path.parent))) from None
    case.file.writer.execute("PRAGMA secure_delete = ON")
    case.close()
    for ending in _SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return record


def _record(case: OpenCase) -> dict[str, object]:
    parts = case.file.ask("SELECT bytes, sha256 FROM part ORDER BY name")
    hashes = case.file.ask("SELECT r.id, e.sha256 FROM recording r JOIN entry e USING (number) ORDER BY r.number")
    *_, last = [*((0, "", "", {}, ""),), *journal_lines(case.file)]
    return {
        "erased_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "tool": __version__,
        "parts": [{"bytes": size, "sha256": sha256} for size, sha256 in parts],
        "recordings": [{"id": key, "sha256": sha256} for key, sha256 in hashes],
        "erased_before": [{"id": key, "sha256": sha256, "at": at} for key, sha256, at in load_erased(case.file)],
        "journal_acts": last[0],
        "journal_last_hash": last[4],
    }
