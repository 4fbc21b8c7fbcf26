# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How much memory a process has held at most."""

from __future__ import annotations

import sys
from pathlib import Path


def peak_kb(forget: bool = False) -> int:
    """The most memory this process has held, since it was last forgotten; 0 where the system does not tell.

    Source: proc(5), VmHWM; execve(2) carries the parent's maximum over into ru_maxrss.
    """
    if not sys.platform.startswith("linux"):
        return 0
    if forget:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
