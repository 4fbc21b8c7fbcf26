# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.benchmarks [FOLDER]`: measure everything, print one line a figure; exit 1 where one is short."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.scanning import against_the_floor, as_it_grows


def main() -> int:
    """Measure in a folder that is kept if it was named."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        short = False
        for measure in (against_the_floor, as_it_grows):
            for figure in measure(folder):
                sys.stdout.write(figure.line + "\n")
                sys.stdout.flush()
                short |= figure.value > figure.limit
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
