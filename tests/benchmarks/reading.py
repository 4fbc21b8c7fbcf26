# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The window while an export is read: how soon Stop is obeyed, and how long the window stands still."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.stage import Heart, open_stage, rest, wait
from viewer.case.facts import Facts

MOMENTS_S = (0.0, 0.1, 0.3, 0.6, 0.9, 1.3, 1.8, 2.4, 3.2, 4.2)


def stopping(folder: Path, export: Path) -> dict[str, float]:
    """Milliseconds until work that was stopped so many seconds after its beginning was at rest, by that moment.

    Moments at which the work was over already are left out.
    """
    window = open_stage(folder)
    flows, jobs = window.parts.flows, window.parts.jobs
    stopped: list[object] = []
    flows.trouble.connect(stopped.append)
    begun: list[bool] = []
    flows.begun.connect(begun.append)
    took: dict[str, float] = {}
    for moment in MOMENTS_S:
        begun.clear()
        flows.open_paths([export], Facts())
        wait(lambda: bool(begun))
        rest(moment)
        stopped.clear()
        if not jobs.busy:
            break
        jobs.stop()
        milliseconds = 1000 * wait(lambda: not jobs.busy)
        if stopped:
            took[f"{moment:.1f} s"] = round(milliseconds, 1)
    return took


def standstill(folder: Path, export: Path) -> dict[str, float]:
    """Milliseconds that the window stood still at the longest, from the opening of an export until it was judged."""
    window = open_stage(folder)
    flows, jobs = window.parts.flows, window.parts.jobs
    flows.preload()
    rest(1.0)
    heart, judged = Heart(window), list[object]()
    flows.judged.connect(judged.append)
    flows.open_paths([export], Facts())
    seconds = wait(lambda: bool(judged) and not jobs.busy)
    rest(0.5)
    return {"longest_ms": heart.longest_ms, "seconds": seconds}
