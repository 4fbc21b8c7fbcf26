# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The voice stage of a scan by two workers against a bare loop, its memory, and how long the networks take to load."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.exports import SHARED, realistic
from tests.benchmarks.processes import run
from tests.benchmarks.scanning import Figure

_LOAD = "import time; from viewer.analysis.voice.listener import Listener; t = time.perf_counter(); Listener()"


def voices(folder: Path) -> Iterator[Figure]:
    """1,700 recordings without names of devices or times, each way once."""
    if not SHARED.is_dir():
        return
    export = realistic(folder, "mixed-bare") / "export.zip"
    loop = float(run([sys.executable, "-m", "tests.benchmarks.bare_voice", str(export)]).output)
    case = Path(tempfile.mkdtemp(dir=folder)) / "case.notmine"
    command = [sys.executable, "-m", "viewer", "scan", str(export), "--case", str(case), "--jobs", "2", "--json"]
    used = run(command, watch_memory=True)
    stage = json.loads(used.output)["timings"]["voice"]
    detail = f"stage {stage:.1f} s, loop {loop:.1f} s"
    yield Figure("voice stage, two workers, against a bare loop of two threads", stage / loop, 0.8, detail)
    resident = f"resident {used.resident_mb:.0f} MB when shared pages are counted in every process"
    yield Figure("peak memory of the scan with voices, all processes, MB", used.shared_once_mb, 300, resident)
    loads = [float(run([sys.executable, "-c", _LOAD + "; print(time.perf_counter() - t)"]).output) for _ in range(3)]
    yield Figure("loading the networks, seconds", statistics.median(loads), 1.0, "median of three processes")
