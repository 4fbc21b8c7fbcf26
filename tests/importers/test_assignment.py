# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The best total assignment and its margins, against trying everything."""

from __future__ import annotations

import math
import random

import pytest

from viewer.importers.assignment import Graph, assign


def best_total(gains: Graph, rows: list[int], forbidden: tuple[int, int] | None, used: frozenset[int]) -> float:
    if not rows:
        return 0.0
    row, rest = rows[0], rows[1:]
    totals = [best_total(gains, rest, forbidden, used)]
    totals += [
        gain + best_total(gains, rest, forbidden, used | {column})
        for column, gain in gains[row].items()
        if column not in used and (row, column) != forbidden
    ]
    return max(totals)


@pytest.mark.parametrize("seed", range(150))
def test_totals_and_margins_are_exact(seed: int) -> None:
    dice = random.Random(seed)
    columns = range(dice.randint(1, 5))
    gains = {
        row: {c: dice.choice([1.0, 2.0, 4.5, dice.random() * 5]) for c in columns if dice.random() < 0.6}
        for row in range(dice.randint(1, 5))
    }
    found = assign(gains, math.inf)
    assert len({column for column, _ in found.values()}) == len(found)
    best = best_total(gains, list(gains), None, frozenset())
    assert sum(gains[row][column] for row, (column, _) in found.items()) == pytest.approx(best)
    for row, (column, margin) in found.items():
        without = best_total(gains, list(gains), (row, column), frozenset())
        assert margin == pytest.approx(best - without)


def test_the_best_total_is_not_the_greedy_one() -> None:
    assert {row: column for row, (column, _) in assign({0: {0: 5.0, 1: 4.0}, 1: {0: 4.5}}, 99).items()} == {0: 1, 1: 0}


def test_a_margin_beyond_enough_is_infinite() -> None:
    assert assign({0: {0: 50.0}}, 40.0) == {0: (0, math.inf)}
