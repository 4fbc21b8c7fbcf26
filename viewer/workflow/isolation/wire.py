# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What goes over the pipe: requests with open files one way, frames the other way.

A frame is a byte of kind, eight of length, and a body. The parent reads what is there and waits for no more, so that a
worker that begins a frame and never ends it holds nobody up; a frame that claims to be longer than the work may answer
is refused before any of it is kept.
"""

from __future__ import annotations

import os
import select
import struct
import sys
from collections.abc import Iterator
from enum import IntEnum
from multiprocessing import reduction
from multiprocessing.connection import Connection
from threading import Lock
from typing import NamedTuple

from viewer.workflow.isolation.malformed import Malformed

_HEAD = struct.Struct("<BQ")
_REQUEST = struct.Struct("<QI")
_AT_ONCE = 1 << 20
PATIENCE_S = 60
LONGEST_NOTE = 8 << 10


class Says(IntEnum):
    """What a frame says."""

    ALIVE = 0
    ANSWER = 1
    PROBLEM = 2
    FAILED = 3
    AT_ITEM = 4


class Frame(NamedTuple):
    """One frame, complete."""

    says: Says
    body: bytearray


class Sender:
    """The worker's end; frames of several threads never mix."""

    def __init__(self, pipe: Connection) -> None:
        """Send into this pipe."""
        self._pipe, self._lock = pipe, Lock()

    def send(self, says: Says, body: bytes = b"") -> None:
        """Send one frame, and wait until it is gone. Raises OSError where nobody listens any more."""
        data = _HEAD.pack(says, len(body)) + body
        with self._lock:
            if sys.platform == "win32":
                self._pipe.send_bytes(data)
                return
            view = memoryview(data)
            while view:
                view = view[os.write(self._pipe.fileno(), view) :]


class Receiver:
    """The parent's end."""

    def __init__(self, pipe: Connection) -> None:
        """Take frames from this pipe."""
        self._pipe, self._held = pipe, bytearray()

    def frames(self, longest: int) -> Iterator[Frame]:
        """The frames that are complete by now, an answer of `longest` bytes at most; call it when the pipe is readable.

        Raises EOFError or OSError where the process is gone, Malformed for what is no frame or is too long.
        """
        if sys.platform == "win32":
            self._held += self._pipe.recv_bytes(longest + _HEAD.size)
        else:
            came = os.read(self._pipe.fileno(), _AT_ONCE)
            if not came:
                raise EOFError
            self._held += came
        while len(self._held) >= _HEAD.size:
            code, length = _HEAD.unpack_from(self._held)
            if code not in Says._value2member_map_ or length > (longest if code == Says.ANSWER else LONGEST_NOTE):
                raise Malformed
            if len(self._held) < _HEAD.size + length:
                return
            body = self._held[_HEAD.size : _HEAD.size + length]
            del self._held[: _HEAD.size + length]
            yield Frame(Says(code), body)


def send_request(pipe: Connection, process: int, request: bytes, descriptors: list[int]) -> None:
    """The parent's request, and the files that go with it. Raises OSError where the worker does not take it in time."""
    data = _REQUEST.pack(len(request), len(descriptors)) + request
    if sys.platform == "win32":
        pipe.send_bytes(data)
        return
    view, ready = memoryview(data), select.poll()
    ready.register(pipe.fileno(), select.POLLOUT)
    os.set_blocking(pipe.fileno(), False)
    try:
        while view:
            if not ready.poll(1000 * PATIENCE_S):
                raise TimeoutError
            view = view[os.write(pipe.fileno(), view) :]
    finally:
        os.set_blocking(pipe.fileno(), True)
    for descriptor in descriptors:
        reduction.send_handle(pipe, descriptor, process)


def receive_request(pipe: Connection) -> tuple[bytes, list[int]]:
    """In the worker: a request, and the descriptors of its files. Raises EOFError or OSError where the pipe ended."""
    if sys.platform == "win32":
        return pipe.recv_bytes()[_REQUEST.size :], []
    length, count = _REQUEST.unpack(_exactly(pipe.fileno(), _REQUEST.size))
    request = _exactly(pipe.fileno(), length)
    return request, [reduction.recv_handle(pipe) for _ in range(count)]


def _exactly(descriptor: int, length: int) -> bytes:
    parts = []
    while length:
        part = os.read(descriptor, min(length, _AT_ONCE))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
