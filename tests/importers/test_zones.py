# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Time zones found from the data."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.typing import NDArray

from viewer.importers.zones import find_zone, offset_between

START = datetime(2016, 5, 1, tzinfo=UTC).timestamp()


def moments(count: int, days: float = 900, seed: int = 1) -> NDArray[np.float64]:
    return np.floor(START + np.random.default_rng(seed).uniform(0, days * 86_400, count))


def written(at: NDArray[np.float64], zone: str, precision: float = 1.0) -> NDArray[np.float64]:
    clock = ZoneInfo(zone)
    local = [datetime.fromtimestamp(x, UTC).astimezone(clock).replace(tzinfo=UTC).timestamp() for x in at.tolist()]
    return np.floor(np.array(local) / precision) * precision


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("Europe/Berlin", "Europe/Berlin (UTC+01:00/UTC+02:00)"),
        ("Europe/Paris", "Europe/Berlin (UTC+01:00/UTC+02:00)"),
        ("America/New_York", "America/New_York (UTC-05:00/UTC-04:00)"),
        ("Australia/Sydney", "Australia/Sydney (UTC+10:00/UTC+11:00)"),
        ("Africa/Casablanca", "Africa/Casablanca (UTC+00:00/UTC+01:00)"),
        ("Asia/Kolkata", "UTC+05:30"),
        ("UTC", "UTC+00:00"),
    ],
)
@pytest.mark.parametrize(("count", "precision"), [(300, 1.0), (60, 60.0)])
def test_finds_the_zone_and_every_moment(zone: str, label: str, count: int, precision: float) -> None:
    at = moments(count)
    found = find_zone(written(at, zone, precision), precision, at, 1.0)
    assert found is not None
    assert (found.label, found.fits, found.total) == (label, count, count)
    assert np.all((found.utc <= at) & (at < found.utc + precision))


def test_recordings_that_are_missing_and_noise_do_not_hide_it() -> None:
    at = moments(800)
    local = written(at, "Europe/Berlin")
    local[::2] = moments(400, seed=9)
    found = find_zone(local, 1.0, at[:600], 1.0)
    assert found is not None
    assert found.label.startswith("Europe/Berlin")
    assert 290 <= found.fits <= 310


def test_a_lag_of_seconds_is_allowed_for() -> None:
    at = moments(300)
    found = find_zone(written(at, "Europe/Berlin") + 9, 1.0, at, 1.0)
    assert found is not None
    assert found.label.startswith("Europe/Berlin")


def test_the_repeated_hour_is_read_as_the_recordings_say() -> None:
    changed = datetime(2017, 10, 29, 1, 0, tzinfo=UTC).timestamp()
    twice = np.array([changed - 1800.0, changed + 2400.0])
    at = np.concatenate([moments(200), twice])
    local = written(at, "Europe/Berlin")
    found = find_zone(local, 1.0, at, 1.0)
    assert found is not None
    assert found.utc[-2:].tolist() == twice.tolist()
    lone = find_zone(local, 1.0, at[:-2], 1.0)
    assert lone is not None
    assert np.isnan(lone.utc[-2:]).all(), "nothing says which of the two hours it was"


def test_winter_alone_does_not_name_a_country() -> None:
    at = moments(50, days=60) + 200 * 86_400
    found = find_zone(written(at, "Europe/Berlin"), 1.0, at, 1.0)
    assert found is not None
    assert found.label == "UTC+01:00"


@pytest.mark.parametrize("seed", range(10))
def test_coincidence_is_no_zone(seed: int) -> None:
    assert find_zone(moments(200, seed=seed), 60.0, moments(200, seed=seed + 50), 1.0) is None


def test_too_little_to_tell() -> None:
    one = moments(1)
    assert find_zone(written(one, "Europe/Berlin"), 1.0, one, 1.0) is None
    assert find_zone(np.zeros(0), 1.0, one, 1.0) is None


def test_two_local_clocks_can_be_compared_without_a_zone() -> None:
    at = moments(100)
    assert offset_between(at + 3600, 2.0, at, 60.0) == 3600
    assert offset_between(moments(100, seed=3), 2.0, at, 60.0) is None
