# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every target stands its seeds and some changed ones; the runner sees a crash when there is one."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import running
from tests.fuzz.mutation import mutated
from tests.fuzz.running import NAMES, fuzz, keep, seeds_of

RUNS = {"case": 60}


@pytest.mark.parametrize("name", NAMES)
def test_a_target_stands_its_seeds_and_changed_ones(name: str) -> None:
    outcome = fuzz(name, seed=1, most=RUNS.get(name, 400))
    assert outcome.runs == RUNS.get(name, 400)
    assert "\n".join(trace for _, trace in outcome.crashes.values()) == ""


def test_the_command_fuzzes_and_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz", "names", "--seconds", "0.1", "--seed", "1", "--keep", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"names: [1-9]\d* runs, 0 crashes \(seed 1\)\n", told)


@pytest.mark.parametrize("name", NAMES)
def test_changed_inputs_differ_and_can_be_made_again(name: str) -> None:
    seeds = seeds_of(name)
    made = [[mutated(seeds, rng) for _ in range(20)] for rng in (random.Random(1), random.Random(1))]
    assert made[0] == made[1]
    assert len(set(made[0])) > 10


def test_a_crash_is_counted_once_a_place_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Fragile:
        def seeds(self) -> list[bytes]:
            return [b"whole"]

        def run(self, data: bytes) -> None:
            if data != b"whole":
                raise ZeroDivisionError

    monkeypatch.setattr(running, "target_named", lambda _: Fragile())
    outcome = fuzz("zip", seed=1, most=50)
    keep(outcome, tmp_path / "zip")
    assert len(outcome.crashes) == 1
    assert sorted(path.suffix for path in (tmp_path / "zip").iterdir()) == ["", ".txt"]
