# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One voice hangs together, two fall apart whichever shares they have, and a stranger's set fits worst."""

from __future__ import annotations

import numpy as np
import pytest

from tests.analysis.voice.voices import print_of
from viewer.analysis.voice.kinship import centre, embeddings, fits, last_link


def prints(*voices: int):
    return [print_of(voice, seed) for seed, voice in enumerate(voices)]


@pytest.mark.parametrize(
    ("voices", "smaller"),
    [((1, 1, 1, 2), 1), ((1, 2), 1), ((2, 1, 1, 2, 1, 1, 2), 3), ((1,) * 9 + (2,) * 2, 2), ((1, 1, 1, 2, 3, 3), 3)],
)
def test_two_voices_fall_apart(voices: tuple[int, ...], smaller: int) -> None:
    alike, fewest = last_link(prints(*voices))
    assert alike < 0.4
    assert fewest <= smaller


@pytest.mark.parametrize("count", [2, 3, 8, 25])
def test_one_voice_hangs_together(count: int) -> None:
    assert last_link(prints(*[1] * count))[0] > 0.65


@pytest.mark.parametrize("count", [0, 1])
def test_there_is_nothing_to_compare_in_one_print(count: int) -> None:
    assert last_link(prints(*[1] * count)) == (1.0, 0)


def test_the_last_link_is_that_of_average_linkage() -> None:
    hierarchy = pytest.importorskip("scipy.cluster.hierarchy")
    some = prints(1, 2, 2, 3, 1, 3, 3, 1, 2)
    each = embeddings(some)
    apart = 1 - (each @ each.T)[np.triu_indices(len(each), 1)]
    assert last_link(some)[0] == pytest.approx(1 - hierarchy.linkage(apart, "average")[-1, 2], abs=1e-5)


def test_a_strangers_set_fits_worst() -> None:
    found = fits([prints(1, 1), [print_of(1, 7)], prints(2, 2), [print_of(1, 8)]])
    assert int(np.argmin(found)) == 2
    assert found[2] < 0.5 < min(found[0], found[1], found[3])


def test_a_set_alone_fits() -> None:
    assert fits([prints(1, 2)]) == [1.0]


def test_a_print_weighs_as_much_as_its_speech() -> None:
    mean = centre([print_of(1, speech_s=9.0, wander=0), print_of(2, speech_s=1.0, wander=0)])
    one, other = embeddings([print_of(1, wander=0), print_of(2, wander=0)])
    assert mean @ one > 0.98 > mean @ other
