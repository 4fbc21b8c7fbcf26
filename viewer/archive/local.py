# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The header before a member's bytes: where they begin, how they begin, and whether it agrees with the directory."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from viewer.archive.records import DESCRIBED, ENCRYPTED, LOCAL, LOCAL_MAGIC, UTF8, Record, local_record
from viewer.case.message import Message, Problem, message

_USUAL_EXTRA = 64
_FURTHEST = 1 << 62


class Head(NamedTuple):
    """What stands at a member's place: where its bytes begin, and the first of them.

    `record` is what its own header says; the one that was sought, where that says the same.
    """

    record: Record
    start: int
    first: bytes


def look(stream: BinaryIO, record: Record, most: int) -> Head:
    """Read a member's own header and at most `most` of its packed bytes. Raises Problem where there is no header."""
    wanted = LOCAL.size + len(record.name) + _USUAL_EXTRA + min(record.packed, most)
    if not 0 <= record.offset <= _FURTHEST:
        raise Problem(message("archive.damaged_header"))
    stream.seek(record.offset)
    data = stream.read(wanted)
    if len(data) < LOCAL.size or data[:4] != LOCAL_MAGIC:
        raise Problem(message("archive.damaged_header"))
    fields = LOCAL.unpack_from(data)
    name_end = LOCAL.size + fields[9]
    begins = name_end + fields[10]
    lacking = begins + min(record.packed, most) - len(data)
    if lacking > 0:
        data += stream.read(lacking)
    name, told = data[LOCAL.size : name_end], (fields[2], fields[3], fields[6], fields[7], fields[8])
    own = record
    if name != record.name or told != (record.flags, record.method, record.crc, record.packed, record.size):
        own = local_record(record.number, record.offset, fields, name, data[name_end:begins])
    return Head(own, record.offset + begins, data[begins : begins + min(record.packed, most)])


def disagreements(stated: Record, own: Record) -> tuple[Message, ...]:
    """In what a member's own header differs from the directory, a sentence each."""
    if stated is own:
        return ()
    told = []
    if stated.name != own.name or ((stated.flags ^ own.flags) & UTF8 and not stated.name.isascii()):
        told.append(message("archive.note.other_name"))
    if stated.method != own.method:
        told.append(message("archive.note.other_method"))
    if (stated.flags ^ own.flags) & ENCRYPTED:
        told.append(message("archive.note.other_lock"))
    if not own.flags & DESCRIBED:
        if own.size != stated.size or own.packed != stated.packed:
            told.append(message("archive.note.other_size"))
        if own.crc != stated.crc:
            told.append(message("archive.note.other_checksum"))
    return tuple(told)


def vouches(stream: BinaryIO, record: Record) -> bool:
    """Whether the header at a member's place bears its name and, where it states one, its packed size."""
    try:
        own = look(stream, record, 0).record
    except Problem:
        return False
    return own.name == record.name and (bool(own.flags & DESCRIBED) or own.packed == record.packed)
