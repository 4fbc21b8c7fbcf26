# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The members of one open ZIP: those that its directory names, then those that only their own headers tell of."""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from viewer.archive.central import Directory
from viewer.archive.ending import Ending, find_ending
from viewer.archive.layout import Layout, lay_out
from viewer.archive.local import vouches
from viewer.archive.records import Record
from viewer.archive.salvage import Salvage
from viewer.case.export import Limits
from viewer.case.message import Message, Problem, message

_NO_LAYOUT = Layout(array("Q"), array("Q"), frozenset(), frozenset())
_UNSTATED = 0xFFFF


@dataclass
class Contents:
    """The members of an open archive, which the file's end leads to where it is there. Made by `of`."""

    stream: BinaryIO
    limits: Limits
    directory: Directory | None
    layout: Layout = field(default=_NO_LAYOUT, repr=False)
    _recovered: int = 0

    @classmethod
    def of(cls, stream: BinaryIO, limits: Limits) -> Contents:
        """Find the directory and go through it once.

        Raises Problem for one volume of several, a directory that is larger or has more records than the limits allow.
        """
        ending = find_ending(stream)
        if ending is None:
            return cls(stream, limits, None)
        if ending.stop - ending.start > limits.directory_bytes:
            raise Problem(message("archive.directory_too_large", megabytes=limits.directory_bytes >> 20))
        directory = Directory(stream, _settled(stream, ending))
        return cls(stream, limits, directory, lay_out(directory, limits))

    @property
    def overlapping(self) -> frozenset[int]:
        """The numbers of members that share bytes with others."""
        return self.layout.overlapping

    def records(self) -> Iterator[Record]:
        """Every member. Raises Problem where there is none, and the file does not say that it is empty."""
        listed = len(self.layout.starts)
        if self.directory is not None:
            yield from self.directory
        if self._is_incomplete():
            for record in Salvage(self.stream, self.limits).records(self._gaps(), listed):
                self._recovered += 1
                if listed + self._recovered > self.limits.entries:
                    raise Problem(message("archive.too_many", most=self.limits.entries))
                yield record
        if listed + self._recovered == 0 and not self._is_empty():
            raise Problem(message("archive.not_a_zip"))

    def may_repeat(self, record: Record, name: str) -> bool:
        """Whether a name, in its composed form, may occur more than once."""
        return record.recovered or hash(name) in self.layout.repeated

    def is_elsewhere(self, record: Record) -> bool:
        """Whether a member lies in another volume of a split archive."""
        if self.directory is None or record.recovered or record.disk == self.directory.ending.disk:
            return False
        return not vouches(self.stream, record)

    def notes(self) -> tuple[Message, ...]:
        """What is strange about the archive as a whole; complete after `records` came to its end."""
        told = []
        if self.directory is None:
            return (message("archive.note.cut_off", n=self._recovered),)
        ending = self.directory.ending
        if self._recovered:
            told.append(message("archive.note.completed", n=self._recovered))
        if self.directory.damaged:
            told.append(message("archive.note.damaged_directory", n=self.directory.damaged))
        elif self._is_miscounted():
            told.append(message("archive.note.miscounted", stated=ending.count, found=len(self.layout.starts)))
        if ending.shift:
            told.append(message("archive.note.bytes_before"))
        if ending.comment:
            told.append(message("archive.note.comment"))
        if ending.after:
            told.append(message("archive.note.bytes_after"))
        if ending.others:
            told.append(message("archive.note.several_ends"))
        return tuple(told)

    def _is_incomplete(self) -> bool:
        """Whether there may be members that no readable record names."""
        if self.directory is None:
            return True
        nothing_of_it = not self.layout.starts and not self._is_empty()
        return bool(self.directory.damaged) or nothing_of_it or self._is_miscounted()

    def _is_empty(self) -> bool:
        return self.directory is not None and self.directory.ending.is_empty

    def _is_miscounted(self) -> bool:
        """Whether the end record states another number of records; without ZIP64 it can only count to 65,535."""
        if self.directory is None:
            return False
        stated, found = self.directory.ending.count, len(self.layout.starts)
        return stated != (found if self.directory.ending.wide else found & 0xFFFF)

    def _gaps(self) -> Iterator[tuple[int, int]]:
        end = self.directory.ending.start if self.directory else self.stream.seek(0, io.SEEK_END)
        return self.layout.gaps(end)


def _settled(stream: BinaryIO, ending: Ending) -> Ending:
    """The ending with the right shift. Raises Problem for one volume of several."""
    if not ending.shift and ending.disk in (0, _UNSTATED):
        return ending
    first = next(iter(Directory(stream, ending)), None)
    if first is None or vouches(stream, first):
        return ending
    if ending.shift and vouches(stream, first._replace(offset=first.offset - ending.shift)):
        return replace(ending, shift=0)
    if ending.disk not in (0, _UNSTATED):
        raise Problem(message("archive.one_volume_of_several"))
    return ending
