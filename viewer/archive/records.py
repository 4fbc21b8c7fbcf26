# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a ZIP says of a member, in its central directory and in the member's own header (APPNOTE.TXT 4.3.7, 4.3.12)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from viewer.case.message import Message

CENTRAL_MAGIC, LOCAL_MAGIC, DESCRIPTOR_MAGIC = b"PK\x01\x02", b"PK\x03\x04", b"PK\x07\x08"
CENTRAL = struct.Struct("<4s4B4H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
ENCRYPTED, DESCRIBED, STRONG, UTF8, MASKED = 1, 8, 64, 0x800, 0x2000
AES_METHOD, NO_SYSTEM = 99, -1
_ZIP64, _UNICODE_PATH, _AES = 0x0001, 0x7075, 0x9901
_FULL_32, _FULL_16 = 0xFFFFFFFF, 0xFFFF


class Record(NamedTuple):
    """A member as a directory or a header states it. `offset` is that of its local header in the file, sizes in bytes.

    `when` is the DOS date and time, `mode` the external attributes, `disk` the volume of a split archive. What was
    `recovered` stands in no directory; `flaw` and `notes` are what was met while recovering it.
    """

    number: int
    system: int
    version: int
    flags: int
    method: int
    when: int
    crc: int
    packed: int
    size: int
    offset: int
    disk: int
    mode: int
    name: bytes
    extra: bytes
    recovered: bool = False
    flaw: Message | None = None
    notes: tuple[Message, ...] = ()


class Lock(NamedTuple):
    """How a member is encrypted: `strength` 1 to 3 for WinZip AES of 128, 192, 256 bits, 0 for ZipCrypto.

    `check` is the byte by which ZipCrypto knows a password. `has_crc` is False where the CRC-32 is left out (AE-2).
    """

    strength: int
    check: int
    has_crc: bool = True


def central_record(number: int, fields: tuple[int, ...], name: bytes, extra: bytes, shift: int) -> Record:
    """A record of the directory from the unpacked `fields` of `CENTRAL`; offsets are moved by `shift` bytes."""
    version, system, flags, method = fields[1], fields[2], fields[5], fields[6]
    packed, size, disk, offset = fields[10], fields[11], fields[15], fields[18]
    if extra and (_FULL_32 in (packed, size, offset) or disk == _FULL_16):
        size, packed, offset, disk = _widened(extra, (size, packed, offset, disk))
    when = fields[8] << 16 | fields[7]
    return Record(
        number,
        system,
        version,
        flags,
        method,
        when,
        fields[9],
        packed,
        size,
        offset + shift,
        disk,
        fields[17],
        name,
        extra,
    )


def local_record(number: int, offset: int, fields: tuple[int, ...], name: bytes, extra: bytes) -> Record:
    """A record from the unpacked `fields` of `LOCAL`: what a member says of itself, which is not who wrote it."""
    packed, size = fields[7], fields[8]
    if extra and _FULL_32 in (packed, size):
        size, packed, _, _ = _widened(extra, (size, packed, 0, 0))
    when = fields[5] << 16 | fields[4]
    flags, method, crc, version = fields[2], fields[3], fields[6], fields[1] & 0xFF
    return Record(number, NO_SYSTEM, version, flags, method, when, crc, packed, size, offset, 0, 0, name, extra, True)


def has_wide_sizes(extra: bytes) -> bool:
    """Whether a local header announces sizes of 64 bits, so that its data descriptor has them too."""
    return field(extra, _ZIP64) is not None


def unicode_path(extra: bytes) -> tuple[int, bytes] | None:
    """The CRC-32 of the plain name and the UTF-8 name of Info-ZIP's extra field, if it is there (APPNOTE 4.6.9)."""
    found = field(extra, _UNICODE_PATH)
    if found is None or len(found) < 5 or found[0] != 1:
        return None
    return int.from_bytes(found[1:5], "little"), found[5:]


def lock_of(record: Record) -> tuple[Lock, int]:
    """How an encrypted member is locked, and the method by which it is packed inside. Strength -1: not known here."""
    check = record.when >> 8 & 0xFF if record.flags & DESCRIBED else record.crc >> 24
    if record.flags & (STRONG | MASKED):
        return Lock(-1, check), record.method
    if record.method != AES_METHOD:
        return Lock(0, check), record.method
    found = field(record.extra, _AES)
    if found is None or len(found) < 7 or found[4] not in (1, 2, 3):
        return Lock(-1, check), record.method
    version, method = int.from_bytes(found[:2], "little"), int.from_bytes(found[5:7], "little")
    return Lock(found[4], check, has_crc=version == 1 or record.crc != 0), method


def field(extra: bytes, wanted: int) -> bytes | None:
    """The contents of the first extra field of this kind that is whole."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == wanted and at + 4 + length <= len(extra):
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return None


def _widened(extra: bytes, values: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Size, packed size, offset and disk with those that are full replaced from the ZIP64 field, in this order."""
    found = field(extra, _ZIP64) or b""
    wide, at = list(values), 0
    for place, value in enumerate(values):
        width, full = (8, _FULL_32) if place < 3 else (4, _FULL_16)
        if value == full and at + width <= len(found):
            wide[place] = int.from_bytes(found[at : at + width], "little")
            at += width
    return wide[0], wide[1], wide[2], wide[3]
