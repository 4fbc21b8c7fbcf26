# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How long a ZIP's directory takes and how much memory, against the standard library's `zipfile`.

`python -m tests.benchmarks.listing own|zipfile FILE` goes through one in a process of its own; JSON on stdout.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.processes import run
from tests.benchmarks.scanning import Figure

RUNS = 3
SIZES = (1_700, 500_000)


def listing(folder: Path) -> Iterator[Figure]:
    """Time and memory of both, for an export and for half a million entries."""
    for entries in SIZES:
        path = _archive(folder / f"directory-{entries}.zip", entries)
        told = {which: [_measured(which, path) for _ in range(RUNS)] for which in ("own", "zipfile")}
        seconds = {which: statistics.median(one["seconds"] for one in all_) for which, all_ in told.items()}
        memory = {which: statistics.median(one["mb"] for one in all_) for which, all_ in told.items()}
        detail = f"{seconds['own']:.3f} s against {seconds['zipfile']:.3f} s"
        yield Figure(f"listing {entries:,} entries, time against zipfile", _ratio(seconds), 1.0, detail)
        if entries == max(SIZES):
            detail = f"{memory['own']:.0f} MB against {memory['zipfile']:.0f} MB"
            yield Figure(f"listing {entries:,} entries, memory against zipfile", _ratio(memory), 0.25, detail)


def _ratio(figures: dict[str, float]) -> float:
    return figures["own"] / max(figures["zipfile"], 1e-9)


def _archive(path: Path, entries: int) -> Path:
    if not path.exists():
        with zipfile.ZipFile(path, "w") as archive:
            for number in range(entries):
                archive.writestr(f"Alexa/Audio/A3S5BH2HU6VAYF.1.0_2016_01_01_{number:08d}_G090AAAA11112222.wav", b"x")
    return path


def _measured(which: str, path: Path) -> dict[str, float]:
    told: dict[str, float] = json.loads(
        run([sys.executable, "-m", "tests.benchmarks.listing", which, str(path)]).output
    )
    return told


def _go_through(which: str, path: Path) -> int:
    """Both passes of the reader of our own, or the list that `zipfile` makes."""
    from viewer.archive.contents import Contents
    from viewer.case.export import Limits

    with path.open("rb") as stream:
        if which == "zipfile":
            return len(zipfile.ZipFile(stream).infolist())
        return sum(1 for _ in Contents.of(stream, Limits(entries=1 << 30)).records())


def main() -> None:
    """Measure one of them here: CPU seconds, and MB beyond what the process began with."""
    import viewer.archive.contents  # noqa: F401  # so that it is not measured

    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    count = _go_through(sys.argv[1], Path(sys.argv[2]))
    seconds = time.process_time() - began
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    sys.stdout.write(json.dumps({"entries": count, "seconds": seconds, "mb": megabytes}) + "\n")


if __name__ == "__main__":
    main()
