# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How long a scan takes against its floor, and how it grows from 1,700 to 100,000 recordings."""

from __future__ import annotations

import json
import math
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.exports import SHARED, plain, realistic
from tests.benchmarks.processes import Usage, run

RUNS = 5
LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, with its limit and what it is made of."""

    name: str
    value: float
    limit: float
    detail: str

    @property
    def line(self) -> str:
        """The figure as a line for people."""
        if self.limit == math.inf:
            return f"      {self.name}: {self.value:.2f} (no limit)  {self.detail}"
        verdict = "ok   " if self.value <= self.limit else "SHORT"
        return f"{verdict} {self.name}: {self.value:.2f} (limit {self.limit:g})  {self.detail}"


def scan(export: Path, folder: Path, watch_memory: bool = False, program: str = "viewer") -> Usage:
    """One whole `notmine scan --no-voice` into a new case, by the module `program`."""
    case = Path(tempfile.mkdtemp(dir=folder)) / "case.notmine"
    command = [sys.executable, "-m", program, "scan", str(export), "--case", str(case), "--no-voice", "--json"]
    return run(command, watch_memory=watch_memory)


def against_the_floor(folder: Path) -> Iterator[Figure]:
    """A scan of the realistic export against the floor, in turns."""
    if not SHARED.is_dir():
        return
    export = realistic(folder) / "export.zip"
    scans, floors = [], []
    for _ in range(RUNS):
        floors.append(run([sys.executable, "-m", "tests.benchmarks.floor", str(export)]).seconds)
        scans.append(scan(export, folder).seconds)
    ratio = statistics.median(one / other for one, other in zip(scans, floors, strict=True))
    detail = f"scan {statistics.median(scans):.2f} s, floor {statistics.median(floors):.2f} s, {RUNS} pairs"
    yield Figure("scan --no-voice against the floor", ratio, 1.5, detail)


def against_no_isolation(folder: Path) -> Iterator[Figure]:
    """A scan against the same with workers that are not locked in and whose answers are trusted, in turns."""
    export = plain(folder / "small.zip", 1700)
    locked, free = [], []
    for _ in range(RUNS):
        free.append(scan(export, folder, program="tests.benchmarks.unlocked").seconds)
        locked.append(scan(export, folder).seconds)
    ratio = statistics.median(one / other for one, other in zip(locked, free, strict=True))
    detail = f"locked in {statistics.median(locked):.2f} s, free {statistics.median(free):.2f} s, {RUNS} pairs"
    yield Figure("scan against no isolation", ratio, 1.25, detail)


def as_it_grows(folder: Path) -> Iterator[Figure]:
    """Cost per recording at 100,000 against 1,700, and the memory of all processes."""
    small, large = plain(folder / "small.zip", 1700), plain(folder / "large.zip", LARGE)
    some = [scan(small, folder).seconds / 1700 for _ in range(3)]
    all_of_it = scan(large, folder, watch_memory=True)
    each, timings = all_of_it.seconds / LARGE, json.loads(all_of_it.output)["timings"]
    detail = f"{1e6 * each:.0f} us against {1e6 * statistics.median(some):.0f} us; {timings}"
    yield Figure("cost per recording, 100,000 against 1,700", each / statistics.median(some), 1.2, detail)
    shared_once = f"resident {all_of_it.resident_mb:.0f} MB when shared pages are counted in every process"
    yield Figure("peak memory of all processes, MB", all_of_it.shared_once_mb, 600, shared_once)
