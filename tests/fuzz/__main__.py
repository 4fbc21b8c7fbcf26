# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.fuzz [TARGET...] [--seconds N]`: fuzz, print `TARGET: N runs, N crashes`; exit 1 after a crash."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.running import NAMES, fuzz, keep


def main() -> int:
    """Fuzz every target that was named, or all, for so many seconds each; crashes are kept below `--keep`."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", choices=[[], *NAMES], metavar=f"TARGET of {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    asked = parser.parse_args()
    crashed = False
    for name in asked.targets or NAMES:
        outcome = fuzz(name, asked.seed, seconds=asked.seconds)
        keep(outcome, asked.keep / name)
        sys.stdout.write(f"{name}: {outcome.runs} runs, {len(outcome.crashes)} crashes (seed {asked.seed})\n")
        for place in outcome.crashes:
            sys.stdout.write(f"  {place}, kept in {asked.keep / name}\n")
        sys.stdout.flush()
        crashed |= bool(outcome.crashes)
    return int(crashed)


if __name__ == "__main__":
    sys.exit(main())
