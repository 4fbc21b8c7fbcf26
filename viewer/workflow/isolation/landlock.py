# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What files a worker may open on Linux (Landlock): those named, for reading, and nothing else."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_RIGHTS_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NETWORK = 0b11
_SCOPED = 0b11
_SET_NO_NEW_PRIVS = 38


def version() -> int:
    """The version of Landlock in this kernel, 0 where there is none."""
    found: int = _libc().syscall(ctypes.c_long(_CREATE_RULESET), None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    return max(found, 0)


def apply(readable: Iterable[str]) -> None:
    """From now on this thread and those it makes can open nothing but these files, and files beneath these folders, for
    reading. What is open stays open. Raises OSError where the kernel cannot."""
    libc, known = _libc(), version()
    rights = (1 << _RIGHTS_BY_VERSION[min(known, 5)]) - 1 if known else 0
    attributes = struct.pack("<QQQ", rights, _NETWORK if known >= 4 else 0, _SCOPED if known >= 6 else 0)
    used = 24 if known >= 6 else 16 if known >= 4 else 8
    rules = libc.syscall(ctypes.c_long(_CREATE_RULESET), attributes[:used], ctypes.c_size_t(used), ctypes.c_uint32(0))
    _checked(rules)
    try:
        for path in readable:
            _allow(libc, rules, path)
        _checked(libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        _checked(libc.syscall(ctypes.c_long(_RESTRICT_SELF), rules, ctypes.c_uint32(0)))
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: str) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_DIR if stat.S_ISDIR(os.fstat(place).st_mode) else _READ_FILE
        beneath = struct.pack("<Qi", rights, place)
        _checked(libc.syscall(ctypes.c_long(_ADD_RULE), rules, _PATH_BENEATH, beneath, ctypes.c_uint32(0)))
    finally:
        os.close(place)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(answer: int) -> None:
    if answer < 0:
        raise OSError(ctypes.get_errno(), "landlock")
