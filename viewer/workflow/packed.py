# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Long sequences on their way from a worker: packed in chunks, unpacked while they are walked, never all at once."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast, overload

from viewer.case.reading import Reading

Item = TypeVar("Item")

_CHUNK = 2_000


class Packed(Sequence[Item], Generic[Item]):
    """An unchanging sequence in compressed, pickled chunks; made and read by the program's own processes only."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Pack these."""
        starts = range(0, len(items), _CHUNK)
        self._chunks = [_pack(tuple(items[start : start + _CHUNK])) for start in starts]
        self._length = len(items)

    def __len__(self) -> int:
        """How many items."""
        return self._length

    def __iter__(self) -> Iterator[Item]:
        """The items in order, a chunk of them in memory at a time."""
        for chunk in self._chunks:
            yield from _unpack(chunk)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Any:
        """One item or some, by unpacking what is needed."""
        if isinstance(index, slice):
            return tuple(self)[index]
        place = range(self._length)[index]
        return _unpack(self._chunks[place // _CHUNK])[place % _CHUNK]


def _pack(items: tuple[Any, ...]) -> bytes:
    return zlib.compress(pickle.dumps(items, protocol=5), level=1)


def _unpack(chunk: bytes) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", pickle.loads(zlib.decompress(chunk)))  # noqa: S301  # packed by this module


def packed(reading: Reading) -> Reading:
    """The same reading with its long parts packed."""
    return replace(
        reading,
        recordings=Packed(reading.recordings),
        transcripts=Packed(reading.transcripts),
        links=Packed(reading.links),
        dispositions=Packed(reading.dispositions),
        coverage=Packed(reading.coverage),
    )
