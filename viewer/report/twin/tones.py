# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Made-up sound in place of a recording: as long, as many channels, loud where it was loud in steps of 6 dB, silent
where it was silent; a buzz where somebody spoke. Nothing of the voice is left in it: for every tenth of a second it
knows one of a few loudnesses, and its pitch is drawn by the key.

It is put together of pieces of a tenth of a second that come again and again, so that each has to be made, and packed,
once only; a mark in its first sounding samples tells it from all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.report.twin.cipher import Cipher

Samples = NDArray[np.int16]
_HOP_S = 0.1
_STEP_DB = 6.0
_LOUDEST, _SOFTEST, _LIMIT = 8000.0, 4.0, 32_000
_BELOW_PEAK_DB = 20.0
_PITCHES = 8
_BUZZ_HOPS, _HISS_HOPS = 5, 10
_HARMONICS = 40
_SPOKEN_S = 0.3
_MARKED_FRAMES = 64
_BITS_BELOW = 2
_HISS, _SINE, _VOWEL = -1, 0, _PITCHES
_SILENT = -1_000
_MOST_PIECES = 2048


class Piece(NamedTuple):
    """A tenth of a second: which wave, how many tenths into it, and how loud, in steps of 6 dB."""

    rate: int
    channels: int
    wave: int
    turn: int
    step: int


@dataclass(frozen=True, slots=True)
class Score:
    """What is played in place of a recording of so many frames: pieces one after the other, the last cut off where it
    ends, and a mark, one bit for each of the first frames of the piece `marked` (-1: none sounds).
    """

    frames: int
    pieces: tuple[Piece, ...]
    marked: int
    mark: Samples


def hop_of(rate: int) -> int:
    """Frames of a tenth of a second."""
    return max(1, round(rate * _HOP_S))


def score_like(samples: Samples, rate: int, spoken_s: float | None, about: str, cipher: Cipher) -> Score:
    """What to play in place of these samples [frames, channels]. `spoken_s` seconds of speech were measured in them;
    `about` is what the same recording always has in common, such as its hash.
    """
    frames, channels = samples.shape
    number = cipher.number("tone", about)
    levels = _levels(samples, rate) if frames else np.zeros(0)
    loud = levels > float(levels.max(initial=0.0)) * 10 ** (-_BELOW_PEAK_DB / 20)
    spoken = spoken_s is not None and spoken_s >= _SPOKEN_S
    buzz = number % _PITCHES + (_VOWEL if spoken else _SINE)
    turns = (number >> 8) % _BUZZ_HOPS, (number >> 16) % _HISS_HOPS
    steps = np.where(levels == 0, _SILENT, _stepped(levels)).tolist()
    pieces = tuple(
        Piece(rate, channels, buzz, (at + turns[0]) % _BUZZ_HOPS, step)
        if sounds
        else Piece(rate, channels, _HISS, (at + turns[1]) % _HISS_HOPS, step)
        for at, (sounds, step) in enumerate(zip(loud.tolist(), steps, strict=True))
    )
    marked = next((at for at, step in enumerate(steps) if step != _SILENT), -1)
    bits = np.frombuffer((number >> 24).to_bytes(32)[-_MARKED_FRAMES // 8 :], np.uint8)
    return Score(frames, pieces, marked, np.unpackbits(bits).astype(np.int16))


class Stretch(NamedTuple):
    """Samples [frames, channels] of a score. `again` is the piece and the frame of it where a stretch begins that runs
    to the piece's end and comes again elsewhere, or None for what is found in this recording only.
    """

    samples: Samples
    again: tuple[Piece, int] | None


def played(parts: Sequence[Stretch], channels: int) -> Samples:
    """The samples [frames, channels] of a score's stretches."""
    return np.concatenate([one.samples for one in parts]) if parts else np.zeros((0, channels), np.int16)


def stretches(score: Score) -> Iterator[Stretch]:
    """The samples of a score one after the other."""
    left = score.frames
    for at, piece in enumerate(score.pieces):
        whole = sound_of(piece)
        end = min(len(whole), left)
        left -= end
        start = min(len(score.mark), end) if at == score.marked else 0
        if start:
            yield Stretch(whole[:start] ^ score.mark[:start, None], None)
        if start < end:
            yield Stretch(whole[start:end], (piece, start) if end == len(whole) else None)


@lru_cache(maxsize=_MOST_PIECES)
def sound_of(piece: Piece) -> Samples:
    """The samples [frames, channels] of a whole piece, in steps of a quarter of its loudness, which pack well."""
    hop = hop_of(piece.rate)
    wave = _hiss(piece.rate) if piece.wave == _HISS else _buzz(piece.rate, piece.wave % _PITCHES, piece.wave >= _VOWEL)
    gain = 0.0 if piece.step == _SILENT else min(max(10 ** (piece.step * _STEP_DB / 20), _SOFTEST), _LOUDEST)
    loop = wave[piece.turn * hop : (piece.turn + 1) * hop]
    grain = 2.0 ** max(0, floor(log2(gain or 1.0)) - _BITS_BELOW)
    made = np.clip(np.rint(loop * gain / grain) * grain, -_LIMIT, _LIMIT).astype(np.int16)
    return np.ascontiguousarray(np.repeat(made[:, None], piece.channels, axis=1))


def _levels(samples: Samples, rate: int) -> NDArray[np.float64]:
    """The root mean square of every tenth of a second of the first channel."""
    hop = hop_of(rate)
    mono = samples[:, 0]
    starts = np.arange(0, len(mono), hop)
    squares = np.add.reduceat(mono.astype(np.float32) ** 2, starts).astype(np.float64)
    counts = np.diff(np.append(starts, len(mono)))
    return np.sqrt(squares / counts)


def _stepped(levels: NDArray[np.float64]) -> NDArray[np.int64]:
    decibels = 20 * np.log10(np.maximum(levels, 1e-9))
    return np.rint(decibels / _STEP_DB).astype(np.int64)


@lru_cache(maxsize=64)
def _buzz(rate: int, pitch: int, spoken: bool) -> NDArray[np.float32]:
    """A loop of half a second with a mean square of one: harmonics shaped like a vowel that comes and goes four times
    a second, which detectors of speech take for speech; or one high sine, which they do not. All of it fits the loop.
    """
    at = np.arange(_BUZZ_HOPS * hop_of(rate)) / rate
    base = 100.0 + 12.0 * pitch
    if not spoken:
        wave = np.sin(2 * np.pi * 2 * round((rate * 0.45 + base) / 2) * at)
    else:
        wave = np.zeros(len(at))
        for harmonic in range(1, _HARMONICS):
            hertz = base * harmonic
            if hertz > min(4_000.0, rate / 2.2):
                break
            weight = sum(1 / (1 + ((hertz - centre) / width) ** 2) for centre, width in _FORMANTS)
            wave += weight * np.sin(2 * np.pi * hertz * at + harmonic * harmonic)
        wave *= 0.6 + 0.4 * np.sin(2 * np.pi * 4 * at)
    power = float(np.sqrt(np.mean(wave**2)))
    scaled: NDArray[np.float32] = (wave / power if power else np.ones_like(wave)).astype(np.float32)
    return scaled


_FORMANTS = ((600.0, 120.0), (1200.0, 180.0), (2500.0, 300.0))


@lru_cache(maxsize=16)
def _hiss(rate: int) -> NDArray[np.float32]:
    """A loop of a second of noise that is always the same, with a mean square of one."""
    frames = _HISS_HOPS * hop_of(rate)
    noise: NDArray[np.float32] = np.random.default_rng(20_260_101).standard_normal(frames).astype(np.float32)
    return noise
