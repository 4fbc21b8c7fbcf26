# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Runs a command and watches its wall time and the memory of it and all its children."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Usage:
    """Wall time in seconds; peak memory of all processes in MB, shared pages counted once, and in every process."""

    seconds: float
    shared_once_mb: float
    resident_mb: float
    output: str


def run(command: Sequence[str], every_s: float = 0.1, watch_memory: bool = False) -> Usage:
    """Run to the end; raises CalledProcessError where it fails."""
    began = time.perf_counter()
    peak = [0.0, 0.0]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        if watch_memory:
            while process.poll() is None:
                for place, value in enumerate(_memory(process.pid)):
                    peak[place] = max(peak[place], value)
                time.sleep(every_s)
        output, _ = process.communicate()
    seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Usage(seconds, peak[0], peak[1], output)


def _memory(root: int) -> tuple[float, float]:
    shared_once = resident = 0.0
    for process in _family(root):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        figures = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
        shared_once += figures["Pss"] / 1000
        resident += figures["Rss"] / 1000
    return shared_once, resident


def _family(root: int) -> list[int]:
    found = [root]
    for process in found:
        try:
            children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += [int(child) for child in children.split()]
    return found
