# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every file that this process and its descendants change, on the whole file system; Linux tells it to root alone.

Python's audit hook hears nothing of what C libraries write, SQLite above all; fanotify(7) does.
A process that has ended before its event is read is taken for somebody else's.
"""

from __future__ import annotations

import ctypes
import os
import select
import struct
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

_MODIFY, _CLOSE_WRITE = 0x2, 0x8
_ADD, _MOUNT = 0x1, 0x10
_NONBLOCK, _UNLIMITED_QUEUE = 0x2, 0x10
_AT_FDCWD = -100
_EVENT = struct.Struct("=IBBHQii")
_LOCKS = "/dev/shm/sem."  # of the pool that the trials run in
_MOUNTED = ("/", "/tmp", "/dev/shm", "/home", "/var", "/run")


class Everywhere:
    """Collects the files that were changed outside `allowed`. Raises OSError where the kernel does not let it."""

    def __init__(self, allowed: Path) -> None:
        streams = [str(Path(f"/proc/self/fd/{one}").readlink()) for one in (1, 2)]
        self._allowed = (f"{allowed}/", _LOCKS, os.devnull, *streams)
        self._own, self._mine = os.getpid(), dict[int, bool]()
        self.outside: set[str] = set()
        self.heard = 0
        libc = ctypes.CDLL(None, use_errno=True)
        self._events = libc.fanotify_init(_NONBLOCK | _UNLIMITED_QUEUE, os.O_RDONLY)
        if self._events < 0:
            raise OSError(ctypes.get_errno(), "fanotify_init")
        for place in _MOUNTED:
            mask = ctypes.c_uint64(_MODIFY | _CLOSE_WRITE)
            if libc.fanotify_mark(self._events, _ADD | _MOUNT, mask, _AT_FDCWD, place.encode()) and place == "/":
                raise OSError(ctypes.get_errno(), "fanotify_mark")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    @classmethod
    def around(cls, folder: Path, stack: ExitStack) -> Everywhere | None:
        """Listen until the stack ends; None where the kernel does not let this user."""
        try:
            return stack.enter_context(cls(folder))
        except OSError:
            sys.stdout.write("the kernel does not let this user watch the whole file system\n")
            return None

    def __enter__(self) -> Everywhere:
        """Listen from now on."""
        self._thread.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Hear what is left, and stop."""
        self._stop.set()
        self._thread.join()
        os.close(self._events)

    def told(self) -> str:
        """In a sentence, how much was heard and what was outside."""
        outside = ", ".join(sorted(self.outside)) or "nothing"
        return f"{self.heard} changes of files on the whole file system, outside of the trials' folder: {outside}"

    def _listen(self) -> None:
        while True:
            ready, _, _ = select.select([self._events], [], [], 0.2)
            if ready:
                self._take(os.read(self._events, 1 << 16))
            elif self._stop.is_set():
                return

    def _take(self, data: bytes) -> None:
        at = 0
        while at < len(data):
            length, _, _, _, _, handle, process = _EVENT.unpack_from(data, at)
            at += length
            if handle < 0:
                self.outside.add("the queue of events ran over")
                continue
            path = str(Path(f"/proc/self/fd/{handle}").readlink())
            os.close(handle)
            if self._is_mine(process):
                self.heard += 1
                if not path.startswith(self._allowed):
                    self.outside.add(path)

    def _is_mine(self, process: int) -> bool:
        if process not in self._mine:
            self._mine[process] = process == self._own or self._is_mine_by_parent(process)
        return self._mine[process]

    def _is_mine_by_parent(self, process: int) -> bool:
        try:
            told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        parent = int(told.rpartition(")")[2].split()[1])
        return parent > 1 and self._is_mine(parent)
