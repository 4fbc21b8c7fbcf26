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

_BLOCK = 1 << 16
_SMALL = 1
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
        if codec is None or not 1 <= file.channels <= MAX_CHANNELS or file.samplerate < 1:
            return RARE_CODEC
        run = _run(file, codec == "flac", None)
        if run.broken:
            with soundfile.SoundFile(io.BytesIO(data)) as again:
                run = _run(again, codec == "flac", run.frames)
        if not run.frames:
            return EMPTY_AUDIO if file.frames == 0 else NOT_DECODABLE
        return Decoded(
            samples=run.samples,
            rate=file.samplerate,
            codec=codec,
            container="mp3" if container == "mpeg" else container,
            frames=run.frames,
            bits=_FLAC_BITS.get(file.subtype) if codec == "flac" else None,
            declared_s=file.frames / file.samplerate if 0 <= file.frames < _NO_LENGTH else None,
        )


def _run(file: soundfile.SoundFile, exact: bool, sound_up_to: int | None) -> _Run:
    """Decode to the end or to the damage. A block in which decoding fails is lost whole, so a second run that knows
    up to which frame all is sound goes on from there frame by frame."""
    blocks: list[Samples] = []
    frames, held, broken = 0, 0, False
    while frames < MAX_SECONDS * file.samplerate:
        step = _BLOCK if sound_up_to is None or frames + _BLOCK <= sound_up_to else _SMALL
        try:
            block = file.read(step, dtype="int16" if exact else "float32", always_2d=True)
        except soundfile.LibsndfileError:
            broken = True
            break
        if not len(block):
            break
        frames += len(block)
        wanted = kept(frames, file.channels) - held
        if wanted > 0:
            blocks.append(block[:wanted] if exact else from_float(block[:wanted]))
            held += min(wanted, len(block))
    return _Run(np.concatenate(blocks) if blocks else np.empty((0, file.channels), np.int16), frames, broken)
