# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The bounds of Windows for workers: a job object of one process, with bounded memory, without windows and clipboard.

A job cannot keep a process from opening files or sockets; that is why isolation on Windows is called reduced.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

_ACTIVE_PROCESS, _PROCESS_MEMORY, _NO_CRASH_WINDOW, _KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000
_EXTENDED, _UI_RESTRICTIONS = 9, 4
_ALL_OF_UI = 0xFF
_BASIC = struct.Struct("<qqIxxxxQQIxxxxQII")
_COUNTERS_BYTES = 48


def limits(memory: int) -> bytes:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of a 64-bit process: one process, `memory` bytes, killed with its parent."""
    flags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _NO_CRASH_WINDOW | _KILL_ON_CLOSE
    basic = _BASIC.pack(0, 0, flags, 0, 0, 1, 0, 0, 0)
    return basic + bytes(_COUNTERS_BYTES) + struct.pack("<QQQQ", memory, 0, 0, 0)


def apply(memory: int, kernel: Any = None) -> None:
    """Put this process into such a job for good. Raises OSError where the system refuses."""
    kernel = kernel or ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    told, desk = limits(memory), struct.pack("<I", _ALL_OF_UI)
    done = (
        kernel.SetInformationJobObject(job, _EXTENDED, told, len(told))
        and kernel.SetInformationJobObject(job, _UI_RESTRICTIONS, desk, len(desk))
        and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    )
    if not done:
        raise OSError("job object")
