# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Files that were opened by somebody else and handed over: a process that may open nothing reads these."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import BinaryIO

_BUFFER = 1 << 16
_HANDED: ContextVar[Mapping[str, int]] = ContextVar("files handed over, by name", default={})  # noqa: B039  # never changed


@contextmanager
def handed(files: Mapping[str, int]) -> Iterator[None]:
    """While this lasts, files of these names are read through these descriptors."""
    token = _HANDED.set(files)
    try:
        yield
    finally:
        _HANDED.reset(token)


def open_file(name: str) -> BinaryIO:
    """A seekable file to read from: the one handed over under this name, else the one on disk. Raises OSError."""
    descriptor = _HANDED.get().get(name)
    if descriptor is None:
        return open(name, "rb", buffering=_BUFFER)  # noqa: PTH123  # the one opener, and the hottest
    return io.BufferedReader(Handed(descriptor), _BUFFER)


class Handed(io.RawIOBase):
    """A file by its descriptor, with a place of its own in it, as others may have. Closing it leaves the descriptor."""

    def __init__(self, descriptor: int) -> None:
        """Read from the beginning."""
        self._descriptor, self._at = descriptor, 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """The place."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to another place. Raises OSError for one before the beginning."""
        base = (0, self._at, os.fstat(self._descriptor).st_size)[whence]
        if base + offset < 0:
            raise OSError
        self._at = base + offset
        return self._at

    def readinto(self, buffer: object, /) -> int:
        """Read from the place on."""
        count = os.preadv(self._descriptor, [buffer], self._at)  # type: ignore[list-item]
        self._at += count
        return count
