# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""FLAC, MPEG audio and Ogg through libsndfile, block by block and never as long as a header claims."""

from __future__ import annotations

import io
from typing import NamedTuple

import numpy as np
import soundfile

from viewer.analysis.pcm import (
    EMPTY_AUDIO,
    MAX_CHANNELS,
    MAX_SECONDS,
    NOT_DECODABLE,
    RARE_CODEC,
    Decoded,
    Samples,
    Undecodable,
    from_float,
    kept,
)

_BLOCK, _FINE, _MOST_READS = 1 << 16, 1 << 9, 1 << 12
_NO_LENGTH = 1 << 62
_CODECS = {"VORBIS": "vorbis", "OPUS": "opus", "MPEG_LAYER_I": "mp1", "MPEG_LAYER_II": "mp2", "MPEG_LAYER_III": "mp3"}
_FLAC_BITS = {"PCM_S8": 8, "PCM_16": 16, "PCM_24": 24}


class _Run(NamedTuple):
    samples: Samples
    frames: int
    broken: bool


def read_sndfile(data: bytes, container: str) -> Decoded | Undecodable:
    """Decode bytes whose first ones were seen to be `container` (flac, mpeg or ogg)."""
    with soundfile.SoundFile(io.BytesIO(data)) as file:
        codec = "flac" if file.format == "FLAC" else _CODECS.get(file.subtype)
        rate, declared, subtype = file.samplerate, file.frames, file.subtype
        if codec is None or not 1 <= file.channels <= MAX_CHANNELS or rate < 1:
            return RARE_CODEC
    run = _read(data, codec == "flac")
    if not run.frames:
        return EMPTY_AUDIO if declared == 0 else NOT_DECODABLE
    return Decoded(
        samples=run.samples,
        rate=rate,
        codec=codec,
        container="mp3" if container == "mpeg" else container,
        frames=run.frames,
        bits=_FLAC_BITS.get(subtype) if codec == "flac" else None,
        declared_s=declared / rate if 0 <= declared < _NO_LENGTH else None,
    )


def _read(data: bytes, exact: bool) -> _Run:
    """Decode to the end or to the damage. A block in which decoding fails is lost whole, so where it does, decoding
    begins anew in smaller blocks, and once more frame by frame through the last of these."""
    coarse = _run(data, exact, _BLOCK, None)
    if not coarse.broken:
        return coarse
    step = max(_FINE, coarse.frames // _MOST_READS)
    fine = _run(data, exact, step, None)
    finest = _run(data, exact, step, fine.frames)
    return max((coarse, fine, finest), key=lambda run: run.frames)


def _run(data: bytes, exact: bool, step: int, single_from: int | None) -> _Run:
    """Decode in blocks of `step` frames; from `single_from` on frame by frame, for one block."""
    blocks: list[Samples] = []
    frames, held, broken = 0, 0, False
    with soundfile.SoundFile(io.BytesIO(data)) as file:
        channels, most = file.channels, MAX_SECONDS * file.samplerate
        while frames < (most if single_from is None else min(most, single_from + step)):
            single = single_from is not None and frames >= single_from
            try:
                block = file.read(1 if single else step, dtype="int16" if exact else "float32", always_2d=True)
            except soundfile.LibsndfileError:
                broken = True
                break
            if not len(block):
                break
            frames += len(block)
            room = kept(frames, channels) - held
            if room > 0:
                blocks.append(block[:room] if exact else from_float(block[:room]))
                held += min(room, len(block))
    return _Run(np.concatenate(blocks) if blocks else np.empty((0, channels), np.int16), frames, broken)
