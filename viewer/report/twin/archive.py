# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writes ZIP archives of members that were packed elsewhere, with the marks of the tool that wrote the first ones.

APPNOTE.TXT 6.3.10: local headers, central directory, and their ZIP64 forms where 32 bits are too few.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_MAX32, _MAX16 = 0xFFFFFFFF, 0xFFFF
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Packed:
    """One member's bytes as they lie in the archive. `damaged`: the check sum is to be wrong, as it was before."""

    body: bytes
    size: int
    crc: int
    method: int
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """How a member is written: name, date and time as ZIP keeps them, and system and version of the tool."""

    name: str
    date: int
    time: int
    system: int
    version: int


@dataclass(frozen=True, slots=True)
class _Listed:
    marks: Marks
    name: bytes
    flags: int
    crc: int
    packed: int
    size: int
    method: int
    offset: int


class ZipWriter:
    """Writes members in order; `close` writes the directory."""

    def __init__(self, stream: BinaryIO) -> None:
        """Write from where the stream stands, which is its beginning."""
        self._stream = stream
        self._at = 0
        self._listed: list[_Listed] = []

    def add(self, marks: Marks, packed: Packed) -> None:
        """Append one member."""
        crc = packed.crc ^ int(packed.damaged)
        self._begin(marks, crc, (len(packed.body), packed.size), packed.method)
        self._put(packed.body)

    def add_file(self, marks: Marks, body: BinaryIO, size: int, crc: int) -> None:
        """Append a member of a stream's next `size` bytes, stored."""
        self._begin(marks, crc, (size, size), 0)
        while chunk := body.read(1 << 20):
            self._put(chunk)

    def _begin(self, marks: Marks, crc: int, sizes: tuple[int, int], method: int) -> None:
        """Write a local header; `sizes` are those packed and unpacked."""
        name = marks.name.encode("utf-8", "surrogateescape")
        flags = 0 if marks.name.isascii() else _UTF8
        self._listed.append(_Listed(marks, name, flags, crc, *sizes, method, self._at))
        extra = struct.pack("<2H2Q", 1, 16, sizes[1], sizes[0]) if max(sizes) >= _MAX32 else b""
        told = (_MAX32, _MAX32) if extra else sizes
        how = 45 if extra else 20, flags, method, marks.time, marks.date
        self._put(_LOCAL.pack(b"PK\3\4", *how, crc, *told, len(name), len(extra)) + name + extra)

    def close(self) -> None:
        """Write the directory; the stream stays open."""
        start = self._at
        for one in self._listed:
            self._put(_directory_entry(one))
        length, count = self._at - start, len(self._listed)
        if count >= _MAX16 or max(length, start) >= _MAX32:
            where = self._at
            self._put(_END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, start))
            self._put(_LOCATOR64.pack(b"PK\6\7", 0, where, 1))
        few = min(count, _MAX16)
        self._put(_END.pack(b"PK\5\6", 0, 0, few, few, min(length, _MAX32), min(start, _MAX32), 0))

    def _put(self, data: bytes) -> None:
        self._stream.write(data)
        self._at += len(data)


def _directory_entry(one: _Listed) -> bytes:
    large = [number for number in (one.size, one.packed, one.offset) if number >= _MAX32]
    extra = struct.pack(f"<2H{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    sizes = min(one.packed, _MAX32), min(one.size, _MAX32)
    made = one.marks.system << 8 | min(one.marks.version, 0xFF)
    return (
        _CENTRAL.pack(
            b"PK\1\2",
            made,
            45 if large else 20,
            one.flags,
            one.method,
            one.marks.time,
            one.marks.date,
            one.crc,
            *sizes,
            len(one.name),
            len(extra),
            0,
            0,
            0,
            0,
            min(one.offset, _MAX32),
        )
        + one.name
        + extra
    )
