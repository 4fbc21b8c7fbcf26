# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Links between lines and recordings."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.importers.linking import Timed, link_by_id, link_by_time

START = 1_500_000_000.0


def side(at: list[float], width: float = 1.0, labels: list[str] | None = None) -> Timed:
    return Timed(np.array(at, dtype=float) + START, np.full(len(at), width), labels or [""] * len(at))


def pairs(lines: Timed, recordings: Timed) -> list[tuple[int, int]]:
    return [(line, recording) for line, recording, _ in link_by_time(lines, recordings)]


def spread(count: int, seed: int = 1) -> list[float]:
    return [float(x) for x in np.sort(np.floor(np.random.default_rng(seed).uniform(0, 9e7, count)))]


def test_ids_tie_what_carries_one_once() -> None:
    assert link_by_id(["a", "b", "b", "", "x"], ["", "b", "a", "y"]) == [(0, 2)]
    assert link_by_id(["a"], ["a", "a"]) == []


def test_unsorted_lines_find_their_recordings_and_are_sure() -> None:
    at = spread(200)
    links = link_by_time(side(at[::-1]), side(at))
    assert [(line, recording) for line, recording, _ in links] == [(i, 199 - i) for i in range(200)]
    assert min(confidence for _, _, confidence in links) > 0.999


def test_two_in_the_same_minute_are_not_linked_unless_something_separates_them() -> None:
    at = spread(60)
    minutes = [60 * (x // 60) for x in at]
    close = 60 * (at[30] // 60) + 7200
    lines, recordings = [*minutes, close, close], [*at, close + 10, close + 40]
    found = pairs(side(lines, 60.0), side(recordings))
    assert found == [(i, i) for i in range(60)]
    names = ["Bad" if i % 2 else "Flur" for i in range(62)]
    serials = ["S1" if i % 2 else "S2" for i in range(62)]
    assert pairs(side(lines, 60.0, names), side(recordings, 1.0, serials)) == [(i, i) for i in range(62)]


def test_one_line_and_two_equal_recordings_stay_apart() -> None:
    at = spread(60)
    assert pairs(side([*at, 5e6]), side([*at, 5e6, 5e6])) == [(i, i) for i in range(60)]


def test_the_window_is_what_the_data_support() -> None:
    at = [*spread(300), *(40e6 + 25 * i for i in range(40))]
    alone = len(at)
    exact = pairs(side([*at, 40e6 + 1009]), side([*at, 40e6 + 1000]))
    assert (alone, alone) not in exact, "nothing else in these data is nine seconds off, and there is a crowd"
    assert len(exact) == alone
    at = spread(300)
    lagging = pairs(side([x + i % 10 for i, x in enumerate([*at, 40e6])]), side([*at, 40e6]))
    assert len(lagging) == 301


def test_nothing_is_linked_beyond_fifteen_seconds() -> None:
    at = spread(100)
    assert pairs(side([x + 20 for x in at]), side(at)) == []


def test_the_best_total_wins_over_the_nearest() -> None:
    at = [x for x in spread(300) if not 39e6 < x < 41e6]
    n = len(at)
    lag = [2.0 if i % 2 else 3.0 for i in range(n)]
    lines = [x + shift for x, shift in zip(at, lag, strict=True)]
    found = pairs(side([*lines, 40e6 + 2, 40e6 + 5]), side([*at, 40e6, 40e6 + 3]))
    assert set(found) >= {(n, n), (n + 1, n + 1)}, "nearest first would tie the first line to the second recording"


def test_a_device_that_contradicts_unties() -> None:
    at = spread(100)
    names = ["Bad" if i % 2 else "Flur" for i in range(100)]
    serials = ["S1" if i % 2 else "S2" for i in range(100)]
    lines, recordings = side([*at, 50e6 + 1], 1.0, [*names, "Bad"]), side([*at, 50e6], 1.0, [*serials, "S2"])
    assert (100, 100) not in pairs(lines, recordings)


@pytest.mark.parametrize(("precision", "least"), [(0.001, 0.999), (1.0, 0.999), (60.0, 0.98)])
def test_wrong_links_stay_below_one_in_a_thousand(precision: float, least: float) -> None:
    dice = np.random.default_rng(7)
    at = np.sort(dice.uniform(0, 9e7, 1700))
    order = dice.permutation(1700)
    told, kept = order[:1600], np.flatnonzero(dice.random(1700) > 0.03)
    lines = side(list(np.floor(at[told] / precision) * precision), precision)
    found = pairs(lines, side(list(np.floor(at[kept]))))
    wrong = sum(told[line] != kept[recording] for line, recording in found)
    assert wrong <= len(found) / 1000
    assert len(found) - wrong >= least * len(set(told) & set(kept))


def test_a_crowd_at_one_moment_is_left_alone() -> None:
    assert link_by_time(side([0.0] * 500), side([0.0] * 500)) == []


def test_unknown_times_and_empty_sides_link_nothing() -> None:
    assert link_by_time(side([]), side([1.0])) == []
    assert link_by_time(side([1.0]), side([])) == []
    assert link_by_time(side([float("nan")]), side([float("nan")])) == []
