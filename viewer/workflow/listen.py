# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Listening to one recording, and the ledger of what was heard and read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Limits, Part, Secret
from viewer.case.message import Problem, message
from viewer.case.review import Exposure
from viewer.storage.exposure import load_exposure, note_exposure
from viewer.work import Cancelled, Unwatched, Watch
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.opened import OpenCase
from viewer.workflow.surveying import folders_of_case, survey_in
from viewer.workflow.worker import WorkerDied
from viewer.workflow.workers import Workers

_BYTES_A_SECOND = 480_000
_MAX_RATE, _MAX_CHANNELS = 768_000, 32
_UNWATCHED = Unwatched()


@dataclass(frozen=True, slots=True)
class Sound:
    """Decoded sound: int16 samples [frames, channels] at `rate` frames a second."""

    samples: NDArray[np.int16]
    rate: int


def load_sound(case: OpenCase, number: int, secret: Secret | None = None, watch: Watch = _UNWATCHED) -> Sound:
    """Decode one recording from the export, in a worker that stays for the next one. Raises Problem: export moved or
    changed, entry unreadable; Cancelled."""
    found = case.file.ask("SELECT path, part, size FROM entry WHERE number = ?", number)
    if not found:
        raise Problem(message("case.no_such_recording"))
    path, part, size = found[0]
    if case.ears is None:
        case.ears = Workers(1, folders_of_case(case))
    try:
        source = source_of(case, secret, case.ears, watch)
        if path not in source.locators:
            raise Problem(message("archive.moved", part=part))
        entry = Entry(path=path, part=part, size=size)
        return _playable(case.ears.finish(case.ears.start(decode_entry, source.only((entry,)), entry), watch))
    except WorkerDied:
        raise Problem(message("listen.unreadable")) from None
    except Cancelled:
        case.rest_ears()
        raise


def _playable(sound: Sound) -> Sound:
    """The same, where a sound card can be set to it. Raises WorkerDied."""
    if not (1 <= sound.rate <= _MAX_RATE and sound.samples.ndim == 2 and 1 <= sound.samples.shape[1] <= _MAX_CHANNELS):
        raise WorkerDied
    return sound


def _decoding_s(source: ExportSource, entry: Entry) -> float:
    return entry.size / _BYTES_A_SECOND


@isolated(Terms("audio", seconds=30, reply_bytes=(1 << 28) + (1 << 16), seconds_of=_decoding_s))
def decode_entry(source: ExportSource, entry: Entry) -> Sound:
    """In a worker: the sound of one entry."""
    from viewer.analysis.decode import decode
    from viewer.analysis.pcm import Undecodable

    decoded = decode(source.read(entry))
    if isinstance(decoded, Undecodable):
        raise Problem(message("listen.unreadable"))
    return Sound(decoded.samples, decoded.rate)


def source_of(case: OpenCase, secret: Secret | None, workers: Workers, watch: Watch) -> ExportSource:
    """The way to the entries of the export, found once. Raises Problem where the export is not where it was."""
    if case.source is None or secret is not None:
        parts = []
        for name, place, size in case.file.ask("SELECT name, path, bytes FROM part ORDER BY name"):
            part = Part(name, Path(place), size)
            if not part.path.exists() or (part.path.is_file() and part.path.stat().st_size != size):
                raise Problem(message("archive.moved", part=name))
            parts.append(part)
        _, case.source = survey_in(workers, tuple(parts), Opener(Limits(), secret), watch)
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
