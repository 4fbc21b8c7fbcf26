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
from viewer.archive.opener import Opener
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
    found = case.file.ask("SELECT path, part, size FROM entry WHERE number = ?", number)
    if not found:
        raise Problem(message("case.no_such_recording"))
    path, part, size = found[0]
    source = source_of(case, secret)
    if path not in source.locators:
        raise Problem(message("archive.moved", part=part))
    with source:
        decoded = decode(source.read(Entry(path=path, part=part, size=size)))
    if isinstance(decoded, Undecodable):
        raise Problem(message("listen.unreadable"))
    return Sound(decoded.samples, decoded.rate)


def source_of(case: OpenCase, secret: Secret | None) -> ExportSource:
    """The way to the entries of the export, found once. Raises Problem where the export is not where it was."""
    if case.source is None or secret is not None:
        parts = []
        for name, place, size in case.file.ask("SELECT name, path, bytes FROM part ORDER BY name"):
            part = Part(name, Path(place), size)
            if not part.path.exists() or (part.path.is_file() and part.path.stat().st_size != size):
                raise Problem(message("archive.moved", part=name))
            parts.append(part)
        _, case.source = survey(tuple(parts), Opener(Limits(), secret), Unwatched())
    return case.source


def heard(case: OpenCase, number: int, seconds: float) -> Exposure:
    """Note seconds heard of a recording; only what is not known to be one's own counts."""
    return note_exposure(case.file, number, seconds, 0)


def read(case: OpenCase, number: int, characters: int) -> Exposure:
    """Note characters read of a recording's transcript; only what is not known to be one's own counts."""
    return note_exposure(case.file, number, 0.0, characters)


def exposure(case: OpenCase) -> Exposure:
    """What was heard and read so far."""
    return load_exposure(case.file)
