# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Adding an item to letters by hand: it is shown first, then added, and can be taken out again."""

from __future__ import annotations

import hashlib
import os
import wave
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from viewer.archive.kinds import is_named_like_audio
from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.enclosure import Content, Enclosure
from viewer.case.export import Entry, Secret
from viewer.case.message import Problem, message
from viewer.report.dossier import Enclosed
from viewer.storage import enclosures as kept
from viewer.storage.exposure import note_exposure
from viewer.work import Watch
from viewer.workflow.isolation.declared import Terms, isolated
from viewer.workflow.listen import Sound, load_sound, source_of
from viewer.workflow.opened import OpenCase
from viewer.workflow.surveying import folders_of_case
from viewer.workflow.workers import Workers
from viewer.workflow.written import write_whole


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown to the user, in full: a text, or the sound. Only this can be enclosed afterwards."""

    item: Enclosure
    text: str
    sound: Sound | None


def offered(case: OpenCase, recording: str) -> tuple[Content, ...]:
    """What of a recording can be shown and added."""
    source = kept.find_source(case.file, recording)
    return tuple(one for one in Content if source.content(one))


def show(case: OpenCase, recording: str, what: Content, secret: Secret | None = None) -> Shown:
    """Content of a recording (`r…`), which counts as read, or heard to its end; the journal notes it, by id and count.

    Raises Problem: no such recording, it has no such content, its sound cannot be read.
    """
    source = kept.find_source(case.file, recording)
    if what is Content.SOUND:
        return _heard_whole(case, source.number, recording, load_sound(case, source.number, secret))
    text = source.content(what)
    item = kept.keep_shown(case.file, recording, what, characters=len(text))
    note_exposure(case.file, source.number, 0.0, len(text))
    return Shown(item, text, None)


def enclose(case: OpenCase, shown: Shown, note: str) -> Enclosure:
    """Add what was shown to the letters; `note` says why. Raises Problem where it was not shown, was taken out since,
    or is not the same any more.
    """
    return kept.keep_enclosed(case.file, shown.item, note.strip())


def shown_before(case: OpenCase, recording: str, what: Content) -> Shown:
    """What was shown earlier and can be enclosed, without showing it again. Raises Problem where it was not shown."""
    return Shown(kept.find_shown(case.file, recording, what), "", None)


def show_in_file(case: OpenCase, recording: str, place: Path, secret: Secret | None = None) -> Shown:
    """The sound of a recording as a new WAV file of the user's own, to be heard there; it counts as heard to its end.

    It holds what was decoded here, so that no other program has to trust the entry's own bytes. Raises Problem as
    `show` does, where the file is there already and where the folder refuses; then nothing counts. Where it cannot be
    counted, there is no file.
    """
    source = kept.find_source(case.file, recording)
    if not source.content(Content.SOUND):
        raise Problem(message(f"enclosing.nothing.{Content.SOUND}"))
    if os.path.lexists(place):
        raise Problem(message("enclosing.file_there", file=place.name))
    sound = load_sound(case, source.number, secret)
    write_whole(place, partial(_write_wave, sound))
    try:
        return _heard_whole(case, source.number, recording, sound)
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def _heard_whole(case: OpenCase, number: int, recording: str, sound: Sound) -> Shown:
    seconds = round(len(sound.samples) / sound.rate, 1)
    item = kept.keep_shown(case.file, recording, Content.SOUND, seconds=seconds)
    note_exposure(case.file, number, seconds, 0)
    return Shown(item, "", sound)


def _write_wave(sound: Sound, stream: BinaryIO) -> None:
    with wave.open(stream, "wb") as file:
        file.setnchannels(sound.samples.shape[1])
        file.setsampwidth(sound.samples.dtype.itemsize)
        file.setframerate(sound.rate)
        file.writeframes(sound.samples.astype("<i2").tobytes())


def withdraw(case: OpenCase, recording: str, what: Content) -> bool:
    """Take an item out of the letters, until it is shown and added again. Whether it was in them."""
    return kept.withdraw(case.file, recording, what)


def enclosures(case: OpenCase) -> tuple[Enclosure, ...]:
    """The items that letters carry now, in the order in which they were added."""
    return kept.load_enclosures(case.file)


def enclosed(case: OpenCase) -> tuple[Enclosed, ...]:
    """The same with their content, as letters carry them; sounds are numbered, for the names of their files."""
    numbers = count(1)
    return tuple(_enclosed(case, one, numbers) for one in enclosures(case))


def read_sounds(case: OpenCase, wanted: Sequence[Enclosed], watch: Watch) -> tuple[tuple[str, bytes], ...]:
    """The names and bytes of sounds as they lie in the export, read by a worker. Raises Problem: the export is not
    where it was, or no longer the same; Cancelled.
    """
    if not wanted:
        return ()
    with Workers(1, folders_of_case(case)) as workers:
        source = source_of(case, None, workers, watch)
        tasks = tuple(_task(case, source, one) for one in wanted)
        found = workers.finish(workers.start(_read, replace(source, locators={}), tasks), watch)
    for one, (entry, _), data in zip(wanted, tasks, found, strict=True):
        if hashlib.sha256(data).hexdigest() != one.sha256:
            raise Problem(message("archive.moved", part=entry.part))
    return tuple((one.file, data) for one, data in zip(wanted, found, strict=True))


def _enclosed(case: OpenCase, item: Enclosure, numbers: count[int]) -> Enclosed:
    source = kept.find_source(case.file, item.recording)
    is_sound, content = item.what is Content.SOUND, source.content(item.what)
    return Enclosed(
        recording=item.recording,
        what=item.what,
        text="" if is_sound else content,
        file=f"enclosure-{next(numbers)}{_ending(source.path)}" if is_sound else "",
        sha256=content if is_sound else "",
        note=item.note,
        shown_at=item.shown_at,
        enclosed_at=item.enclosed_at,
        digest=item.digest,
    )


def _ending(path: str) -> str:
    """The ending of an entry's name where it is one of sound; names from outside go no further than that."""
    return PurePosixPath(path).suffix.lower() if is_named_like_audio(path) else ".audio"


def _task(case: OpenCase, source: ExportSource, one: Enclosed) -> tuple[Entry, Locator]:
    place = kept.find_source(case.file, one.recording)
    if place.path not in source.locators:
        raise Problem(message("archive.moved", part=place.part))
    return Entry(path=place.path, part=place.part, size=place.size), source.locators[place.path]


@isolated(Terms("audio", seconds=60, reply_bytes=1 << 28))
def _read(source: ExportSource, tasks: Sequence[tuple[Entry, Locator]]) -> tuple[bytes, ...]:
    """In a worker: the bytes of these entries."""
    source = replace(source, locators={entry.path: locator for entry, locator in tasks})
    return tuple(source.read(entry) for entry, _ in tasks)
