# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How long reports take: all five for exports of 1,700 and of 100,000 recordings that do not fit."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.exports import SHARED, plain, realistic
from tests.benchmarks.scanning import LARGE, Figure
from viewer.case.matter import Audience
from viewer.work import Unwatched
from viewer.workflow import cases, drafting

LETTERS = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP, Audience.PRESS)
ALL_LIMIT_S, LARGE_LIMIT_S = 10.0, 60.0


def reports(folder: Path) -> Iterator[Figure]:
    """Both figures, each as a share of its limit: the process that writes is new, and only its writing counts."""
    everything = (*LETTERS, Audience.SUPPORT)
    if SHARED.is_dir():
        made = realistic(folder, "never-owned")
        case = _scanned(folder / "never-owned.notmine", made / "export.zip", made / "facts.toml")
        yield _figure("all five reports at 1,700 recordings", folder, case, everything, ALL_LIMIT_S)
    facts = folder / "never-owned.toml"
    facts.write_text("[owner]\nuses_voice_assistant = false\n", encoding="utf-8")
    case = _scanned(folder / "foreign.notmine", plain(folder / "large.zip", LARGE), facts)
    yield _figure(f"all five reports at {LARGE:,} recordings", folder, case, everything, LARGE_LIMIT_S)


def _scanned(case: Path, export: Path, facts: Path) -> Path:
    """A case of this export, in which nothing fits the owner."""
    if not case.exists():
        command = [sys.executable, "-m", "viewer", "scan", str(export), "--facts", str(facts), "--case", str(case)]
        done = subprocess.run([*command, "--no-voice"], capture_output=True, check=False)
        if not case.exists():
            raise RuntimeError(done.stderr)
    return case


def write_all(case: Path, into: Path, audiences: tuple[Audience, ...]) -> dict[str, float]:
    """Write these reports in German; the seconds that each took."""
    took = {}
    with cases.open_case(case) as opened:
        for audience in audiences:
            began = time.perf_counter()
            drafting.save(opened, ((audience, "de"),), into, drafting.today(), Unwatched())
            took[audience.value] = time.perf_counter() - began
    return took


def _figure(name: str, folder: Path, case: Path, audiences: tuple[Audience, ...], limit_s: float) -> Figure:
    with tempfile.TemporaryDirectory(dir=folder) as into:
        command = [sys.executable, "-m", "tests.benchmarks.reporting", str(case), into, *audiences]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    took = json.loads(done.stdout)
    each = ", ".join(f"{one} {seconds:.1f}" for one, seconds in took.items())
    total = sum(took.values())
    return Figure(f"{name}, share of {limit_s:g} s", total / limit_s, 1.0, f"{total:.1f} s: {each}")


if __name__ == "__main__":
    wanted = tuple(Audience(one) for one in sys.argv[3:])
    sys.stdout.write(json.dumps(write_all(Path(sys.argv[1]), Path(sys.argv[2]), wanted)) + "\n")
