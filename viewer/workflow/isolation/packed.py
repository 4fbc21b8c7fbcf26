# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Long sequences on their way from a worker: packed in chunks, unpacked while they are walked, never all at once."""

from __future__ import annotations

import types
import zlib
from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeVar

from viewer.case.blocks import BLOCK, InBlocks
from viewer.workflow.isolation.malformed import Malformed

Item = TypeVar("Item")

_MOST_UNPACKED = 64 << 20


class Packed(InBlocks[Item]):
    """An unchanging sequence in compressed chunks, each the bytes of a tuple of one declared type of item.

    Walking it raises Malformed where a chunk that came from a worker is not what it should be.
    """

    def __init__(self, item: Any, length: int, chunks: list[bytes]) -> None:
        """`length` items of the type `item`, packed already; see `pack`. Raises Malformed where so many do not fit."""
        if not max(0, len(chunks) - 1) * BLOCK < length + (not chunks) <= len(chunks) * BLOCK + (not chunks):
            raise Malformed
        super().__init__(length)
        self._item, self.chunks = item, chunks

    def block(self, number: int) -> tuple[Item, ...]:
        """The items of one chunk, 512 but for the last. Raises Malformed where they are others, or not so many."""
        from viewer.workflow.isolation.codec import codec_of

        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(self.chunks[number], _MOST_UNPACKED)
        except zlib.error as error:
            raise Malformed from error
        if not unpacker.eof:
            raise Malformed
        codec = codec_of(types.GenericAlias(tuple, (self._item, ...)))
        found: tuple[Item, ...] = codec.decode(data)
        if len(found) != min(BLOCK, self._length - number * BLOCK):
            raise Malformed
        return found


def pack(item: type[Item], items: Iterable[Item]) -> Packed[Item]:
    """Pack items of one type, a chunk of them in memory at a time."""
    from viewer.workflow.isolation.codec import codec_of

    codec = codec_of(types.GenericAlias(tuple, (item, ...)))
    length, chunks, left = 0, list[bytes](), iter(items)
    while some := tuple(islice(left, BLOCK)):
        length += len(some)
        chunks.append(zlib.compress(codec.encode(some), level=1))
    return Packed(item, length, chunks)
