# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker does with takes: read and decode the file, listen, judge; within bounds of memory and time."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.case.message import Message, message
from viewer.case.take import Take, TakeQuality

if TYPE_CHECKING:
    from viewer.analysis.voice.listener import Listener

LEAST_S = 0.3
_LARGEST = 512 << 20
_MEMORY = 4 << 30
_PATIENCE_S = 120


def prepare() -> None:
    """Load the networks; a worker that has done so takes sound as fast as it is sent."""
    _listener()


def takes_of_paths(paths: tuple[Path, ...]) -> tuple[Take, ...]:
    """Judge files, one take each, in order."""
    with _bounded():
        return tuple(_take_of_path(path) for path in paths)


def take_of_sound(name: str, samples: NDArray[np.float32], rate: int, least_s: float) -> Take:
    """Judge mono samples in -1..1."""
    from viewer.analysis.voice.enrolment import judge

    with _bounded():
        return judge(_listener(), name, samples, rate, least_s)


def _take_of_path(path: Path) -> Take:
    from viewer.analysis.decode import decode
    from viewer.analysis.pcm import Undecodable
    from viewer.analysis.voice.enrolment import LONGEST_S, judge
    from viewer.analysis.voice.resample import mixed

    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError:
        return _refused(path, message("enrol.unreadable"))
    if len(data) > _LARGEST:
        return _refused(path, message("enrol.too_large"))
    found = decode(data)
    if isinstance(found, Undecodable):
        return _refused(path, message("enrol.not_sound"))
    return judge(_listener(), path.name, mixed(found.samples[: LONGEST_S * found.rate]), found.rate)


def _refused(path: Path, problem: Message) -> Take:
    return Take(path.name, TakeQuality(0.0, 0.0, 0.0, problem))


@cache
def _listener() -> Listener:
    """The networks, loaded once in this process."""
    from viewer.analysis.voice.listener import Listener

    return Listener()


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """The process ends where the work takes more memory or time than any honest take; Windows sets no such bounds."""
    if sys.platform == "win32":
        yield
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    signal.alarm(_PATIENCE_S)
    try:
        yield
    finally:
        signal.alarm(0)
