# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures how much of an export was understood, and which months of which service it covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from viewer.case.export import Disposition, Fate, Inventory
from viewer.case.observation import Value
from viewer.case.reading import Coverage

_MOST = 200


def measure_coverage(
    inventory: Inventory, dispositions: Iterable[Disposition], coverage: Iterable[Coverage]
) -> dict[str, Value]:
    """[understood, all] of the `entries`, of their `bytes` and of the `rows` of documents.

    An entry is understood where it was handled, or ignored for a reason; what was rejected or is unknown is not.
    """
    good = bytearray(len(inventory.entries))
    for one in dispositions:
        if one.fate is Fate.HANDLED or (one.fate is Fate.IGNORED and one.reason is not None):
            place = inventory.places.get(one.entry)
            if place is not None:
                good[place] = True
    size = good_size = 0
    for is_good, entry in zip(good, inventory.entries, strict=True):
        size += max(0, entry.size)
        good_size += max(0, entry.size) if is_good else 0
    rows = [(one.understood, one.rows) for one in coverage]
    return {
        "entries": [sum(good), len(good)],
        "bytes": [good_size, size],
        "rows": [sum(understood for understood, _ in rows), sum(count for _, count in rows)],
    }


def measure_services(coverage: Iterable[Coverage]) -> dict[str, Value]:
    """By category of the provider: `rows` of its documents, and `months`, of these the dated ones by month, `YYYY-MM`.

    The 200 with most rows are kept.
    """
    rows: Counter[str] = Counter()
    months: dict[str, Counter[str]] = {}
    for one in coverage:
        if one.service:
            rows[one.service] += one.rows
            months.setdefault(one.service, Counter()).update(dict(one.months))
    kept = sorted(rows.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    return {name: {"rows": n, "months": dict(sorted(months[name].items()))} for name, n in sorted(kept)}
