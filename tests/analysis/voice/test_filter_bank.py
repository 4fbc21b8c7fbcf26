# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Filter banks are Kaldi's, to the last digits that float32 has."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.analysis.voice.filter_bank import filter_bank, mean_normalised

KALDI = {  # kaldi-native-fbank 1.22, dither 0, window povey, 80 bins, of the sound below: (frame, band) -> value
    (0, 0): 14.6188,
    (0, 40): 1.6235,
    (0, 79): -2.4652,
    (13, 5): 10.3855,
    (13, 63): 6.4611,
    (24, 20): 24.7721,
    (47, 0): 10.4554,
    (47, 79): -1.1863,
}


def sound() -> np.ndarray:
    turn = np.arange(8000) / 16_000
    return (0.3 * np.sin(2 * np.pi * (200 + 900 * turn) * turn) + 0.01 * np.sin(2 * np.pi * 5000 * turn)).astype(
        np.float32
    )


def test_values_are_those_of_kaldi() -> None:
    found = filter_bank(sound())
    assert found.shape == (48, 80)
    for (frame, band), value in KALDI.items():
        assert found[frame, band] == pytest.approx(value, abs=0.03)


@pytest.mark.parametrize(("samples", "frames"), [(0, 0), (399, 0), (400, 1), (559, 1), (560, 2), (16_000, 98)])
def test_only_whole_frames_count(samples: int, frames: int) -> None:
    assert filter_bank(np.zeros(samples, np.float32)).shape == (frames, 80)


def test_silence_has_a_floor_and_normalising_takes_the_mean_away() -> None:
    assert np.isfinite(filter_bank(np.zeros(1600, np.float32))).all()
    assert np.abs(mean_normalised(filter_bank(sound())).mean(axis=0)).max() < 1e-4
