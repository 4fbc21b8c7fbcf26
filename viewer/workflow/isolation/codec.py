# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Values as bytes by their declared type, and back. Reading such bytes makes values of that type and does nothing else.

A value becomes JSON, dataclasses as lists of their fields, and a tail of blobs for bytes and arrays. Unlike a pickle,
none of it names a class or calls anything: whoever reads decides by type hints what may come. Known types are `None`,
`bool`, `int` of 64 bits, `float`, `str`, `bytes`, `datetime`, `Path`, `StrEnum`s, frozen dataclasses, named tuples,
tuples, sequences, mappings from `str`, arrays of one declared type, `X | None`, unions of plain values, and `Packed`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.shapes import Shape, shape_of

Kind = TypeVar("Kind")

_HEAD = struct.Struct("<II")
_MOST_BLOBS = 1 << 20
_separators = (",", ":")


class Codec(Generic[Kind]):
    """Writes and reads values of one declared type."""

    def __init__(self, hint: object) -> None:
        """For a type as an annotation gives it. Raises TypeError for one that cannot travel."""
        self._shape: Shape = shape_of(hint)

    def encode(self, value: Kind) -> bytes:
        """The bytes of a value."""
        blobs: list[bytes | memoryview] = []
        plain = json.dumps(self._shape.write(value, blobs), separators=_separators).encode("ascii")
        lengths = struct.pack(f"<{len(blobs)}Q", *(len(blob) for blob in blobs))
        return b"".join((_HEAD.pack(len(plain), len(blobs)), lengths, plain, *blobs))

    def decode(self, data: bytes | bytearray) -> Kind:
        """The value; raises Malformed for any bytes that are not those of a value of this type."""
        try:
            view = memoryview(data)
            plain, blobs = _parted(view)
            found: Kind = self._shape.read(json.loads(plain), blobs)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, struct.error) as error:
            raise Malformed from error
        return found


def _parted(data: memoryview) -> tuple[bytes, Sequence[memoryview]]:
    plain_bytes, count = _HEAD.unpack_from(data)
    if count > _MOST_BLOBS:
        raise Malformed
    lengths = struct.unpack_from(f"<{count}Q", data, _HEAD.size)
    at = _HEAD.size + 8 * count
    if at + plain_bytes + sum(lengths) != len(data):
        raise Malformed
    plain = bytes(data[at : at + plain_bytes])
    at += plain_bytes
    blobs = []
    for length in lengths:
        blobs.append(data[at : at + length])
        at += length
    return plain, blobs


codec_of: Callable[[Any], Codec[Any]] = cache(Codec)
