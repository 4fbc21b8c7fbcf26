# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.survival.faults [--every N] [--act A]`: the disk refuses the first write, the second, and so on.

Every write, truncation and sync below the case's folder is a site, SQLite's as well as Python's, since `fault.c` stands
before the C library. `full` fails from there on with ENOSPC, `broken` once with EIO. Needs Linux and a C compiler.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.survival.trials import ACTS, Ground, commands, lay_ground, place, start, told, wrongs

DISKS = {"full": (errno.ENOSPC, 1), "broken": (errno.EIO, 0)}
_SOURCE = Path(__file__).with_name("fault.c")


def _arm(folder: Path, nth: int, number: int, lasting: int) -> None:
    ctypes.CDLL(None).fault_arm(os.fsencode(folder), nth, number, lasting)


def _tell_sites(place: Path) -> None:
    count = ctypes.CDLL(None).fault_count()
    _arm(Path("/nowhere"), 0, 0, 0)
    place.write_text(str(count), encoding="ascii")


def sites(ground: Ground, act: str) -> int:
    """How many writes an act makes undisturbed."""
    case = place(ground, act)
    count = ground.folder.parent / "sites"
    log = ground.folder.parent / "told"
    child = os.fork()
    if not child:
        inner = start(commands(ground, case, act), log, lambda: _count_into(ground.folder, count))
        os.waitpid(inner, 0)
        os._exit(0)
    os.waitpid(child, 0)
    log.unlink()
    return int(count.read_text(encoding="ascii"))


def _count_into(folder: Path, place: Path) -> None:
    _arm(folder, 0, 0, 0)
    leave = os._exit

    def tell(code: int) -> None:
        _tell_sites(place)
        leave(code)

    os._exit = tell  # type: ignore[assignment]


def refused(ground: Ground, act: str, disk: str, nth: int) -> tuple[list[int], list[str]]:
    """What the user was told where the nth write is refused, and what is wrong on a disk that works again."""
    case = place(ground, act)
    log = ground.folder.parent / "told"
    log.unlink(missing_ok=True)
    os.waitpid(start(commands(ground, case, act), log, lambda: _arm(ground.folder, nth, *DISKS[disk])), 0)
    codes = told(log)
    found = wrongs(ground, case, act, codes)
    if not codes:
        found.append("nothing was told")
    if 99 in codes:
        found.append(log.with_suffix(".error").read_text(encoding="utf-8"))
    return codes, found


def run(folder: Path, every: int, acts: tuple[str, ...]) -> int:
    """Every so many sites of each act, on a full and on a broken disk; how many trials were wrong."""
    ground = lay_ground(folder)
    bad = 0
    for act in acts:
        there = sites(ground, act)
        for disk in DISKS:
            done = refusals = 0
            for nth in range(1, there + 1, every):
                codes, wrong = refused(ground, act, disk, nth)
                done += 1
                refusals += any(codes)
                for one in wrong:
                    bad += 1
                    sys.stdout.write(f"  {act}, {disk} disk from write {nth}: {one}\n")
            sys.stdout.write(f"{act}: {there} writes, {done} refused on a {disk} disk, {refusals} times told\n")
            sys.stdout.flush()
    sys.stdout.write(f"wrong: {bad}\n")
    return bad


def main() -> int:
    """The command line; starts itself once more behind the shim."""
    parser = argparse.ArgumentParser(prog="python -m tests.survival.faults")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--act", choices=ACTS, action="append")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if "NOTMINE_FAULTS" not in os.environ:
            shim = Path(scratch) / "fault.so"
            subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", shim, _SOURCE, "-ldl"], check=True)
            behind = os.environ | {"LD_PRELOAD": str(shim), "NOTMINE_FAULTS": "1"}
            return subprocess.run(
                [sys.executable, "-m", __spec__.name, *sys.argv[1:]], env=behind, check=False
            ).returncode
        return 1 if run(Path(scratch).resolve(), asked.every, tuple(asked.act or ACTS)) else 0


if __name__ == "__main__":
    sys.exit(main())
