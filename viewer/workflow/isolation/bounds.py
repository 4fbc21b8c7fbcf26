# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker may take from the machine: memory, processor time, open files; no file of any size, no core dump."""

from __future__ import annotations

import sys
from pathlib import Path

MEMORY = 4 << 30
_CPU_S = 3600
_FILES = 512


def apply() -> None:
    """Bound this process, where the system has such bounds; they cannot be raised again.

    A dump of the process would hold what it was reading. The number of processes is not bounded here, since the system
    counts those of the whole user; where the system filters calls, a worker cannot make any.
    """
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, _CPU_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (OSError, ValueError):
            continue


def resident_bytes(process: int) -> int:
    """The memory that a process holds now, 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0
