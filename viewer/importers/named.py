# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Recordings that only their linked transcript ties to a device."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from viewer.case.recording import NAMED, Link, Recording
from viewer.importers.spoken import Spoken

_LONGEST = 80
_MOST = 64


def with_devices(recordings: list[Recording], lines: Sequence[Spoken], links: Sequence[Link]) -> list[Recording]:
    """The recordings, those of an unknown device with the name that their linked line gives.

    A home has few devices: of more than 64 names only the most frequent are taken, since the rest are words that a
    document put where a device should be.
    """
    names = {line.id: name for line in lines if (name := _name(line.device_name))}
    if not names:
        return recordings
    told = {link.recording: names[link.transcript] for link in links if link.transcript in names}
    counts = Counter(told[one.id] for one in recordings if one.device is None and one.id in told)
    known = {name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]}
    return [
        replace(one, device=NAMED + told[one.id]) if one.device is None and told.get(one.id) in known else one
        for one in recordings
    ]


def _name(text: str | None) -> str:
    name = " ".join((text or "").split())
    return name if len(name) <= _LONGEST else ""
