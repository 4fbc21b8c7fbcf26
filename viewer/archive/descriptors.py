# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds where a member ends whose header does not say: by unpacking it, or by the data descriptor that fits behind it.

A data descriptor (APPNOTE.TXT 4.3.9) has a signature or none, and sizes of 32 or 64 bits.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from viewer.archive.decoders import DAMAGE, decoder
from viewer.archive.records import DESCRIPTOR_MAGIC
from viewer.case.export import Limits
from viewer.case.message import Problem, message

_BLOCK = 1 << 16
_STEP = 1 << 18
_NARROW, _WIDE = struct.Struct("<3L"), struct.Struct("<L2Q")
_MARKS = re.compile(b"PK(?:\x07\x08|\x03\x04|\x01\x02|\x05\x06|\x06\x06)")


class Extent(NamedTuple):
    """Where a member's packed bytes and its descriptor end, what it unpacks to, and its CRC-32.

    `stated` tells whether the descriptor was there; without it the CRC-32 is that of what was unpacked.
    """

    stop: int
    end: int
    size: int
    crc: int
    stated: bool


@dataclass
class Effort:
    """How many bytes may still be read and made to find the ends of members."""

    left: int

    def spend(self, count: int) -> None:
        """Take so many. Raises Problem where they are used up."""
        self.left -= count
        if self.left < 0:
            raise Problem(message("archive.too_tangled"))


def by_unpacking(stream: BinaryIO, span: tuple[int, int], method: int, limits: Limits, effort: Effort) -> Extent:
    """The extent of a deflated, bzip2 or LZMA member, whose packed bytes end by themselves within `span`.

    Raises Problem where they make no sense, swell beyond the limits, or are not all there.
    """
    unpacker = decoder(method, limits.entry_bytes)
    assert unpacker is not None  # noqa: S101  # stored members have no end of their own
    size = crc = 0
    start, stop = span
    at = start
    while not unpacker.eof:
        block = b""
        if unpacker.needs_input:
            stream.seek(at)
            block = stream.read(min(_BLOCK, stop - at))
            at += len(block)
            if not block:
                raise Problem(message("archive.cut_off"))
        try:
            data = unpacker.decompress(block, _STEP)
        except DAMAGE:
            raise Problem(message("archive.damaged_data")) from None
        size, crc = size + len(data), zlib.crc32(data, crc)
        effort.spend(len(block) + len(data))
        if size > limits.most_of(size, at - start):
            raise Problem(message("archive.bomb"))
    packed = at - start - len(unpacker.unused_data)
    return _described(stream, start, packed, size, crc)


def by_searching(stream: BinaryIO, start: int, stop: int, is_checked: bool, effort: Effort) -> Extent:
    """The extent of a stored or encrypted member: up to the first descriptor that states the distance to itself.

    `is_checked` is for stored ones, whose CRC-32 has to be right too. Raises Problem where there is none.
    """
    for place, is_signed in _marks(stream, start, stop, effort):
        for form in (_NARROW, _WIDE):
            at = place if is_signed else place - form.size
            stated = _stated(stream, at, form, is_signed)
            if at < start or stated is None or stated[1] != at - start or (is_checked and stated[2] != stated[1]):
                continue
            if not is_checked or checksum(stream, start, at, effort) == stated[0]:
                return Extent(at, at + 4 * is_signed + form.size, stated[2], stated[0], True)
    raise Problem(message("archive.cut_off"))


def _described(stream: BinaryIO, start: int, packed: int, size: int, crc: int) -> Extent:
    """The extent of a member that was unpacked, with the CRC-32 of the descriptor behind it, if one is there."""
    at = start + packed
    for is_signed in (True, False):
        for form in (_NARROW, _WIDE):
            stated = _stated(stream, at, form, is_signed)
            if stated is not None and stated[1:] == (packed, size):
                return Extent(at, at + 4 * is_signed + form.size, size, stated[0], True)
    return Extent(at, at, size, crc, False)


def _stated(stream: BinaryIO, at: int, form: struct.Struct, is_signed: bool) -> tuple[int, int, int] | None:
    """CRC-32, packed size and size, where a descriptor of this form can begin at `at`."""
    if at < 0:
        return None
    stream.seek(at)
    data = stream.read(4 * is_signed + form.size)
    if len(data) < 4 * is_signed + form.size or (is_signed and data[:4] != DESCRIPTOR_MAGIC):
        return None
    crc, packed, size = form.unpack_from(data, 4 * is_signed)
    return crc, packed, size


def _marks(stream: BinaryIO, start: int, stop: int, effort: Effort) -> Iterator[tuple[int, bool]]:
    """Where a descriptor with a signature begins (True), or where something begins that one without may end at."""
    at, kept = start, b""
    while at < stop:
        stream.seek(at)
        block = stream.read(min(_BLOCK, stop - at))
        if not block:
            return
        effort.spend(len(block))
        data, base = kept + block, at - len(kept)
        for found in _MARKS.finditer(data):
            yield base + found.start(), found.group() == DESCRIPTOR_MAGIC
        at += len(block)
        kept = data[-3:]
    yield stop, False


def checksum(stream: BinaryIO, start: int, stop: int, effort: Effort) -> int:
    """The CRC-32 of a stretch of the file. Raises Problem where the effort is used up."""
    crc, at = 0, start
    while at < stop:
        stream.seek(at)
        block = stream.read(min(_BLOCK, stop - at))
        if not block:
            break
        effort.spend(len(block))
        crc, at = zlib.crc32(block, crc), at + len(block)
    return crc
