# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Esc Esc in a large case: how long until the sound is off and every text that was uncovered is painted covered."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.benchmarks.browsing import opened
from tests.benchmarks.stage import Painted, rest, wait

ROUNDS, UNCOVERED = 15, 12


def panic(folder: Path, case: Path) -> list[float]:
    """Milliseconds from the second Esc to the painted table, of several rounds with texts uncovered before."""
    window, panel = opened(folder, case)
    painted, took = Painted(panel.view), list[float]()
    for round_ in range(ROUNDS):
        places = range(round_ * UNCOVERED, (round_ + 1) * UNCOVERED)
        for place in places:
            panel.view.selectRow(place)
            panel.uncover_current()
        rest(0.3)
        if any(panel.model.is_covered(place) for place in places):
            raise RuntimeError
        handle = window.windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_Escape)
        before, began = painted.count, time.perf_counter()
        QTest.keyClick(handle, Qt.Key.Key_Escape)
        wait(lambda before=before: painted.count > before)
        took.append(1000 * (time.perf_counter() - began))
        if not all(panel.model.is_covered(place) for place in places):
            raise RuntimeError
        rest(0.8)
    return took
