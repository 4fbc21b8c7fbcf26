# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How soon the window shows something, how quickly it answers, and that it never stands still."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.exports import SHARED, plain, realistic
from tests.benchmarks.scanning import LARGE, Figure

PAIRS = 7
SCANS = 3


def window(folder: Path) -> Iterator[Figure]:
    """Every figure of the window: first rows, typing and scrolling in a large case, Stop, standing still, Esc Esc."""
    large = _large_case(folder)
    _until_painted(folder, str(large))  # so that every module is compiled
    if SHARED.is_dir():
        export = realistic(folder) / "export.zip"
        yield from first_rows(folder, export)
        yield stopping(folder, export)
        yield while_reading(folder, export)
    yield from answering(folder, large)
    yield scrolling(folder, large)
    yield standing_still(folder, large)
    yield panicking(folder, large)


def first_rows(folder: Path, export: Path) -> Iterator[Figure]:
    """To the first painted rows, from opening an export in a window at rest and from the start of the process.

    Both against the whole start of an empty window with a table, in turns.
    """
    nothing, opened, started = [], [], []
    for _ in range(PAIRS):
        nothing.append(_until_painted(folder)[1])
        since_opened, _ = _until_painted(folder, str(export), "later")
        _, since_start = _until_painted(folder, str(export))
        opened.append(since_opened)
        started.append(since_start)
    limited = ("opening, to the first rows", opened, 3.0), ("the program's start, to the first rows", started, math.inf)
    for name, took, limit in limited:
        ratio = statistics.median(one / other for one, other in zip(took, nothing, strict=True))
        detail = f"{statistics.median(took):.2f} s against an empty window's {statistics.median(nothing):.2f} s"
        yield Figure(name, ratio, limit, detail)


def stopping(folder: Path, export: Path) -> Figure:
    """The longest that Stop took, of several moments."""
    took = _within("stopping", folder, export)
    return Figure("Stop answers, ms", max(took.values()), 300, f"after {took}")


def while_reading(folder: Path, export: Path) -> Figure:
    """The longest standstill while an export is read, the median of a few readings."""
    found = sorted((_within("reading", folder, export) for _ in range(SCANS)), key=lambda one: one["longest_ms"])
    middle, longest = found[len(found) // 2], [round(one["longest_ms"]) for one in found]
    detail = f"while 1,700 are read in {middle['seconds']:.1f} s; {longest}"
    return Figure("event loop blocked while reading, ms", middle["longest_ms"], 200, detail)


def answering(folder: Path, large: Path) -> Iterator[Figure]:
    """From a key, and from a whole word, to the painted table."""
    took = _within("keys", folder, large)
    for name, limit in (("typed", 100), ("searched", 200)):
        each = took[name]
        detail = f"median of {len(each)}, worst {max(each):.0f}, at {LARGE:,} rows"
        yield Figure(f"{name} to filtered table, ms", statistics.median(each), limit, detail)


def scrolling(folder: Path, large: Path) -> Figure:
    """A scroll step against a bare table."""
    took = _within("scrolling", folder, large)
    ratio = statistics.median(one / other for one, other in zip(took["ours"], took["bare"], strict=True))
    detail = f"{statistics.median(took['ours']):.2f} ms against {statistics.median(took['bare']):.2f} ms a step"
    return Figure("scroll step against a bare table", ratio, 1.5, detail)


def standing_still(folder: Path, large: Path) -> Figure:
    """The longest standstill while rows are selected, sorted, searched and narrowed down."""
    found = _within("standstill", folder, large)
    worst = max(found, key=lambda name: found[name])
    return Figure("event loop blocked at 100,000 rows, ms", found[worst], 200, f"by: {worst}; {found}")


def panicking(folder: Path, large: Path) -> Figure:
    """From the second Esc to a table in which everything is covered: the worst of several rounds."""
    took = _within("panic", folder, large)
    detail = f"worst of {len(took)}, median {statistics.median(took):.1f}, at {LARGE:,} rows"
    return Figure("Esc Esc to everything covered, ms", max(took), 50, detail)


def _large_case(folder: Path) -> Path:
    case = folder / "large.notmine"
    if not case.exists():
        export = plain(folder / "large.zip", LARGE)
        command = [sys.executable, "-m", "viewer", "scan", str(export), "--case", str(case), "--no-voice"]
        subprocess.run(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return case


def _until_painted(folder: Path, *what: str) -> tuple[float, float]:
    """Seconds to the first painting since the export was opened, and since the process was started."""
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as scratch:
        command = [sys.executable, "-m", "tests.benchmarks.first_rows", scratch, *what]
        began = opened = painted = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            for line in process.stdout or ():  # to the end of its workers, so that they do not slow down the next
                opened = time.perf_counter() if line == "opened\n" else opened
                painted = time.perf_counter() if line == "painted\n" else painted
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return painted - opened, painted - began


def _within(what: str, folder: Path, file: Path) -> Any:
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as scratch:
        command = [sys.executable, "-m", "tests.benchmarks.within", what, scratch, str(file)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)
