# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.fortress [--every N] [--packed N]`: the corpus, alone and packed; exit 1 where one got out."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from tests.fortress.everywhere import Everywhere
from tests.fortress.trial import (
    Outcome,
    Watchman,
    hostile_files,
    lent_workers,
    packed_in_an_export,
    try_export,
)
from tests.memory import peak_kb

LIMIT_S = 305.0


def main() -> int:
    """Try every file and tell what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fortress")
    parser.add_argument("--every", type=int, default=1, help="only every so-manieth file")
    parser.add_argument("--packed", type=int, default=50, help="files in one export")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        with ExitStack() as stack:
            system = Everywhere.around(Path(folder), stack)
            stack.enter_context(lent_workers())
            bad = _tried(asked)
    if system is None:
        return bad
    sys.stdout.write(system.told() + "\n")
    return int(bad or bool(system.outside))


def _tried(asked: argparse.Namespace) -> int:
    files, watchman = hostile_files()[:: asked.every], Watchman()
    outcomes = {}
    for path in files:
        outcomes[path.name] = try_export(path, watchman)
        _tell(path.name, outcomes[path.name])
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(files), asked.packed):
            export = packed_in_an_export(files[start : start + asked.packed], Path(folder) / f"export-{start}.zip")
            outcomes[export.name] = try_export(export, watchman)
            _tell(export.name, outcomes[export.name])
    return _sum_up(outcomes)


def _tell(name: str, one: Outcome) -> None:
    if not one.is_held or one.seconds > 20:
        sys.stdout.write(f"{name}: {replace(one, reasons=tuple(sorted(set(one.reasons))))}\n")
        sys.stdout.flush()


def _sum_up(outcomes: dict[str, Outcome]) -> int:
    refused = Counter(one.refused for one in outcomes.values() if one.refused)
    reasons = Counter(key for one in outcomes.values() for key in one.reasons)
    fates = Counter[str]()
    for one in outcomes.values():
        fates.update(one.fates)
    lost = [name for name, one in outcomes.items() if not one.is_held or one.seconds > LIMIT_S]
    megabytes = peak_kb() // 1000
    slowest = max(one.seconds for one in outcomes.values())
    for line in (
        f"{len(outcomes)} exports, {len(lost)} not held; slowest {slowest:.1f} s; main process {megabytes} MB",
        f"refused whole: {dict(refused)}",
        f"entries: {dict(fates)}; reasons: {dict(reasons)}",
    ):
        sys.stdout.write(line + "\n")
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main())
