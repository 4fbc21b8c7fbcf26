# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Streams the central directory of a ZIP, record by record; a damaged one costs no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from viewer.archive.ending import Ending
from viewer.archive.records import CENTRAL, CENTRAL_MAGIC, Record, central_record

_BLOCK = 1 << 18
_LONGEST = CENTRAL.size + 3 * 0xFFFF + 4


@dataclass
class Directory:
    """The directory of an open archive. After a whole pass `damaged` counts the places without a readable record."""

    stream: BinaryIO
    ending: Ending
    damaged: int = 0

    def __iter__(self) -> Iterator[Record]:
        """Every record in order. Holds one block of the directory in memory, so that any number can be read."""
        self.damaged = number = 0
        at, place, stop = 0, self.ending.start, self.ending.stop
        stated_end, shift = self.ending.start + self.ending.length, self.ending.shift
        data, lost = b"", False
        unpack, header = CENTRAL.unpack_from, CENTRAL.size
        while True:
            if len(data) - at < _LONGEST and place < stop:
                data, at, place = data[at:] + self._read(place, stop), 0, min(stop, place + _BLOCK)
            if data[at : at + 4] != CENTRAL_MAGIC or len(data) - at < header:
                here = place - len(data) + at
                found = data.find(CENTRAL_MAGIC, at + 1)
                if found < 0 and here >= stated_end:
                    return
                self.damaged += not lost
                lost = True
                if found < 0 and place >= stop:
                    return
                at = found if found >= 0 else max(at + 1, len(data) - 3)
                continue
            fields = unpack(data, at)
            name_at = at + header
            extra_at = name_at + fields[12]
            end = extra_at + fields[13] + fields[14]
            if data[end : end + 4] != CENTRAL_MAGIC and _swallows(data, at, end):
                self.damaged += not lost
                lost = True
                at += 4
                continue
            yield central_record(number, fields, data[name_at:extra_at], data[extra_at : extra_at + fields[13]], shift)
            number, at, lost = number + 1, end, False

    def _read(self, place: int, stop: int) -> bytes:
        self.stream.seek(place)
        return self.stream.read(min(_BLOCK, stop - place))


def _swallows(data: bytes, at: int, end: int) -> bool:
    """Whether a record claims bytes that another begins in, or that are not there: its lengths are damaged."""
    return end > len(data) or data.find(CENTRAL_MAGIC, at + 4, end + 3) >= 0
