# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Opens entries by where they lie, however many archives are around them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from viewer.archive.decoders import STORED
from viewer.archive.handed import open_file
from viewer.archive.members import (
    AT_ONCE_BYTES,
    CHUNK,
    Locator,
    Member,
    MemberStream,
    Window,
    data_start,
    unpacked_at_once,
)
from viewer.case.export import Limits, Secret
from viewer.case.message import Problem, message


@dataclass(frozen=True)
class Opener:
    """Opens within limits and with a password; keeps nothing open."""

    limits: Limits = field(default_factory=Limits)
    secret: Secret | None = None

    def entry(self, locator: Locator) -> BinaryIO:
        """A forward stream of an entry's contents. Raises Problem where it cannot be opened, OSError from the disk."""
        if not locator.chain:
            return self.container(locator)
        base = self.container(Locator(locator.file, locator.chain[:-1]))
        try:
            return io.BufferedReader(MemberStream(base, locator.chain[-1], self.limits, self.secret), CHUNK)
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
            return open_file(locator.file)
        member = locator.chain[-1]
        if member.method != STORED or member.lock is not None:
            return io.BytesIO(_unpacked(self, locator))
        base = self.container(Locator(locator.file, locator.chain[:-1]))
        return io.BufferedReader(Window(base, data_start(base, member), member.packed))


def _fits_at_once(member: Member, limits: Limits) -> bool:
    most = min(AT_ONCE_BYTES, limits.most_of(member.size, member.packed))
    return member.is_plain and member.size <= most and member.packed <= AT_ONCE_BYTES


@lru_cache(maxsize=1)
def _unpacked(opener: Opener, locator: Locator) -> bytes:
    """An archive inside an archive, in memory only; the last one is kept, since its members are read next."""
    if locator.chain[-1].size > opener.limits.nested_bytes:
        raise Problem(message("archive.nested_too_large", megabytes=opener.limits.nested_bytes >> 20))
    with opener.entry(locator) as stream:
        return stream.read()
