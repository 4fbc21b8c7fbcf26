# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens entries by where they lie, however many archives are around them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from viewer.archive.members import (
    AT_ONCE_BYTES,
    CHUNK,
    DEFLATED,
    STORED,
    LibraryStream,
    Locator,
    Member,
    MemberStream,
    Window,
    data_start,
    unpacked_at_once,
)
from viewer.case.export import Limits, Secret
from viewer.case.message import Problem, message

if TYPE_CHECKING:
    import pyzipper


@dataclass
class Opener:
    """Opens within limits and with a password. Keeps the one archive open that needed the library last; close it."""

    limits: Limits = field(default_factory=Limits)
    secret: Secret | None = None
    _last: tuple[Locator, BinaryIO, pyzipper.AESZipFile] | None = field(default=None, repr=False)

    def __enter__(self) -> Opener:
        """The opener itself."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Close what was kept open."""
        self.close()

    def close(self) -> None:
        """Close what was kept open."""
        if self._last is not None:
            self._last[2].close()
            self._last[1].close()
            self._last = None

    def entry(self, locator: Locator) -> BinaryIO:
        """A forward stream of an entry's contents. Raises Problem where it cannot be opened, OSError from the disk."""
        if not locator.chain:
            return self.container(locator)
        around, member = Locator(locator.file, locator.chain[:-1]), locator.chain[-1]
        if member.encrypted or member.method not in (STORED, DEFLATED):
            stream = LibraryStream(self._library(around), member, self.limits, self.secret)
            return io.BufferedReader(stream, CHUNK)
        base = self.container(around)
        try:
            return io.BufferedReader(MemberStream(base, member, self.limits), CHUNK)
        except Problem:
            base.close()
            raise

    def whole(self, locator: Locator) -> bytes:
        """An entry's whole contents, checked. Raises Problem where it cannot be read, OSError from the disk."""
        if locator.chain and _fits_at_once(locator.chain[-1], self.limits):
            with self.container(Locator(locator.file, locator.chain[:-1])) as base:
                data = unpacked_at_once(base, locator.chain[-1])
            if data is not None:
                return data
        with self.entry(locator) as stream:
            return stream.read()

    def container(self, locator: Locator) -> BinaryIO:
        """A seekable file over an archive: on disk, stored inside another, or unpacked to memory."""
        if not locator.chain:
            return open(locator.file, "rb", buffering=1 << 16)  # noqa: PTH123  # the one opener, and the hottest
        member = locator.chain[-1]
        if member.method != STORED or member.encrypted:
            return io.BytesIO(_unpacked(locator, self.limits, self.secret))
        base = self.container(Locator(locator.file, locator.chain[:-1]))
        return io.BufferedReader(Window(base, data_start(base, member), member.packed))

    def _library(self, container: Locator) -> pyzipper.AESZipFile:
        if self._last is None or self._last[0] != container:
            import pyzipper

            self.close()
            stream = self.container(container)
            self._last = (container, stream, pyzipper.AESZipFile(stream))
        return self._last[2]


def _fits_at_once(member: Member, limits: Limits) -> bool:
    plain = not member.encrypted and member.method in (STORED, DEFLATED)
    return plain and member.size <= min(AT_ONCE_BYTES, limits.entry_bytes) and member.packed <= AT_ONCE_BYTES


@lru_cache(maxsize=1)
def _unpacked(locator: Locator, limits: Limits, secret: Secret | None) -> bytes:
    """An archive inside an archive, in memory only; the last one is kept, since its members are read next."""
    if locator.chain[-1].size > limits.nested_bytes:
        raise Problem(message("archive.nested_too_large", megabytes=limits.nested_bytes >> 20))
    with Opener(limits, secret) as opener, opener.entry(locator) as stream:
        return stream.read()
