# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.survival.kills [--trials N] [--seed S] [--act A]`: kills commands at random moments.

Each trial runs a command, kills it and its workers with SIGKILL after a random time up to a little more than it takes,
and looks at the case that is left. Prints one line an act, and what was wrong; exit 1 where anything was.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.survival.trials import ACTS, Ground, commands, lay_ground, place, start, told, wrongs

_OVER = 1.15


def killed(ground: Ground, act: str, after_s: float) -> tuple[bool, int, list[str]]:
    """Whether the act was cut off, how many commands were acknowledged before, and what is wrong afterwards."""
    case = place(ground, act)
    log = ground.folder / "told"
    child = start(commands(ground, case, act), log)
    cut = not _ended(child, after_s)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if cut:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    codes = told(log)
    return cut, codes.count(0), wrongs(ground, case, act, codes)


def _ended(child: int, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.002)
    return False


def takes(ground: Ground, act: str) -> float:
    """How long an act takes undisturbed, in seconds. Raises AssertionError where it does not come to its end."""
    begun = time.monotonic()
    cut, acknowledged, wrong = killed(ground, act, 300)
    spent = time.monotonic() - begun
    assert not cut, f"{act} takes too long"
    assert acknowledged, f"{act} fails undisturbed"
    assert not wrong, f"{act}, undisturbed: {wrong}"
    return spent


def run(folder: Path, trials: int, seed: int, acts: tuple[str, ...] = ACTS) -> int:
    """So many trials, as many of each act; how many of them were wrong."""
    chance = random.Random(seed)
    ground = lay_ground(folder)
    bad = 0
    for act in acts:
        longest = _OVER * takes(ground, act)
        cut = acknowledged = 0
        begun = time.monotonic()
        for number in range(trials // len(acts)):
            after = chance.uniform(0, longest)
            was_cut, done, wrong = killed(ground, act, after)
            cut += was_cut
            acknowledged += done
            for one in wrong:
                bad += 1
                sys.stdout.write(f"  {act} {number}, killed after {after:.3f} s: {one}\n")
        spent = time.monotonic() - begun
        sys.stdout.write(
            f"{act}: {trials // len(acts)} trials, {cut} cut off, {acknowledged} commands acknowledged, {spent:.0f} s\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"wrong: {bad}\n")
    return bad


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.survival.kills")
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--act", choices=ACTS, action="append")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        acts = tuple(asked.act or ACTS)
        return 1 if run(asked.folder or Path(scratch), asked.trials, asked.seed, acts) else 0


if __name__ == "__main__":
    sys.exit(main())
