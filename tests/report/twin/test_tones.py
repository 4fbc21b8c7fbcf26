# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented sound is as long, as loud and as silent as what it stands for, differs where that differs, and packs."""

from __future__ import annotations

import io
import itertools
import wave
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray

from viewer.report.twin.cipher import Cipher
from viewer.report.twin.packing import packed_wave
from viewer.report.twin.tones import Samples, Score, played, score_like, stretches

KEY = Cipher(bytes(range(32)))
RATE = 16_000


def noise(seconds: float, loudness: float = 900.0, channels: int = 1, rate: int = RATE, seed: int = 1) -> Samples:
    frames = round(seconds * rate)
    return np.random.default_rng(seed).normal(0, loudness, (frames, channels)).astype(np.int16)


def score(samples: Samples, about: str = "one", spoken_s: float | None = 1.0, rate: int = RATE) -> Score:
    return score_like(samples, rate, spoken_s, about, KEY)


def sound(heard: Score, channels: int = 1) -> Samples:
    return played(tuple(stretches(heard)), channels)


def packed(data: bytes, heard: Score) -> bytes | None:
    return packed_wave(data, tuple(stretches(heard)))


def rms(samples: NDArray[np.int16]) -> float:
    return float(np.sqrt(np.mean(samples.astype(float) ** 2)))


def in_a_file(samples: Samples, rate: int = RATE) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return out.getvalue()


@pytest.mark.parametrize("frames", [0, 1, 5, 63, 64, 1_599, 1_600, 1_601, 40_000])
@pytest.mark.parametrize(("channels", "rate"), [(1, 16_000), (2, 44_100), (1, 11_025), (1, 3)])
def test_it_is_as_long_and_has_as_many_channels(frames: int, channels: int, rate: int) -> None:
    samples = noise(frames / rate, channels=channels, rate=rate)
    made = sound(score(samples, rate=rate), channels)
    assert made.shape == samples.shape
    assert made.dtype == np.int16


@pytest.mark.parametrize("loudness", [5, 60, 900, 7_000])
@pytest.mark.parametrize("spoken_s", [0.0, 2.0])
def test_it_is_as_loud_within_a_step_of_6_db(loudness: float, spoken_s: float) -> None:
    made = sound(score(noise(3, loudness), spoken_s=spoken_s))
    assert abs(20 * np.log10(rms(made) / loudness)) < 3.5


def test_it_is_silent_where_that_is_silent_and_nowhere_else() -> None:
    samples = noise(2)
    samples[RATE // 2 : RATE] = 0
    made = sound(score(samples))
    assert not made[RATE // 2 : RATE].any()
    for start in (0, RATE, RATE * 3 // 2):
        assert made[start : start + RATE // 10].any()
    silent = np.zeros_like(samples)
    assert not sound(score(silent)).any()


def test_others_sound_otherwise_and_the_same_sounds_the_same() -> None:
    samples = noise(1)
    made = {about: sound(score(samples, about)).tobytes() for about in map(str, range(300))}
    assert len(set(made.values())) == 300
    assert made["7"] == sound(score(samples, "7")).tobytes()


def test_nothing_of_the_original_is_in_it_but_its_loudness() -> None:
    first, second = noise(1, seed=1), noise(1, seed=2)
    assert sound(score(first)).tobytes() == sound(score(second)).tobytes()


@pytest.mark.parametrize("frames", [1, 63, 1_600, 1_700, 25_000, 200_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_packed_unpacks_to_the_same_file(frames: int, channels: int) -> None:
    heard = score(noise(frames / RATE, channels=channels))
    data = in_a_file(sound(heard, channels))
    made = packed(data, heard)
    assert made is not None
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    assert unpacker.decompress(made) == data
    assert unpacker.eof
    assert not unpacker.unused_data


def test_a_long_sound_packs_well() -> None:
    heard = score(noise(20))
    data = in_a_file(sound(heard))
    made = packed(data, heard)
    assert made is not None
    assert len(made) < 0.7 * len(data)


def test_chunks_around_the_sound_are_packed_too() -> None:
    heard = score(noise(1))
    data = in_a_file(sound(heard)) + b"LIST" + (100_000).to_bytes(4, "little") + bytes(100_000)
    made = packed(data, heard)
    assert made is not None
    assert zlib.decompress(made, -zlib.MAX_WBITS) == data


def test_a_file_without_the_whole_sound_is_left_to_others() -> None:
    heard = score(noise(1))
    data = in_a_file(sound(heard))
    for cut, changed in itertools.product((1, 3_000), (False, True)):
        shorter = data[:-cut]
        assert packed(shorter[:500] + b"\x07" + shorter[501:] if changed else shorter, heard) is None
    assert packed(b"", heard) is None
    assert packed(data, score(noise(0))) is None
