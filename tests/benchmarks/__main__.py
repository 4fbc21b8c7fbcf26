# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.benchmarks [FOLDER] [--only NAME]`: measure, print one line a figure; exit 1 where one is short."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.listing import listing
from tests.benchmarks.reporting import reports
from tests.benchmarks.scanning import against_no_isolation, against_the_floor, as_it_grows
from tests.benchmarks.sealed import sealed
from tests.benchmarks.voice import voices
from tests.benchmarks.window import window

GROUPS = {
    "floor": against_the_floor,
    "isolation": against_no_isolation,
    "growth": as_it_grows,
    "window": window,
    "voice": voices,
    "listing": listing,
    "report": reports,
    "sealed": sealed,
}


def main() -> int:
    """Measure in a folder that is kept if it was named, with the exports and the large case that were made in it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", choices=tuple(GROUPS), action="append")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        _keep_compiled(folder)
        short = False
        for name in asked.only or GROUPS:
            for figure in GROUPS[name](folder):
                sys.stdout.write(figure.line + "\n")
                sys.stdout.flush()
                short |= figure.value > figure.limit
    return int(short)


def _keep_compiled(folder: Path) -> None:
    """Let every process that is measured find its modules compiled, as an installed program does."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str((folder / "compiled").resolve())


if __name__ == "__main__":
    sys.exit(main())
