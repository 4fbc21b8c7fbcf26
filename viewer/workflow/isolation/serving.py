# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A worker's life: locked down first, then one request after another, until the pipe ends."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextvars import ContextVar
from multiprocessing.connection import Connection
from threading import Event, Thread

from viewer.archive.handed import handed
from viewer.case.message import Message, Problem
from viewer.workflow.isolation.codec import codec_of
from viewer.workflow.isolation.declared import reply_codec
from viewer.workflow.isolation.lockdown import lock_down
from viewer.workflow.isolation.requests import unpack_request
from viewer.workflow.isolation.wire import LONGEST_NOTE, Says, Sender, receive_request

BEAT_S = 1.0
_LINE: ContextVar[Sender | None] = ContextVar("line to the parent", default=None)


def tell_item(name: str) -> None:
    """Tell the parent which item is being read now, so that it is known which one ended the work. Outside a worker
    nobody is told."""
    line = _LINE.get()
    if line is not None:
        line.send(Says.AT_ITEM, codec_of(str).encode(name)[:LONGEST_NOTE])


def serve(pipe: Connection, folders: tuple[str, ...], first: object) -> None:
    """Serve until the pipe ends: deaf to Ctrl-C, mute on standard error, one thread for linear algebra.

    The process may read these `folders`. `first` is the function that it will be asked for first; its module was
    imported with it, before the process is locked down. Decoders in C write to standard error what they think of a
    file, and that may quote it.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    mute = os.open(os.devnull, os.O_WRONLY)
    os.dup2(mute, 1)
    os.dup2(mute, 2)
    lock_down(folders)
    line = Sender(pipe)
    _LINE.set(line)
    Thread(target=_beat, args=(line, Event()), daemon=True).start()
    while True:
        try:
            packed, files = unpack_request(*receive_request(pipe))
        except (EOFError, OSError):
            return
        with handed(files):
            line.send(*_answered(packed))
        for descriptor in files.values():
            os.close(descriptor)


def _answered(packed: bytes) -> tuple[Says, bytes]:
    """Do what the parent asks; what it sends is trusted. A worker answers, whatever happens in it."""
    try:
        function, values = pickle.loads(packed)  # noqa: S301  # from the parent
        return Says.ANSWER, reply_codec(function).encode(function(*values))
    except Problem as problem:
        return Says.PROBLEM, PROBLEM.encode((problem.said, problem.exit_code))
    except Exception as raised:
        return Says.FAILED, codec_of(str).encode(type(raised).__name__)


def _beat(line: Sender, never: Event) -> None:
    """Say every second that this process is alive and its interpreter free."""
    while not never.wait(BEAT_S):
        try:
            line.send(Says.ALIVE)
        except OSError:
            sys.exit()


PROBLEM = codec_of(tuple[Message, int])
