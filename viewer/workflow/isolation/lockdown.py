# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How a worker is locked in, by the means of the system that it runs on."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import viewer
from viewer.resource import resource
from viewer.workflow.isolation import bounds

_LIBRARIES = ("stdlib", "platstdlib", "purelib", "platlib")
_SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/lib",
    "/lib64",
    "/usr/share/zoneinfo",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/dev/null",
    "/dev/urandom",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
)


class Isolation(StrEnum):
    """How far workers are locked in on this system."""

    FULL = "full"
    NO_FILES = "no_files"
    NO_CALLS = "no_calls"
    REDUCED = "reduced"
    BOUNDS = "bounds"


def available() -> Isolation:
    """What this system can do."""
    system: str = sys.platform
    if system == "linux":
        from viewer.workflow.isolation import landlock, seccomp

        files, calls = landlock.version() > 0, seccomp.supported()
        if files:
            return Isolation.FULL if calls else Isolation.NO_CALLS
        return Isolation.NO_FILES if calls else Isolation.BOUNDS
    return Isolation.REDUCED if system in ("darwin", "win32") else Isolation.BOUNDS


def lock_down(readable: Sequence[str]) -> None:
    """Lock this process in for good: it may read the program's own files and these, and nothing else.

    It does what the system can; `available` says what that is. Raises OSError where the system refuses what it has.
    """
    system: str = sys.platform
    bounds.apply()
    if system == "linux":
        from viewer.workflow.isolation import landlock, seccomp

        if landlock.version():
            landlock.apply([*program_files(), *_SYSTEM, *readable])
        if seccomp.supported():
            seccomp.apply()
    elif system == "darwin":
        from viewer.workflow.isolation import seatbelt

        seatbelt.apply([*program_files(), *readable])
    elif system == "win32":
        from viewer.workflow.isolation import job_object

        job_object.apply(bounds.MEMORY)


def program_files() -> tuple[str, ...]:
    """Where this program lies: its package, what ships with it, Python and the libraries, compiled or not."""
    package, paths = Path(viewer.__file__).parent, sysconfig.get_paths()
    found = [
        package,
        resource("words").parent,
        *(Path(paths[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    ]
    if sys.pycache_prefix:
        found.append(Path(sys.pycache_prefix))
    if getattr(sys, "frozen", False):
        found.append(Path(sys.executable).parent)
    return tuple(dict.fromkeys(str(path) for path in found if path.exists()))
