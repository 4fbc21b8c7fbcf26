# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A first pass over a directory: which members claim the same bytes, and which names may occur twice.

It keeps 24 bytes a member, whatever their names.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from viewer.archive.central import Directory
from viewer.archive.local import vouches
from viewer.archive.names import alike, decoded
from viewer.archive.records import CENTRAL, LOCAL, Record
from viewer.case.export import Limits
from viewer.case.message import Problem, message

_BITS_A_NAME = 64
_WIDEST = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Layout:
    """What a whole pass found. `overlapping` holds numbers of records, `repeated` hashes of names that may be repeated,
    `starts` and `stops` where each member begins and at least ends, by number."""

    starts: array[int]
    stops: array[int]
    overlapping: frozenset[int]
    repeated: frozenset[int]

    def gaps(self, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of the file up to `end` that no member claims, in order."""
        at = 0
        for number in _in_order(self.starts):
            if self.starts[number] > at:
                yield at, min(end, self.starts[number])
            if number not in self.overlapping:
                at = max(at, self.stops[number])
        if at < end:
            yield at, end


def lay_out(directory: Directory, limits: Limits) -> Layout:
    """Go once over a directory. Raises Problem where it has more records than the limits allow."""
    starts, stops = array("Q"), array("Q")
    room = (directory.ending.stop - directory.ending.start) // CENTRAL.size
    names = _Names(max(64, min(room, limits.entries)))
    header, longest = LOCAL.size, limits.name_length
    for record in directory:
        starts.append(min(_WIDEST, max(0, record.offset)))
        stops.append(min(_WIDEST, max(0, record.offset) + header + record.packed))
        names.add(alike(decoded(record), longest))
        if len(starts) > limits.entries:
            raise Problem(message("archive.too_many", most=limits.entries))
    overlapping = _overlapping(starts, stops, directory.ending.start, ())
    if overlapping:
        unvouched = frozenset(_unvouched(directory, overlapping))
        overlapping = unvouched | _overlapping(starts, stops, directory.ending.start, unvouched)
    return Layout(starts, stops, overlapping, frozenset(names.repeated))


def _unvouched(directory: Directory, numbers: frozenset[int]) -> Iterator[int]:
    """Those records whose own header does not bear them out: their place or size is wrong, not their neighbours'."""
    stream = directory.stream
    for record in _picked(directory, numbers):
        if not vouches(stream, record):
            yield record.number


def _picked(records: Iterable[Record], numbers: frozenset[int]) -> Iterator[Record]:
    return (record for record in records if record.number in numbers)


def _overlapping(starts: array[int], stops: array[int], end: int, without: Container[int]) -> frozenset[int]:
    """The members that share bytes with another or with the directory at `end`."""
    found: set[int] = set()
    furthest, owner = 0, -1
    for number in _in_order(starts):
        if number in without:
            continue
        if starts[number] < furthest:
            found.add(number)
            found.add(owner)
        if stops[number] > end:
            found.add(number)
        if stops[number] > furthest:
            furthest, owner = stops[number], number
    return frozenset(found)


def _in_order(starts: array[int]) -> Iterable[int]:
    """The numbers by offset; nearly always the order of the directory already."""
    last = 0
    for start in starts:
        if start < last:
            return sorted(range(len(starts)), key=starts.__getitem__)
        last = start
    return range(len(starts))


class _Names:
    """Tells which names may have come before, in 64 bits a name; now and then wrongly, never that one has not."""

    def __init__(self, expected: int) -> None:
        """Make room for so many names."""
        self._mask = (1 << (expected * _BITS_A_NAME - 1).bit_length()) - 1
        self._seen = bytearray((self._mask + 1) // 8)
        self.repeated: set[int] = set()

    def add(self, name: str) -> None:
        """Note a name."""
        key = hash(name)
        place = key & self._mask
        bit = 1 << (place & 7)
        if self._seen[place >> 3] & bit:
            self.repeated.add(key)
        else:
            self._seen[place >> 3] |= bit
