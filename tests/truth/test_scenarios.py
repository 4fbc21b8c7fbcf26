# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The main job on realistic exports made of real speech, scored against the truth.

Three hundred recordings of one seed by default; `NOTMINE_FULL=1` takes 1,700 and three seeds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.truth.exports import SHARED, make_export
from tests.truth.scoring import Score, score

FULL = os.environ.get("NOTMINE_FULL") == "1"
RECORDINGS = 1700 if FULL else 300
SEEDS = (1, 2, 3) if FULL else (1,)
SCENARIOS = ("never-owned", "mixed", "trace", "clean", "clean-party", "second-hand")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="the real speech is not there"),
]


def run(*arguments: str | Path) -> str:
    environment = os.environ | {"LANG": "en_US.UTF-8"}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def scored(folder: Path, scenario: str, variant: str, seed: int) -> Score:
    make_export(folder, "an4", scenario=scenario, variant=variant, seed=seed, recordings=RECORDINGS)
    case = folder / "case.notmine"
    parts = sorted(folder.glob("*.zip"))
    facts = ("--facts", folder / "facts.toml")
    summary = json.loads(run("-m", "viewer", "scan", *parts, "--case", case, *facts, "--no-voice", "--json"))
    rows = [json.loads(line) for line in run("-m", "viewer", "list", case, "--json").splitlines()]
    return score(folder, summary, rows)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("variant", ["ct2018", "parts2025"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario(tmp_path: Path, scenario: str, variant: str, seed: int) -> None:
    told = scored(tmp_path, scenario, variant, seed)
    assert told.found == told.recordings == RECORDINGS
    assert told.lost_entries == 0
    assert told.linked_share >= 0.99
    assert told.wrong_share <= 0.001
    assert told.own_inconsistent == 0
    if scenario in ("never-owned", "mixed", "trace"):
        assert told.foreign_inconsistent == told.foreign
    if scenario == "never-owned":
        assert told.conclusion == "report_suggested"
        assert told.foreign == RECORDINGS
    if scenario in ("clean", "clean-party"):
        assert told.conclusion != "report_suggested"
        assert told.foreign_inconsistent == 0
