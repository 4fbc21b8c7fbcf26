# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Unpacks what members are packed with, in steps of a bounded size: deflate, bzip2, LZMA; the standard library's."""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import Protocol

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
METHODS = (STORED, DEFLATED, BZIP2, LZMA)
DAMAGE = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
_LZMA_HEADER = 9
_LEAST_DICTIONARY, _MOST_DICTIONARY = 4096, 64 << 20


class Decoder(Protocol):
    """What unpacks in steps, like `bz2.BZ2Decompressor`; a step raises one of `DAMAGE` where the bytes make no sense.

    `eof` tells that the packed bytes have come to their own end, `unused_data` what was given beyond it.
    """

    @property
    def eof(self) -> bool:
        """Whether the packed bytes came to their end."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without more packed bytes."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was given beyond the end."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many bytes more, from these packed ones and what was held back of earlier ones."""
        ...


def decoder(method: int, size: int) -> Decoder | None:
    """What unpacks a member of this method and stated size; None for a stored one. `method` is one of
    `METHODS`."""
    if method == STORED:
        return None
    if method == LZMA:
        return _Lzma(size)
    if method == BZIP2:
        return bz2.BZ2Decompressor()
    return _Inflate()


class _Inflate:
    """Raw deflate with the ways of the other two."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(-15)

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def needs_input(self) -> bool:
        return not self._stream.unconsumed_tail and not self._stream.eof

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        rest = self._stream.unconsumed_tail
        return self._stream.decompress(rest + data if rest else data, max(0, max_length))


class _Lzma:
    """LZMA as in a ZIP (APPNOTE.TXT 5.8.8): two bytes of version, two of length, five of properties, then the stream.

    No more dictionary is kept than the contents need, whatever the properties ask for.
    """

    def __init__(self, size: int) -> None:
        self._size, self._head = size, b""
        self._stream: lzma.LZMADecompressor | None = None

    @property
    def eof(self) -> bool:
        return self._stream is not None and self._stream.eof

    @property
    def needs_input(self) -> bool:
        return self._stream is None or self._stream.needs_input

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data if self._stream is not None else b""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        if self._stream is None:
            self._head += data
            if len(self._head) < _LZMA_HEADER:
                return b""
            self._stream, data = self._begin(), self._head[_LZMA_HEADER:]
        return self._stream.decompress(data, max_length)

    def _begin(self) -> lzma.LZMADecompressor:
        if self._head[2:4] != b"\x05\x00" or self._head[4] >= 9 * 5 * 5:
            raise lzma.LZMAError
        rest, literal = divmod(self._head[4], 9)
        position, low = divmod(rest, 5)
        asked = int.from_bytes(self._head[5:9], "little")
        dictionary = max(_LEAST_DICTIONARY, min(asked, self._size, _MOST_DICTIONARY))
        chain = {"id": lzma.FILTER_LZMA1, "lc": literal, "lp": low, "pb": position, "dict_size": dictionary}
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain])
