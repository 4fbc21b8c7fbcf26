# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Listening to one recording, and the ledger of what was heard and read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.decode import decode
from viewer.analysis.pcm import Undecodable
from viewer.archive.source import ExportSource
from viewer.archive.survey import survey
from viewer.case.export import Entry, Limits, Part, Secret
from viewer.case.message import Problem, message
from viewer.case.review import Exposure
from viewer.storage.exposure import load_exposure, note_exposure
from viewer.work import Unwatched
from viewer.workflow.opened import OpenCase


@dataclass(frozen=True, slots=True)
class Sound:
    """Decoded sound: int16 samples [frames, channels] at `rate` frames a second."""

    samples: NDArray[np.int16]
    rate: int


def load_sound(case: OpenCase, number: int, secret: Secret | None = None) -> Sound:
    """Decode one recording from the export. Raises Problem: export moved or changed, entry unreadable."""
    found = case.file.ask(
        "SELECT e.path, e.size, p.name, p.path, p.bytes FROM entry e JOIN part p ON p.name = e.part WHERE e.number = ?",
        number,
    )
    if not found:
        raise Problem(message("case.no_such_recording"))
    path, size, name, place, weight = found[0]
    part = Part(name, Path(place), weight)
    if not part.path.exists() or (part.path.is_file() and part.path.stat().st_size != part.bytes):
        raise Problem(message("archive.moved", part=name))
    _, source = survey(ExportSource((part,), {}, Limits(), secret), Limits(), Unwatched())
    if path not in source.locators:
        raise Problem(message("archive.moved", part=name))
    with source.open(Entry(path=path, part=name, size=size)) as stream:
        decoded = decode(stream.read())
    if isinstance(decoded, Undecodable):
        raise Problem(message("listen.unreadable"))
    return Sound(decoded.samples, decoded.rate)


def heard(case: OpenCase, number: int, seconds: float) -> Exposure:
    """Note seconds heard of a recording; only what is not known to be one's own counts."""
    return note_exposure(case.file, number, seconds, 0)


def read(case: OpenCase, number: int, characters: int) -> Exposure:
    """Note characters read of a recording's transcript; only what is not known to be one's own counts."""
    return note_exposure(case.file, number, 0.0, characters)


def exposure(case: OpenCase) -> Exposure:
    """What was heard and read so far."""
    return load_exposure(case.file)
