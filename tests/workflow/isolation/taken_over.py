# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker would do that an export has taken over. Each runs in a real worker, locked in as every worker is."""

from __future__ import annotations

import ctypes
import errno
import os
import pickle
import resource
import socket
import time
from collections.abc import Callable
from pathlib import Path

from viewer.archive.handed import open_file
from viewer.archive.members import Locator
from viewer.workflow.isolation import serving
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.isolation.wire import Says


def _map_beyond_all_bounds() -> None:
    bytearray(6 << 30)


ACTS: dict[str, Callable[[str], object]] = {
    "read the users": lambda _: Path("/etc/passwd").read_bytes(),
    "list the root": lambda _: next(Path("/").iterdir()),
    "read the case": lambda case: Path(case, "case.notmine").read_bytes(),
    "write into /tmp": lambda _: Path("/tmp/notmine-escaped").write_bytes(b"x"),
    "write into the case": lambda case: Path(case, "escaped").write_bytes(b"x"),
    "append to the case": lambda case: Path(case, "case.notmine").open("ab"),  # noqa: SIM115
    "delete the case": lambda case: Path(case, "case.notmine").unlink(),
    "rename the case": lambda case: Path(case, "case.notmine").rename(Path(case, "gone")),
    "cut the case": lambda case: os.truncate(Path(case, "case.notmine"), 0),
    "become a program": lambda _: os.execv("/bin/true", ["true"]),  # noqa: S606
    "start a program": lambda _: os.posix_spawn("/bin/true", ["true"], {}),
    "multiply": lambda _: os.fork(),
    "call out by TCP": lambda _: socket.create_connection(("127.0.0.1", 80), 1),
    "call out by UDP": lambda _: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "call a neighbour": lambda _: socket.socket(socket.AF_UNIX),
    "make two neighbours": lambda _: socket.socketpair(),
    "signal the parent": lambda _: os.kill(os.getppid(), 0),
    "make a file in memory": lambda _: os.memfd_create("x"),
    "take all memory": lambda _: _map_beyond_all_bounds(),
    "change rights": lambda case: Path(case).chmod(0o700),
    "link": lambda case: Path(case, "escaped").symlink_to("/etc/passwd"),
    "raise its bounds": lambda _: resource.setrlimit(resource.RLIMIT_CORE, (1, 1)),
}


def try_all(case: str) -> dict[str, str]:
    """What became of each act: the name of the error that stopped it, or `done`."""
    found = {}
    for name, act in ACTS.items():
        try:
            act(case)
            found[name] = "done"
        except (OSError, MemoryError, ValueError) as error:
            found[name] = type(error).__name__
    return found


def write_to_the_export(place: Locator) -> tuple[str, str]:
    """Read the file that was handed over, then try to change it: its beginning, and the name of the error."""
    with open_file(place.file) as stream:
        began = stream.read(8).decode()
        descriptor = stream.raw._descriptor  # type: ignore[attr-defined]
    try:
        os.write(descriptor, b"changed")
    except OSError as error:
        return began, errno.errorcode[error.errno or 0]
    return began, "done"


def still_works() -> float:
    """Threads and linear algebra go on behind the lock."""
    import threading

    import numpy as np

    found: list[float] = []
    thread = threading.Thread(target=lambda: found.append(float((np.ones((64, 64)) @ np.ones((64, 64)))[0, 0])))
    thread.start()
    thread.join()
    return found[0]


class Bomb:
    """A pickle of this would write a file wherever it is read."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path(self.place),)


def _say(says: Says, body: bytes) -> None:
    line = serving._LINE.get()
    assert line is not None
    line.send(says, body)


def _raw(data: bytes) -> None:
    line = serving._LINE.get()
    assert line is not None
    with line._lock:
        os.write(line._pipe.fileno(), data)
        time.sleep(60)


MISDEEDS: dict[str, Callable[[str], object]] = {
    "answers too long": lambda _: _say(Says.ANSWER, b"\0" * (1 << 20)),
    "claims to answer without end": lambda _: _raw(b"\1" + (1 << 40).to_bytes(8, "little")),
    "begins a frame and stops": lambda _: _raw(b"\1" + (100).to_bytes(8, "little") + b"half"),
    "speaks no frame": lambda _: _raw(b"\xff" * 9),
    "answers nonsense": lambda _: _say(Says.ANSWER, b"nonsense"),
    "answers a pickle": lambda place: _say(Says.ANSWER, pickle.dumps(Bomb(place))),
    "answers another type": lambda _: 7,
    "says a sentence that is none": lambda _: _say(Says.PROBLEM, serving.PROBLEM.encode((_no_sentence(), 2))),
    "raises": lambda _: 1 // 0,
    "leaves": lambda _: os._exit(0),
    "crashes": lambda _: ctypes.string_at(0),
    "reaches into another process": lambda _: ctypes.CDLL(None).ptrace(0, 0, 0, 0),
    "runs for ever": lambda _: _for_ever(),
    "falls silent": lambda _: ctypes.PyDLL(None).sleep(60),
}


def _no_sentence() -> object:
    from viewer.case.message import Message

    return Message("no.such_key")


def _for_ever() -> None:
    while True:
        time.sleep(0.1)


@isolated(Terms("misdeeds", seconds=3, reply_bytes=1 << 16))
def misbehave(tasks: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Do honest work for a task named `honest`, else the misdeed of that name."""
    return tuple(name if name == "honest" else MISDEEDS[name](place) for name, place in tasks)  # type: ignore[misc]
