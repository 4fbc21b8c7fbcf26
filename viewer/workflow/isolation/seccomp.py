# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A filter of system calls for workers on Linux (seccomp): reading, computing and answering pass, all else is refused.

A worker may read from what is open or can be opened for reading, make threads, and write to what is open. It cannot
start a program or a process, open a socket, open anything for writing, or reach into another process. Most of what is
refused fails with EPERM; what only an attack would try ends the process.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

from viewer.workflow.isolation import syscalls

_LD_W_ABS, _JEQ_K, _JGE_K, _JSET_K, _RET_K = 0x20, 0x15, 0x35, 0x45, 0x06
_NR_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_X32 = 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CLONE_THREAD = 0x00010000
_NAMES_OF_THREADS = (15, 16, 0x53564D41)
_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER, _ALL_THREADS, _GET_ACTION_AVAILABLE = 1, 1, 2
_ARCHITECTURES = {"x86_64": (0, 0xC000003E, 317), "aarch64": (1, 0xC00000B7, 277)}

Instruction = bytes


def supported() -> bool:
    """Whether the filter is written for this machine, and its kernel has such filters."""
    if platform.machine() not in _ARCHITECTURES or struct.calcsize("P") != 8:
        return False
    asked = ctypes.c_uint32(_KILL_PROCESS)
    call = ctypes.c_long(_ARCHITECTURES[platform.machine()][2])
    answer: int = ctypes.CDLL(None, use_errno=True).syscall(call, _GET_ACTION_AVAILABLE, 0, ctypes.byref(asked))
    return answer == 0


def program(machine: str, process: int) -> list[Instruction]:
    """The filter for a machine (`x86_64`, `aarch64`) and the process of this id, which may send signals to itself."""
    column, architecture, _ = _ARCHITECTURES[machine]
    lines = [_load(_ARCH_AT), _jump(_JEQ_K, architecture, 1, 0), _ret(_KILL_PROCESS), _load(_NR_AT)]
    if machine == "x86_64":
        lines += [_jump(_JGE_K, _X32, 0, 1), _ret(_KILL_PROCESS)]

    def of(numbers: syscalls.Numbers) -> list[int]:
        return [number for pair in numbers.values() if (number := pair[column]) is not None]

    for group in (syscalls.READING, syscalls.ANSWERING, syscalls.MEMORY, syscalls.THREADS):
        lines += _each(of(group), _ALLOW)
    lines += _each(of(syscalls.SIGNALS) + of(syscalls.QUESTIONS), _ALLOW)
    lines += _each(of(syscalls.ABSENT), _ERRNO | errno.ENOSYS)
    lines += _each(of(syscalls.DEADLY), _KILL_PROCESS)
    asked = {name: pair[column] for name, pair in syscalls.ASKED.items()}
    lines += _where(asked["open"], 1, _none_of(_WRITING))
    lines += _where(asked["openat"], 2, _none_of(_WRITING))
    lines += _where(asked["clone"], 0, [_jump(_JSET_K, _CLONE_THREAD, 0, 1), _ret(_ALLOW)])
    lines += _where(asked["tgkill"], 0, _each([process], _ALLOW))
    lines += _where(asked["prctl"], 0, _each(list(_NAMES_OF_THREADS), _ALLOW))
    lines += _where(asked["prlimit64"], 2, [_jump(_JEQ_K, 0, 0, 1), _ret(_ALLOW)])
    return [*lines, _ret(_ERRNO | errno.EPERM)]


def apply() -> None:
    """Filter every thread of this process from now on; there is no way back. Raises OSError where the kernel cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    lines = b"".join(program(platform.machine(), os.getpid()))
    held = ctypes.create_string_buffer(lines, len(lines))
    filter_of = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(lines) // 8, ctypes.addressof(held)))
    _checked(libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    call = _ARCHITECTURES[platform.machine()][2]
    _checked(libc.syscall(ctypes.c_long(call), _SET_MODE_FILTER, _ALL_THREADS, filter_of))


def _checked(answer: int) -> None:
    if answer != 0:
        raise OSError(ctypes.get_errno(), "seccomp")


def _each(numbers: list[int], verdict: int) -> list[Instruction]:
    found = []
    for number in numbers:
        found += [_jump(_JEQ_K, number, 0, 1), _ret(verdict)]
    return found


def _where(number: int | None, argument: int, rest: list[Instruction]) -> list[Instruction]:
    """For the one call: look at the lower half of an argument and decide; refused where nothing lets it pass."""
    if number is None:
        return []
    block = [_load(_ARGUMENTS_AT + 8 * argument), *rest, _ret(_ERRNO | errno.EPERM)]
    return [_jump(_JEQ_K, number, 0, len(block)), *block]


def _none_of(bits: int) -> list[Instruction]:
    return [_jump(_JSET_K, bits, 1, 0), _ret(_ALLOW)]


def _load(at: int) -> Instruction:
    return struct.pack("<HBBI", _LD_W_ABS, 0, 0, at)


def _jump(code: int, value: int, yes: int, no: int) -> Instruction:
    return struct.pack("<HBBI", code, yes, no, value)


def _ret(verdict: int) -> Instruction:
    return struct.pack("<HBBI", _RET_K, 0, 0, verdict)
