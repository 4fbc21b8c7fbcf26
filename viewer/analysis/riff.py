# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Plain PCM in RIFF/WAVE, read by hand: the sizes that its headers claim are never trusted."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from viewer.analysis.pcm import (
    EMPTY_AUDIO,
    MAX_CHANNELS,
    MAX_RATE,
    NOT_DECODABLE,
    RARE_CODEC,
    Decoded,
    Samples,
    Undecodable,
    from_float,
    kept,
)

_PCM, _FLOAT, _ALAW, _MULAW, _EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
_UNKNOWN_SIZE = 0xFFFFFFFF
_NAMES = {
    (_PCM, 1): "pcm_u8",
    (_PCM, 2): "pcm_s16le",
    (_PCM, 3): "pcm_s24le",
    (_PCM, 4): "pcm_s32le",
    (_FLOAT, 4): "pcm_f32le",
    (_FLOAT, 8): "pcm_f64le",
    (_ALAW, 1): "pcm_alaw",
    (_MULAW, 1): "pcm_mulaw",
}
_AFTER_DATA = (b"LIST", b"fact", b"id3 ", b"ID3 ", b"bext", b"cue ", b"JUNK", b"smpl", b"PAD ")


class _Chunk(NamedTuple):
    name: bytes
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class _Format:
    tag: int
    channels: int
    rate: int
    width: int
    bits: int


def is_riff(data: bytes) -> bool:
    """Whether these bytes begin as a WAVE file of the little-endian kinds."""
    return data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE"


def read_riff(data: bytes) -> Decoded | Undecodable:
    """Decode a WAVE file. Accepts header sizes of 0, -1 or beyond the file, missing pad bytes and trailing bytes."""
    form: _Format | None = None
    for chunk in _chunks(data):
        if chunk.name == b"fmt " and form is None:
            form = _format(data, chunk)
        elif chunk.name == b"data":
            return _sound(data, chunk, form) if form else NOT_DECODABLE
    return NOT_DECODABLE


def _chunks(data: bytes) -> Iterator[_Chunk]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield _Chunk(name, at + 8, size)
        after = at + 8 + size
        padded = after + (size & 1)
        at = after if padded != after and _looks_like_chunk(data, after) else padded


def _looks_like_chunk(data: bytes, at: int) -> bool:
    return data[at : at + 4] in (b"data", b"fmt ", *_AFTER_DATA)


def _format(data: bytes, chunk: _Chunk) -> _Format | None:
    """The format chunk. Padded samples are upper-aligned in the extensible format; elsewhere 24 bits in four bytes may
    be either way round, and are refused rather than guessed: wrong, they would be full-scale noise."""
    if chunk.size < 14 or chunk.start + 16 > len(data):
        return None
    tag, channels, rate, _, align, bits = struct.unpack_from("<HHIIHH", data, chunk.start)
    if not (1 <= channels <= MAX_CHANNELS and 1 <= rate <= MAX_RATE):
        return None
    width, padded = (bits + 7) // 8, align // channels > (bits + 7) // 8
    if tag == _EXTENSIBLE and chunk.size >= 26 and chunk.start + 26 <= len(data):
        (tag,) = struct.unpack_from("<H", data, chunk.start + 24)
        width = align // channels if padded else width
    elif padded and width == 3:
        tag = _EXTENSIBLE
    return _Format(tag, channels, rate, width, bits)


def _sound(data: bytes, chunk: _Chunk, form: _Format) -> Decoded | Undecodable:
    codec = _NAMES.get((form.tag, form.width))
    if codec is None:
        return NOT_DECODABLE if form.tag in (_PCM, _FLOAT) else RARE_CODEC
    step = form.width * form.channels
    open_ended = chunk.size == _UNKNOWN_SIZE or (chunk.size == 0 and not _looks_like_chunk(data, chunk.start))
    there = len(data) - chunk.start
    frames = (there if open_ended else min(chunk.size, there)) // step
    if frames <= 0:
        return EMPTY_AUDIO
    count = kept(frames, form.channels)
    return Decoded(
        samples=_samples(data, chunk.start, count * form.channels, codec).reshape(-1, form.channels),
        rate=form.rate,
        codec=codec,
        container="wav",
        frames=frames,
        bits=form.bits,
        declared_s=None if chunk.size == _UNKNOWN_SIZE else chunk.size // step / form.rate,
    )


def _samples(data: bytes, start: int, count: int, codec: str) -> Samples:
    if codec == "pcm_s16le":
        return np.frombuffer(data, "<i2", count, start)
    if codec == "pcm_u8":
        return (np.frombuffer(data, np.uint8, count, start).astype(np.int16) - 128) << 8
    if codec in ("pcm_alaw", "pcm_mulaw"):
        return _telephone(codec)[np.frombuffer(data, np.uint8, count, start)]
    if codec == "pcm_s24le":
        triples = np.frombuffer(data, np.uint8, count * 3, start).reshape(-1, 3)
        return np.ascontiguousarray(triples[:, 1:]).view("<i2").reshape(-1)
    if codec == "pcm_s32le":
        return np.ascontiguousarray(np.frombuffer(data, "<i2", count * 2, start)[1::2])
    kind = "<f4" if codec == "pcm_f32le" else "<f8"
    return from_float(np.frombuffer(data, kind, count, start))


def _telephone(codec: str) -> Samples:
    """The 256 values of ITU-T G.711, scaled to 16 bit."""
    code = np.arange(256, dtype=np.int32) ^ (0x55 if codec == "pcm_alaw" else 0xFF)
    exponent, mantissa = (code >> 4) & 7, code & 15
    if codec == "pcm_alaw":
        size = np.where(exponent == 0, (mantissa << 4) + 8, ((mantissa << 4) + 0x108) << np.maximum(exponent - 1, 0))
        return np.where(code & 0x80, size, -size).astype(np.int16)
    size = (((mantissa << 3) + 0x84) << exponent) - 0x84
    return np.where(code & 0x80, -size, size).astype(np.int16)
