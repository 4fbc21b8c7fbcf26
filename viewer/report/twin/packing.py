# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Packs a WAVE file of invented sound by the Deflate method (RFC 1951), each piece that comes again only once.

A Deflate stream is a row of blocks. A full flush ends one at a byte and forgets what was before, so blocks that were
packed apart may stand in any order (zlib's manual, Z_FULL_FLUSH). What comes once is stored as it is.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from viewer.report.twin.tones import Piece, Samples, Stretch, sound_of

_LAST_BLOCK = b"\x03\x00"
_MOST_STORED = 0xFFFF
_MOST_PACKED = 2048
_LEVEL = 9
_HEAD_BYTES, _CHUNK_HEAD = 12, 8


def packed_wave(data: bytes, parts: Sequence[Stretch]) -> bytes | None:
    """A raw Deflate stream of a file in which the sound of these stretches stands as signed 16 bits, little endian.

    None where it does not stand there whole.
    """
    raws = [_bytes_of(one.samples) if one.again is None else _once(*one.again)[0] for one in parts]
    sound = b"".join(raws)
    at = data.find(b"data", _HEAD_BYTES) + _CHUNK_HEAD
    if not sound or not data.startswith(sound, at):
        return None
    blocks = [*_stored(data[:at])]
    for raw, one in zip(raws, parts, strict=True):
        blocks += _stored(raw) if one.again is None else (_once(*one.again)[1],)
    return b"".join((*blocks, *_stored(data[at + len(sound) :]), _LAST_BLOCK))


@lru_cache(maxsize=_MOST_PACKED)
def _once(piece: Piece, start: int) -> tuple[bytes, bytes]:
    """A piece from a frame on, as it is and packed."""
    packer, raw = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS), _bytes_of(sound_of(piece)[start:])
    return raw, packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)


def _stored(raw: bytes) -> Iterator[bytes]:
    """Blocks that hold bytes as they are (RFC 1951, 3.2.4)."""
    for at in range(0, len(raw), _MOST_STORED):
        part = raw[at : at + _MOST_STORED]
        yield struct.pack("<BHH", 0, len(part), len(part) ^ _MOST_STORED) + part


def _bytes_of(samples: Samples) -> bytes:
    return samples.astype("<i2", copy=False).tobytes()
