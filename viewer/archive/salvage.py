# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Recovers members that no directory names, from their own headers: of a file that was cut off, or is damaged."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from viewer.archive.decoders import METHODS, STORED
from viewer.archive.descriptors import Effort, Extent, by_searching, by_unpacking, checksum
from viewer.archive.ending import END_MAGIC, WIDE_END_MAGIC
from viewer.archive.local import Head, look
from viewer.archive.records import AES_METHOD, CENTRAL_MAGIC, DESCRIBED, ENCRYPTED, LOCAL_MAGIC, Record
from viewer.case.export import Limits
from viewer.case.message import Problem, message

_BLOCK = 1 << 20
_NEXT = (LOCAL_MAGIC, CENTRAL_MAGIC, END_MAGIC, WIDE_END_MAGIC)
_MOST_METHOD = AES_METHOD
_FREE_EFFORT = 64 << 20


@dataclass
class Salvage:
    """Walks through an open archive from header to header; each member found is `recovered`.

    Members are read as far as it takes to find their ends, never more than the limits and the effort allow.
    """

    stream: BinaryIO
    limits: Limits

    def __post_init__(self) -> None:
        """Measure the file."""
        self._size = self.stream.seek(0, io.SEEK_END)
        self._effort = Effort(self.limits.total_ratio * self._size + _FREE_EFFORT)

    def records(self, gaps: Iterable[tuple[int, int]], number: int) -> Iterator[Record]:
        """The members in these stretches of the file, numbered from `number` on."""
        for start, stop in gaps:
            at = self._find(start, stop)
            while at >= 0:
                found = self._member(at, stop, number)
                if found is None:
                    at = self._find(at + 4, stop)
                    continue
                record, end = found
                yield record
                number += 1
                at = self._find(end, stop)

    def _find(self, at: int, stop: int) -> int:
        """Where the next local header begins; -1 where none does."""
        while at < stop:
            self.stream.seek(at)
            block = self.stream.read(min(_BLOCK, stop - at))
            found = block.find(LOCAL_MAGIC)
            if found >= 0:
                return at + found
            if len(block) < _BLOCK:
                break
            at += len(block) - 3
        return -1

    def _member(self, at: int, stop: int, number: int) -> tuple[Record, int] | None:
        """The member whose header begins here, and where to go on; None where it is no header after all."""
        sought = Record(number, 0, 0, 0, 0, 0, 0, 0, 0, at, 0, 0, b"", b"")
        try:
            head = look(self.stream, sought, 0)
        except Problem:
            return None
        if head.start > stop or not head.record.name or head.record.method > _MOST_METHOD:
            return None
        if head.record.flags & DESCRIBED and not self._fits(head, stop):
            return self._described(head, stop)
        return self._stated(head, stop)

    def _fits(self, head: Head, stop: int) -> bool:
        """Whether the header states sizes all the same, and right ones."""
        end = head.start + head.record.packed
        return head.record.packed > 0 and end <= stop and self._begins(end)

    def _stated(self, head: Head, stop: int) -> tuple[Record, int]:
        record, end = head.record, head.start + head.record.packed
        if end > stop:
            return record._replace(flaw=message("archive.cut_off")), head.start
        if end == stop or self._begins(end) or self._is_whole(head):
            return record, end
        return record, head.start

    def _begins(self, at: int) -> bool:
        self.stream.seek(at)
        return self.stream.read(4) in _NEXT

    def _is_whole(self, head: Head) -> bool:
        """Whether a member whose sizes lead nowhere is right in itself."""
        record = head.record
        if record.flags & ENCRYPTED or record.method not in METHODS:
            return False
        try:
            if record.method != STORED:
                stop = head.start + record.packed
                extent = by_unpacking(self.stream, (head.start, stop), record.method, self.limits, self._effort)
                return (extent.size, extent.crc) == (record.size, record.crc)
            return checksum(self.stream, head.start, head.start + record.packed, self._effort) == record.crc
        except Problem:
            return False

    def _described(self, head: Head, stop: int) -> tuple[Record, int]:
        try:
            extent = self._extent(head, stop)
        except Problem as problem:
            return head.record._replace(packed=0, size=0, flaw=problem.said), head.start
        notes = () if extent.stated else (message("archive.note.unchecked"),)
        packed = extent.stop - head.start
        record = head.record._replace(packed=packed, size=extent.size, crc=extent.crc, notes=notes)
        return record, max(extent.end, head.start)

    def _extent(self, head: Head, stop: int) -> Extent:
        method, is_locked = head.record.method, bool(head.record.flags & ENCRYPTED)
        if method in METHODS and method != STORED and not is_locked:
            return by_unpacking(self.stream, (head.start, stop), method, self.limits, self._effort)
        return by_searching(self.stream, head.start, stop, method == STORED and not is_locked, self._effort)
