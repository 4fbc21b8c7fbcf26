# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Recordings by hour of the week, how much was understood, and which months of which service are there."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from viewer.analysis.metadata import measure_metadata
from viewer.analysis.metadata_hours import measure_hours
from viewer.case.export import Disposition, Entry, Fate, Inventory, Kind, Part
from viewer.case.message import message
from viewer.case.reading import Coverage, Reading
from viewer.case.recording import Recording

MONDAY = datetime(2018, 1, 1, 0, 30, tzinfo=UTC)


def recording(number: int, when: datetime | None, **more: Any) -> Recording:
    return Recording(f"r{number}", f"e!{number}.wav", when, **more)


def test_hours_of_the_week_begin_on_monday_and_leave_the_undated_out() -> None:
    hours = measure_hours(
        [
            recording(1, MONDAY, device="D", account="A", batch="b"),
            recording(2, MONDAY + timedelta(days=6, hours=23), device="D", batch="b"),
            recording(3, None, device="D", batch="b"),
        ]
    )
    assert {at: n for at, n in enumerate(hours["device:D"]) if n} == {0: 1, 167: 1}
    assert {at: n for at, n in enumerate(hours["account:A"]) if n} == {0: 1}
    assert hours["export"] == hours["batch:b"] == hours["device:D"]
    assert hours["device:unknown"] == [0] * 168


def test_every_group_and_the_export_tell_their_hours() -> None:
    reading = Reading((), (recording(1, MONDAY, device="D", account="A", batch="b"), recording(2, None, batch="c")))
    found = {one.subject: one.values["hours"] for one in measure_metadata(Inventory((), ()), reading, {})}
    assert set(found) == {"export", "device:D", "account:A", "batch:b", "batch:c"}
    assert all(isinstance(hours, list) and len(hours) == 168 for hours in found.values())
    assert [sum(found[subject]) for subject in ("export", "device:D", "batch:c")] == [1, 1, 0]  # type: ignore[arg-type]


def test_coverage_counts_entries_bytes_and_rows_that_were_understood() -> None:
    fates = {"a.csv": Fate.HANDLED, "b.jpg": Fate.IGNORED, "c.bin": Fate.UNKNOWN, "d.pdf": Fate.REJECTED}
    fates["e.txt"] = Fate.IGNORED
    entries = tuple(Entry(name, "p", 10**n, kind=Kind.OTHER) for n, name in enumerate(sorted(fates)))
    reasons = {"b.jpg": message("importers.ignored_image"), "d.pdf": message("importers.bad_pdf")}
    told = tuple(Disposition(path, fate, reasons.get(path)) for path, fate in fates.items())
    coverage = (Coverage("a.csv", 10, 8), Coverage("x.csv", 5, 0))
    inventory = Inventory((Part("p", Path("p"), 1),), entries)
    (export,) = measure_metadata(inventory, Reading((), (), dispositions=told, coverage=coverage), {})
    assert export.values["coverage"] == {"entries": [2, 5], "bytes": [11, 11111], "rows": [8, 15]}


def test_services_add_up_their_documents_by_month() -> None:
    coverage = (
        Coverage("a", 3, 3, (("2018-01", 2), ("2018-02", 1)), "Retail.OrderHistory"),
        Coverage("b", 2, 1, (("2018-02", 1),), "Retail.OrderHistory"),
        Coverage("c", 9, 0, (("2018-02", 1),), ""),
    )
    (export,) = measure_metadata(Inventory((), ()), Reading((), (), coverage=coverage), {})
    assert export.values["services"] == {"Retail.OrderHistory": {"rows": 5, "months": {"2018-01": 2, "2018-02": 2}}}


def test_a_hundred_thousand_recordings_are_counted_at_once() -> None:
    many = [recording(n, MONDAY + timedelta(minutes=17 * n), device=f"D{n % 9}", batch="b") for n in range(100_000)]
    began = time.process_time()
    hours = measure_hours(many)
    assert time.process_time() - began < 3
    assert sum(hours["export"]) == 100_000  # type: ignore[arg-type]
