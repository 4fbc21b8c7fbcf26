# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a worker does with takes: read and decode the file, listen, judge."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.archive.handed import open_file
from viewer.archive.members import Locator
from viewer.case.message import Message, message
from viewer.case.take import Take, TakeQuality
from viewer.workflow.isolation.declared import Terms, isolated

if TYPE_CHECKING:
    from viewer.analysis.voice.listener import Listener

LEAST_S = 0.3
_LARGEST = 512 << 20


@isolated(Terms("start"))
def prepare() -> None:
    """Load the networks; a worker that has done so takes sound as fast as it is sent."""
    _listener()


@isolated(Terms("takes", seconds=120))
def takes_of_places(places: tuple[Locator, ...]) -> tuple[Take, ...]:
    """Judge files, one take each, in order."""
    return tuple(_take_of_path(Path(place.file)) for place in places)


@isolated(Terms("takes", seconds=120))
def take_of_sound(name: str, samples: NDArray[np.float32], rate: int, least_s: float) -> Take:
    """Judge mono samples in -1..1."""
    from viewer.analysis.voice.enrolment import judge

    return judge(_listener(), name, samples, rate, least_s)


def _take_of_path(path: Path) -> Take:
    from viewer.analysis.decode import decode
    from viewer.analysis.pcm import Undecodable
    from viewer.analysis.voice.enrolment import LONGEST_S, judge
    from viewer.analysis.voice.resample import mixed

    try:
        with open_file(str(path)) as stream:
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
