# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Counts the recordings of each group by the hour of the week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from viewer.case.observation import Value
from viewer.case.recording import Recording

HOURS = 168


def measure_hours(recordings: Iterable[Recording]) -> Mapping[str, list[Value]]:
    """For `export` and every `device:...`, `account:...` and `batch:...`: the dated recordings by hour of the week in
    UTC, Monday from midnight to one first. A subject without any is 168 zeros."""
    counted = Counter(
        (one.device, one.account, one.batch, one.captured_at.weekday() * 24 + one.captured_at.hour)
        for one in recordings
        if one.captured_at
    )
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0] * HOURS)
    for (device, account, batch, hour), times in counted.items():
        found["export"][hour] += times
        found[f"batch:{batch}"][hour] += times
        if device:
            found[f"device:{device}"][hour] += times
        if account:
            found[f"account:{account}"][hour] += times
    told: defaultdict[str, list[Value]] = defaultdict(lambda: [0] * HOURS)
    told.update({subject: [*hours] for subject, hours in found.items()})
    return told
