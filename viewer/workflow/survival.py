# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is left of a case that was damaged: its backups, and putting one of them in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from viewer.case.export import Secret
from viewer.case.message import Message, Problem, message
from viewer.storage import case_file
from viewer.storage.backups import backups, newest_whole, restore
from viewer.storage.case_key import CaseKey, key_of, protection_of

DAMAGED = ("case.damaged", "case.damaged_backup", "case.missing", "case.not_a_case")


@dataclass(frozen=True, slots=True)
class Restored:
    """When the backup was made that is the case now, and where the damaged file is kept (None: there was none)."""

    made: datetime
    kept: Path | None

    def told(self, path: Path) -> Message:
        """The same as a sentence."""
        when = said(self.made)
        if self.kept is None:
            return message("survival.restored_missing", file=path.name, made=when)
        return message("survival.restored", file=path.name, made=when, kept=self.kept.name)


def said(made: datetime) -> str:
    """A time as it is told: to the minute, on the clock of this machine."""
    return f"{made.astimezone():%Y-%m-%d %H:%M}"


def restore_case(path: Path, passphrase: Secret | None = None) -> Restored:
    """Put the newest whole backup in the place of a case that is damaged or gone; the damaged file is kept beside it.

    Raises Problem, with nothing changed: the case is whole, there is no whole backup, the folder refuses.
    """
    key = key_of(path, passphrase, tuple(one.path for one in backups(path)))
    if protection_of(path) is not None and not _is_damaged(path, key):
        raise Problem(message("survival.not_damaged", file=path.name))
    backup = newest_whole(path, key)
    if backup is None:
        raise Problem(message("survival.no_backup", file=path.name))
    return Restored(backup.made, restore(path, backup))


def _is_damaged(path: Path, key: CaseKey | None) -> bool:
    try:
        case_file.open_existing(path, key and CaseKey(key.head, bytearray(key.secret))).close()
    except Problem as problem:
        if problem.said.key not in DAMAGED:
            raise
        return True
    return False


def told_backups(path: Path, key: CaseKey | None = None) -> tuple[Message, Message | None] | None:
    """The newest whole backup of a case, and what is wrong where none is whole; None where there is no backup."""
    if not backups(path):
        return None
    backup = newest_whole(path, key)
    if backup is None:
        return message("survival.backups"), message("survival.backup_none_whole")
    return message("survival.backup_whole", made=said(backup.made)), None
