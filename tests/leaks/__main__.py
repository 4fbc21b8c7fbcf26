# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.leaks --cases 200 --jobs 2 --out docs/validation/canaries.md`: many lives, and a page of figures."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.leaks.case_life import Lived, live_apart
from tests.leaks.page import page


def lives(seeds: Sequence[int], jobs: int) -> Iterable[Lived]:
    """As they end."""
    with multiprocessing.get_context("spawn").Pool(jobs, maxtasksperchild=10) as pool:
        yield from pool.imap_unordered(live_apart, seeds)


def main() -> int:
    """1 where anything leaked."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--cases", type=int, default=200)
    reader.add_argument("--jobs", type=int, default=2)
    reader.add_argument("--minutes", type=float, default=600)
    reader.add_argument("--out", type=Path)
    reader.add_argument("--log", type=Path, help="what lives in it already is not lived again")
    given = reader.parse_args()
    began, found = time.monotonic(), _lived_before(given.log)
    done = {one.seed for one in found}
    for lived in lives([seed for seed in range(given.cases) if seed not in done], given.jobs):
        found.append(lived)
        told = {"seed": lived.seed, "leaks": {name: hits for name, hits in lived.leaks.items() if hits}}
        sys.stdout.write(json.dumps(told | {"strange": lived.strange}) + "\n")
        sys.stdout.flush()
        if given.log:
            with given.log.open("a", encoding="utf-8") as log:
                log.write(json.dumps(asdict(lived)) + "\n")
        if time.monotonic() - began > given.minutes * 60:
            break
    if given.out:
        given.out.write_text(page(found), encoding="utf-8")
    return int(any(lived.leaked for lived in found))


def _lived_before(log: Path | None) -> list[Lived]:
    if log is None or not log.is_file():
        return []
    return [Lived(**json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    sys.exit(main())
