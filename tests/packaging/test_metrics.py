# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures of the validation, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from voice.calibrate import logistic
from voice.metrics import bounds, cllr, cllr_min, eer, min_dcf, pair_f1

APART = (np.array([3.0, 4.0, 5.0]), np.array([0.0, 1.0, 2.0]))
CROSSED = (np.array([0.0, 2.0, 4.0, 6.0]), np.array([1.0, 3.0, 5.0, -1.0]))


def test_the_equal_error_rate() -> None:
    assert eer(*APART) == 0
    assert eer(*CROSSED) == pytest.approx(0.5, abs=0.13)
    assert math.isnan(eer(np.empty(0), APART[1]))


def test_the_least_detection_cost() -> None:
    assert min_dcf(*APART) == 0
    assert min_dcf(np.zeros(4), np.zeros(4)) == 1


def test_cllr_of_ratios_that_say_nothing_and_of_one_worked_out_by_hand() -> None:
    assert cllr(np.zeros(5), np.zeros(7)) == pytest.approx(1)
    by_hand = 0.5 * (math.log2(1 + 10**-1) + math.log2(1 + 10**-2))
    assert cllr(np.array([1.0]), np.array([-2.0])) == pytest.approx(by_hand)
    assert cllr_min(*APART) == pytest.approx(0, abs=1e-4)


def test_bounds_grow_with_the_number_of_trials() -> None:
    rng = np.random.default_rng(1)
    few, many = (bounds(rng.normal(2, 1, n), rng.normal(-2, 1, n)) for n in (20, 2000))
    assert many[0] < few[0] < 0 < few[1] < many[1]


def test_pairs_of_recordings_that_share_a_group() -> None:
    assert pair_f1("aabb", "xxyy") == 1
    assert pair_f1("aaab", "xxyy") == pytest.approx(2 * 1 / (3 + 2))
    assert pair_f1("abcd", "wxyz") == 0


def test_a_regression_of_sides_that_are_apart_does_not_run_away() -> None:
    slope, offset = logistic((np.linspace(20, 40, 50), np.linspace(-40, -20, 200)))
    assert 0 < slope < 0.2
    assert abs(offset) < 1
