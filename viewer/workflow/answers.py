# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether what a worker answered speaks of what it was asked about, in values that everybody else can rely on."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from viewer.case.export import Entry
from viewer.case.observation import Observation
from viewer.workflow.reading_pass import Measured

_TEXTS = ("codec", "container", "encoder")
_HEX = frozenset("0123456789abcdef")


def measured_as_asked(entries: Sequence[Entry], answer: Sequence[Measured] | None) -> bool:
    """One answer for each entry, in order, with a digest or none, and measurements of the signal of no other."""
    if answer is None or [one.entry for one in answer] != [one.path for one in entries]:
        return False
    return all(map(_holds, answer))


def heard_as_asked(entries: Sequence[Entry], answer: Sequence[Observation] | None) -> bool:
    """One print for each entry, in order."""
    return answer is not None and [(one.subject, one.instrument) for one in answer] == [
        (entry.path, "voice") for entry in entries
    ]


def _holds(one: Measured) -> bool:
    whole = not one.sha256 or (len(one.sha256) == 64 and _HEX.issuperset(one.sha256))
    return whole and all(_is_of_signal(observation, one.entry) for observation in one.observations)


def _is_of_signal(one: Observation, entry: str) -> bool:
    """Numbers are numbers, names are text: the table of recordings shows them as they come."""
    if one.subject != entry or one.instrument != "signal":
        return False
    return all(
        value is None
        or (isinstance(value, str) if name in _TEXTS else isinstance(value, int | float) and isfinite(value))
        for name, value in one.values.items()
    )
