# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What keeps a member from being opened at all, as far as its record tells."""

from __future__ import annotations

import stat

from viewer.archive.contents import Contents
from viewer.archive.decoders import METHODS
from viewer.archive.members import Member
from viewer.archive.records import ENCRYPTED, Record, lock_of
from viewer.case.export import Limits
from viewer.case.message import Message, message

_SPECIAL = (stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)


def is_folder(name: str, record: Record) -> bool:
    """Whether a member stands for a folder."""
    return name.endswith("/") or stat.S_IFMT(record.mode >> 16) == stat.S_IFDIR


def member_of(record: Record) -> Member:
    """How to read a member."""
    place = (record.number, record.offset, record.packed, record.size)
    if not record.flags & ENCRYPTED:
        return Member(*place, record.method, record.crc)
    lock, method = lock_of(record)
    return Member(*place, method, record.crc, lock)


def barred(record: Record, member: Member, contents: Contents, limits: Limits) -> Message | None:
    """Why a member is not opened; None where nothing speaks against it."""
    if record.flaw is not None:
        return record.flaw
    kind = stat.S_IFMT(record.mode >> 16)
    if kind == stat.S_IFLNK:
        return message("archive.link")
    if kind in _SPECIAL:
        return message("archive.special_file")
    if contents.is_elsewhere(record):
        return message("archive.other_volume")
    if record.number in contents.overlapping:
        return message("archive.overlap")
    if member.lock is not None and member.lock.strength < 0:
        return message("archive.unknown_lock")
    if member.method not in METHODS:
        return message("archive.unknown_method", method=member.method)
    if record.size > limits.entry_bytes:
        return message("archive.too_large", megabytes=limits.entry_bytes >> 20)
    return None
