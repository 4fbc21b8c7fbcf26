# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds the end record of a ZIP, and with it the central directory (APPNOTE.TXT 4.3.14 to 4.3.16)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from viewer.archive.records import CENTRAL_MAGIC, LOCAL, LOCAL_MAGIC

END_MAGIC, WIDE_END_MAGIC, _LOCATOR_MAGIC = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END = struct.Struct("<4s4H2LH")
_WIDE_END = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_TAIL = 1 << 20
_MOST_ENDS = 64
_LONGEST_HEADER = 1 << 17


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the directory lies: from `start` up to `stop`, where the end record begins; `length` bytes as stated.

    `shift` is what all offsets in it are off by, since something stands before the archive. `count` is the number of
    records as stated, modulo 65,536 unless `wide`; `disk` the number of this volume. `comment` and `after` are the
    bytes of the comment and of what follows it. `others` counts further end records with directories of their own.
    """

    start: int
    stop: int
    length: int
    shift: int
    count: int
    disk: int
    wide: bool
    comment: int
    after: int
    others: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether this is an archive of nothing, and nothing else."""
        return self.count == 0 and self.length == 0 and self.start == 0


def find_ending(stream: BinaryIO) -> Ending | None:
    """The last end record that leads to a directory, of those in the last MB; None where there is none.

    The end of an archive that is a stored member itself is not that of the file: the file was cut off behind it.
    """
    size = stream.seek(0, io.SEEK_END)
    base = max(0, size - _TAIL)
    stream.seek(base)
    tail = stream.read(_TAIL)
    ends = (_ending_at(stream, tail, at, base, size) for at in _places(tail))
    found = [one for one in ends if one is not None and not _is_inside(stream, one.shift)]
    if not found:
        return None
    exact = [one for one in found if one.after == 0] or found
    best = exact[0]
    return replace(best, others=sum(one.stop != best.stop and one.length > 0 for one in found))


def _is_inside(stream: BinaryIO, start: int) -> bool:
    """Whether what begins at `start` is the contents of a member, whose header is right before."""
    if start <= 0:
        return False
    reach = min(start, _LONGEST_HEADER)
    stream.seek(start - reach)
    before = stream.read(reach)
    at = before.rfind(LOCAL_MAGIC, 0, reach - LOCAL.size + 4)
    if at < 0 or at + LOCAL.size > reach:
        return False
    fields = LOCAL.unpack_from(before, at)
    return at + LOCAL.size + int(fields[9]) + int(fields[10]) == reach


def _places(tail: bytes) -> Iterator[int]:
    """Where end records begin, from the last; of very many, the last few."""
    at = len(tail)
    for _ in range(_MOST_ENDS):
        at = tail.rfind(END_MAGIC, 0, at)
        if at < 0:
            return
        yield at


def _ending_at(stream: BinaryIO, tail: bytes, at: int, base: int, size: int) -> Ending | None:
    if at + _END.size > len(tail):
        return None
    _, disk, _, _, count, length, offset, comment = _END.unpack_from(tail, at)
    stop, wide = base + at, False
    after = size - stop - _END.size - comment
    if count == 0xFFFF or length == 0xFFFFFFFF or offset == 0xFFFFFFFF or disk == 0xFFFF:
        found = _wide_end(stream, stop)
        if found is not None:
            stop, disk, count, length, offset = found
            wide = True
    start = _start(stream, stop, length, offset)
    if start is None:
        return None
    return Ending(start, stop, length, start - offset, count, disk, wide, comment, max(0, after))


def _wide_end(stream: BinaryIO, stop: int) -> tuple[int, int, int, int, int] | None:
    """Place, disk, count, length and offset from the ZIP64 end record, by its locator or right before that."""
    if stop < _LOCATOR.size:
        return None
    stream.seek(stop - _LOCATOR.size)
    magic, _, stated, _ = _LOCATOR.unpack(stream.read(_LOCATOR.size))
    if magic != _LOCATOR_MAGIC:
        return None
    for place in (stop - _LOCATOR.size - _WIDE_END.size, stated):
        if 0 <= place <= stop - _LOCATOR.size - _WIDE_END.size:
            stream.seek(place)
            fields = _WIDE_END.unpack(stream.read(_WIDE_END.size))
            if fields[0] == WIDE_END_MAGIC:
                return place, fields[4], fields[7], fields[8], fields[9]
    return None


def _start(stream: BinaryIO, stop: int, length: int, offset: int) -> int | None:
    """Where the directory begins: right before its end, or where the end record says; where its first record is."""
    places = [place for place in (stop - length, offset) if 0 <= place <= stop]
    for place in places:
        stream.seek(place)
        if stream.read(4) == CENTRAL_MAGIC:
            return place
    if length == 0:
        return stop
    return places[0] if places else None
