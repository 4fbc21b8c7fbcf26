# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.fuzz [TARGET...] [--seconds N] [--jobs N]`: fuzz, print N runs and crashes; exit 1 after one."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from functools import partial
from pathlib import Path

from tests.fuzz.running import NAMES, fuzz_for, keep


def main() -> int:
    """Fuzz every target that was named, or all, for so many seconds each, so many at a time; crashes are kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", choices=[[], *NAMES], metavar=f"TARGET of {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    asked = parser.parse_args()
    crashed = False
    names = asked.targets or NAMES
    with multiprocessing.get_context("spawn").Pool(asked.jobs, maxtasksperchild=1) as pool:
        for name, outcome in zip(names, pool.imap(partial(fuzz_for, asked.seed, asked.seconds), names), strict=True):
            keep(outcome, asked.keep / name)
            sys.stdout.write(f"{name}: {outcome.runs} runs, {len(outcome.crashes)} crashes (seed {asked.seed})\n")
            for place in outcome.crashes:
                sys.stdout.write(f"  {place}, kept in {asked.keep / name}\n")
            sys.stdout.flush()
            crashed |= bool(outcome.crashes)
    return int(crashed)


if __name__ == "__main__":
    sys.exit(main())
