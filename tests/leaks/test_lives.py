# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Planted cases through their whole life: no canary is found where it may not be, and nothing is written elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.leaks.case_life import live
from tests.leaks.exports import SHAPES

SEEDS = (0, 2, 5, 7, 9)


def test_the_lives_are_of_every_shape() -> None:
    assert {seed % len(SHAPES) for seed in SEEDS} == set(range(len(SHAPES)))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_canary_gets_out(tmp_path: Path, seed: int) -> None:
    lived = live(seed, tmp_path)
    assert "\n".join(f"{channel}: {hit}" for channel, hits in lived.leaks.items() for hit in hits) == ""
    assert lived.strange == []
    assert lived.sender_found, "the search sees nothing in a PDF"
    unexpected = {name: code for name, code in lived.codes.items() if code not in EXPECTED.get(name, {0})}
    assert unexpected == {}
    support = lived.codes["report support"] == 0
    empty = {channel for channel, count in lived.searched.items() if count == 0}
    assert empty == {"temporary files"} | (set() if support else {"report support"})


EXPECTED = {
    "check": {1},
    "decide a group that is not there": {2},
    "scan an export that is not there": {2},
    "report support": {0, 2},
}
