# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Sound of any rate becomes 16 kHz without folding back what 16 kHz cannot hold."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.analysis.voice.resample import RATE, at_16_khz, mixed


def tone(hertz: float, rate: int, seconds: float = 1.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


def strongest(sound: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(sound * np.hanning(sound.size))).argmax() * RATE / sound.size)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_a_tone_stays_what_it_is(rate: int) -> None:
    found = at_16_khz(tone(1_000, rate, 2.5), rate)
    assert found.dtype == np.float32
    assert found.size == pytest.approx(2.5 * RATE, abs=40)
    assert strongest(found) == pytest.approx(1_000, abs=2)
    assert np.sqrt(np.mean(found[800:-800] ** 2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.02)


@pytest.mark.parametrize("hertz", [9_500, 12_000, 15_000, 21_000])
def test_what_is_too_high_is_gone_and_not_folded_back(hertz: float) -> None:
    found = at_16_khz(tone(hertz, 48_000), 48_000)
    assert np.sqrt(np.mean(found[800:-800] ** 2)) < 0.005


def test_nothing_is_done_where_nothing_is_needed() -> None:
    sound = tone(440, RATE)
    assert np.array_equal(at_16_khz(sound, RATE), sound)
    assert at_16_khz(np.empty(0, np.float32), 44_100).size == 0


def test_channels_are_mixed() -> None:
    both = np.array([[32767, -32767], [16384, 16384]], np.int16)
    assert np.allclose(mixed(both), [0, 0.5])
    assert np.allclose(mixed(both[:, :1]), [32767 / 32768, 0.5])
