# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The locks of each system, as far as they can be looked at on any: what they are made of, and what is said of them."""

from __future__ import annotations

import errno
import os
import struct
from pathlib import Path
from types import SimpleNamespace

import pytest

from viewer.workflow.isolation import job_object, seatbelt, seccomp, state, syscalls
from viewer.workflow.isolation.lockdown import Isolation, available, program_files

_ALLOWED, _REFUSED, _KILLED, _ABSENT = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000, 0x00050000 | errno.ENOSYS
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def _groups() -> list[syscalls.Numbers]:
    return [group for name, group in vars(syscalls).items() if name.isupper()]


def verdict(machine: str, name: str, *arguments: int, architecture: int | None = None) -> int:
    """Run the filter as the kernel would, for a call by name."""
    column, own = _MACHINES[machine]
    numbers = {key: pair for group in _groups() for key, pair in group.items()}
    number = numbers[name][column] if name in numbers else int(name)
    given = [*arguments, 0, 0, 0, 0, 0, 0][:6]
    data = struct.pack("<iIQ6Q", number, own if architecture is None else architecture, 0, *given)
    lines, at, held = seccomp.program(machine, 4711), 0, 0
    while True:
        code, yes, no, value = struct.unpack("<HBBI", lines[at])
        at += 1
        if code == 0x20:
            held = struct.unpack_from("<I", data, value)[0]
        elif code == 0x06:
            return value
        else:
            held_true = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[code]
            at += yes if held_true else no


@pytest.mark.parametrize("machine", _MACHINES)
def test_the_filter_lets_reading_pass_and_nothing_else(machine: str) -> None:
    for name in ("read", "pread64", "mmap", "futex", "write", "exit_group", "recvmsg"):
        assert verdict(machine, name) == _ALLOWED
    assert verdict(machine, "openat", 0, 0, os.O_RDONLY | os.O_CLOEXEC) == _ALLOWED
    for writing in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC):
        assert verdict(machine, "openat", 0, 0, writing) == _REFUSED
    assert verdict(machine, "clone", 0x003D0F00) == _ALLOWED
    assert verdict(machine, "clone", 17) == _REFUSED
    assert verdict(machine, "clone3") == _ABSENT
    assert verdict(machine, "tgkill", 4711) == _ALLOWED
    assert verdict(machine, "tgkill", 1) == _REFUSED
    assert verdict(machine, "prlimit64", 0, 4, 0) == _ALLOWED
    assert verdict(machine, "prlimit64", 0, 4, 0x7FFF0000) == _REFUSED
    assert verdict(machine, "prctl", 15) == _ALLOWED
    assert verdict(machine, "prctl", 4) == _REFUSED
    for name in syscalls.DEADLY:
        assert verdict(machine, name) == _KILLED
    named = {pair[_MACHINES[machine][0]] for group in _groups() for pair in group.values()}
    for number in set(range(470)) - named:
        assert verdict(machine, str(number)) == _REFUSED


def test_calls_of_another_architecture_end_the_process() -> None:
    assert verdict("x86_64", "read", architecture=0x40000003) == _KILLED
    assert verdict("x86_64", str(0x40000000)) == _KILLED


@pytest.mark.parametrize("name", ["execve", "execveat", "socket", "connect", "fork", "vfork", "kill", "unlink"])
def test_no_list_holds_a_call_that_does_harm(name: str) -> None:
    assert not any(name in group for group in _groups())


def test_the_profile_for_macos_denies_all_but_what_it_names() -> None:
    profile = seatbelt.profile(['/Volumes/a/ex"port', "/Applications/back\\slash"])
    assert profile.startswith("(version 1)\n(deny default)\n")
    assert '(subpath "/Volumes/a/ex\\"port")' in profile
    assert '(subpath "/Applications/back\\\\slash")' in profile
    assert "network" not in profile
    assert "file-write" not in profile
    assert "process-exec" not in profile
    assert "process-fork" not in profile


def test_the_job_of_windows_holds_one_process_of_bounded_memory() -> None:
    told = job_object.limits(3 << 30)
    assert len(told) == 144
    assert struct.unpack_from("<I", told, 16)[0] == 0x8 | 0x100 | 0x400 | 0x2000
    assert struct.unpack_from("<I", told, 40)[0] == 1
    assert struct.unpack_from("<Q", told, 112)[0] == 3 << 30


class Kernel(SimpleNamespace):
    """A Windows that answers every call with `answer` and remembers their order."""


@pytest.mark.parametrize("answer", [1, 0])
def test_the_job_of_windows_is_entered_or_the_worker_does_not_begin(answer: int) -> None:
    called: list[str] = []

    def made(name: str) -> object:
        def call(*_: object) -> int:
            called.append(name)
            return answer

        return call

    names = ("CreateJobObjectW", "GetCurrentProcess", "SetInformationJobObject", "AssignProcessToJobObject")
    kernel = Kernel(**{name: made(name) for name in names})
    if answer:
        job_object.apply(1 << 30, kernel)
        assert called[-1] == "AssignProcessToJobObject"
    else:
        with pytest.raises(OSError, match="job object"):
            job_object.apply(1 << 30, kernel)


def test_what_workers_may_read_is_the_program_alone() -> None:
    allowed = program_files()
    assert not {"/", "/home", "/root", "/tmp", str(Path.cwd()), str(Path.home())} & set(allowed)
    assert any(path.endswith("viewer") for path in allowed)


@pytest.mark.parametrize("isolation", Isolation)
def test_every_state_is_said(isolation: Isolation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "available", lambda: isolation)
    assert state.state().key == f"isolation.{isolation.value}"
    assert state.is_reduced() is (isolation is not Isolation.FULL)


def test_this_system_is_one_of_them() -> None:
    assert available() in Isolation
