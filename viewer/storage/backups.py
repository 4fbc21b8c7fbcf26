# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Copies of a case beside it, under the same key, and how one of them takes the place of a case that is damaged.

A copy is made by SQLite's online backup, and counts only after it was read back whole; then the oldest goes.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from viewer.case.message import Problem
from viewer.storage.case_key import CaseKey
from viewer.storage.folder import PRIVATE, folder_problem, make_private, put_in_place, remove_database, sync_folder
from viewer.storage.inspecting import check_identity, check_names
from viewer.storage.schema import VERSION, connect, connect_reading

KEPT = 3
SPACING_S = 600.0
ACTS_BETWEEN = 20
_ROOM = 64 << 20
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a case, and when it was made (UTC)."""

    path: Path
    made: datetime


def backups(path: Path) -> tuple[Backup, ...]:
    """The copies of a case, the newest first."""
    pattern = re.compile(re.escape(path.name) + r"\.backup-(\d{8}-\d{6}-\d{6})\Z")
    found = []
    with contextlib.suppress(OSError):
        for one in path.parent.iterdir():
            if told := pattern.match(one.name):
                with contextlib.suppress(ValueError):
                    found.append(Backup(one, datetime.strptime(told[1], _STAMP).replace(tzinfo=UTC)))
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def is_due(path: Path, acts: int) -> bool:
    """Whether a copy should be made now, `acts` acts of the human after the last one."""
    if acts >= ACTS_BETWEEN:
        return True
    if not acts:
        return False
    kept = backups(path)
    return not kept or abs(time.time() - kept[0].made.timestamp()) >= SPACING_S


def back_up(path: Path, key: CaseKey | None) -> bool:
    """Make a copy of a case as it is now, and keep the newest three. False where the disk refuses or has no room.

    A copy that cannot be made is no reason to refuse an act that is kept already.
    """
    draft = path.with_name(f".{path.name}.backup")
    made = datetime.now(UTC)
    try:
        if shutil.disk_usage(path.parent).free < path.stat().st_size + _ROOM:
            return False
        remove_database(draft)
        make_private(draft)
        _copy(path, draft, key)
        if not is_whole(draft, key):
            return False
        put_in_place(draft, path.with_name(f"{path.name}.backup-{made:{_STAMP}}"))
        for one in backups(path)[KEPT:]:
            one.path.unlink(missing_ok=True)
    except (apsw.Error, OSError):
        return False
    finally:
        with contextlib.suppress(OSError):
            remove_database(draft)
    return True


def _copy(path: Path, draft: Path, key: CaseKey | None) -> None:
    source = connect(path, writing=False, key=key)
    try:
        copy_into(source, draft, key)
    finally:
        source.close()


def copy_into(source: apsw.Connection, draft: Path, key: CaseKey | None) -> None:
    """Copy a database, as it is now, into an empty file under a key of its own. Raises apsw.Error."""
    target = apsw.Connection(str(draft), flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW)
    try:
        if key is not None:
            key.unlock(target)
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        with target.backup("main", source, "main") as copying:
            while not copying.done:
                copying.step(-1)
    finally:
        target.close()


def is_whole(path: Path, key: CaseKey | None) -> bool:
    """Whether a file at rest is a case that can be read to its last page. It is not written to."""
    try:
        connection = connect_reading(path, key, unchanging=True)
    except apsw.Error:
        return False
    try:
        check_identity(connection, path, VERSION)
        check_names(connection, path)
        return bool(connection.execute("PRAGMA quick_check(1)").get == "ok")
    except (apsw.Error, Problem):
        return False
    finally:
        connection.close()


def newest_whole(path: Path, key: CaseKey | None) -> Backup | None:
    """The newest copy that is whole."""
    return next((one for one in backups(path) if is_whole(one.path, key)), None)


def restore(path: Path, backup: Backup) -> Path | None:
    """Put a copy in the place of a case; where the damaged file is kept, None where there was none.

    Whenever it is stopped, there is a case, and the damaged one is somewhere. Raises Problem where the folder refuses.
    """
    draft = path.with_name(f".{path.name}.new")
    kept = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):{_STAMP}}")
    try:
        remove_database(draft)
        make_private(draft)
        with backup.path.open("rb") as source, draft.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        there = path.exists()
        for ending in ("", "-wal"):
            _keep_beside(path.with_name(path.name + ending), kept.with_name(kept.name + ending))
        sync_folder(path.parent)
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        put_in_place(draft, path)
    except OSError as error:
        raise folder_problem(error, path) from None
    return kept if there else None


def _keep_beside(path: Path, kept: Path) -> None:
    if not path.exists():
        return
    try:
        kept.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, kept)
    os.chmod(kept, PRIVATE)  # noqa: PTH101  # one call for both ways


def leavings(path: Path) -> Iterator[Path]:
    """Every other file that the program wrote for this case: copies, damaged ones kept, drafts that were cut off."""
    ours = re.compile(re.escape(path.name) + r"\.(backup|damaged)-[\d-]+(-wal)?\Z")
    draft = re.compile(re.escape(f".{path.name}.") + r"(new|backup)(-wal|-shm|-journal)?\Z")
    for one in path.parent.iterdir():
        if ours.match(one.name) or draft.match(one.name):
            yield one


def forget_backups(path: Path) -> None:
    """Remove every copy of a case, damaged ones and drafts too. Raises OSError."""
    for one in list(leavings(path)):
        one.unlink(missing_ok=True)
    sync_folder(path.parent)
