# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""ZIPs made field by field, as no honest tool would."""

from __future__ import annotations

import bz2
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

LOCAL, CENTRAL = struct.Struct("<4s5H3L2H"), struct.Struct("<4s4B4H3L5H2L")
END = struct.Struct("<4s4H2LH")
WHEN = (7 << 11 | 8 << 5 | 5, (2018 - 1980) << 9 | 5 << 5 | 6)


@dataclass(frozen=True)
class Made:
    """A member. `described` puts a data descriptor behind it: signed, bare, signed-wide or bare-wide.

    What begins with `other_` stands in the directory in place of what the local header says.
    """

    name: bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0
    extra: bytes = b""
    mode: int = 0
    described: str = ""
    disk: int = 0
    other_name: bytes | None = None
    other_size: int | None = None
    other_packed: int | None = None
    other_crc: int | None = None
    other_method: int | None = None
    other_flags: int | None = None
    other_offset: int | None = None


def packed(data: bytes, method: int) -> bytes:
    """The data as it lies in the file."""
    if method == 8:
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return squeezer.compress(data) + squeezer.flush()
    return bz2.compress(data) if method == 12 else data


def descriptor(kind: str, crc: int, stored: int, size: int) -> bytes:
    """A data descriptor, or nothing."""
    if not kind:
        return b""
    form = "<L2Q" if kind.endswith("wide") else "<3L"
    return (b"PK\x07\x08" if kind.startswith("signed") else b"") + struct.pack(form, crc, stored, size)


def local(one: Made) -> bytes:
    """A member with its header and descriptor."""
    inside, crc = packed(one.data, one.method), zlib.crc32(one.data)
    flags = one.flags | (8 if one.described else 0)
    sizes = (0, 0, 0) if one.described else (crc, len(inside), len(one.data))
    extra = one.extra + (struct.pack("<HH2Q", 1, 16, 0, 0) if one.described.endswith("wide") else b"")
    head = LOCAL.pack(b"PK\x03\x04", 20, flags, one.method, *WHEN, *sizes, len(one.name), len(extra))
    return head + one.name + extra + inside + descriptor(one.described, crc, len(inside), len(one.data))


def central(one: Made, offset: int) -> bytes:
    """A member's record in the directory."""

    def told(other: int | None, own: int) -> int:
        return own if other is None else other

    name = one.name if one.other_name is None else one.other_name
    flags = told(one.other_flags, one.flags | (8 if one.described else 0))
    crc = told(one.other_crc, zlib.crc32(one.data))
    stored, size = told(one.other_packed, len(packed(one.data, one.method))), told(one.other_size, len(one.data))
    fields = (20, 3, 20, 0, flags, told(one.other_method, one.method), *WHEN, crc, stored, size)
    lengths = (len(name), len(one.extra), 0, one.disk, 0, one.mode << 16)
    return CENTRAL.pack(b"PK\x01\x02", *fields, *lengths, told(one.other_offset, offset)) + name + one.extra


def build(members: Sequence[Made], before: bytes = b"", comment: bytes = b"", **stated: int) -> bytes:
    """An archive of these; `count`, `disk`, `length` and `offset` of the end record can be stated otherwise."""
    body, directory = b"", b""
    for one in members:
        directory += central(one, len(body))
        body += local(one)
    count, disk = stated.get("count", len(members)), stated.get("disk", 0)
    place = stated.get("length", len(directory)), stated.get("offset", len(body))
    end = END.pack(b"PK\x05\x06", disk, disk, count, count, *place, len(comment)) + comment
    return before + body + directory + end
