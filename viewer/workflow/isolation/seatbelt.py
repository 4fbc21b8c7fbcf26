# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The sandbox of macOS for workers: a profile given to `sandbox_init`, which the system has had since 10.5.

Apple calls the function deprecated and uses it itself; nothing else takes away a process's rights without signing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

_LIBRARY = "/usr/lib/libSystem.B.dylib"
_SYSTEM = ("/usr/lib", "/usr/share", "/System/Library", "/Library/Apple", "/private/var/db/dyld", "/dev")
_PROFILE = """(version 1)
(deny default)
(allow process-info* (target self))
(allow signal (target self))
(allow sysctl-read)
(allow file-read-metadata)
(allow file-map-executable)
"""


def profile(readable: Iterable[str]) -> str:
    """The profile: everything denied but computing, and reading these files and what lies beneath these folders."""
    lines = [f"(allow file-read* (subpath {_quoted(path)}))" for path in (*_SYSTEM, *readable)]
    return _PROFILE + "\n".join(lines) + "\n"


def apply(readable: Iterable[str]) -> None:
    """Lock this process in for good. Raises OSError where the system refuses the profile."""
    library = ctypes.CDLL(_LIBRARY, use_errno=True)
    said = ctypes.c_char_p()
    if library.sandbox_init(profile(readable).encode(), ctypes.c_uint64(0), ctypes.byref(said)) != 0:
        raise OSError(ctypes.get_errno(), "sandbox")


def _quoted(path: str) -> str:
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
