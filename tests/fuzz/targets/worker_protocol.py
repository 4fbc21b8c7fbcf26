# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What comes back from a worker: frames from the pipe, and answers of the types that scans wait for."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from viewer.archive.members import Locator, Member
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Inventory, Kind, Limits, Part
from viewer.case.message import message
from viewer.case.observation import Observation
from viewer.case.reading import Reading
from viewer.case.recording import Recording, TimeSource, Transcript
from viewer.workflow.answers import measured_as_asked
from viewer.workflow.isolation.codec import Codec
from viewer.workflow.isolation.declared import reply_codec
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.isolation.wire import Receiver, Says, Sender
from viewer.workflow.packed_reading import PackedReading, Surveyed, packed_reading, packed_survey
from viewer.workflow.reading_pass import Measured, list_entries, measure, read_documents

_LONGEST = 1 << 20
_AT_ONCE = 1 << 14
_ENTRY = Entry("x.zip!a.wav", "x.zip", 10, 8, Kind.AUDIO)
_CODECS: tuple[Codec[object], ...] = tuple(reply_codec(one) for one in (measure, list_entries, read_documents))


def seeds() -> list[bytes]:
    """Answers as they are and in frames, as many frames as a worker may send."""
    answers = [codec.encode(value) for codec, value in zip(_CODECS, _values(), strict=True)]
    notes = [_framed(Says.ALIVE, b""), _framed(Says.FAILED, b"ValueError"), _framed(Says.AT_ITEM, b"x")]
    return [*answers, *(_framed(Says.ANSWER, one) for one in answers), b"".join(notes)]


def run(data: bytes) -> None:
    """Take the bytes for an answer, and for frames with answers in them."""
    for codec in _CODECS:
        _believe(codec, data)
    ours, theirs = multiprocessing.Pipe()
    receiver = Receiver(ours)
    with ours, theirs, suppress(Malformed):
        for start in range(0, len(data), _AT_ONCE):
            os.write(theirs.fileno(), data[start : start + _AT_ONCE])
            for frame in receiver.frames(_LONGEST):
                for codec in _CODECS:
                    _believe(codec, frame.body)


def _believe(codec: Codec[object], body: bytes | bytearray) -> None:
    """Walk an answer to its end, as whoever asked for it does."""
    with suppress(Malformed):
        found = codec.decode(body)
        if isinstance(found, Surveyed):
            list(found.entries), list(found.locators)
        elif isinstance(found, PackedReading):
            reading = found.reading
            for part in (reading.recordings, reading.transcripts, reading.links, reading.dispositions):
                list(part)
        elif isinstance(found, tuple):
            measured_as_asked([_ENTRY, _ENTRY], found)


def _values() -> Iterator[object]:
    told = Observation(_ENTRY.path, "signal", "1", {"duration_s": 1.5, "codec": "pcm"}, bytes(4))
    yield Measured(_ENTRY.path, "0" * 64, (told,)), Measured(_ENTRY.path, "", (), message("archive.empty_file"))
    part = Part("x.zip", Path("x.zip"), 10)
    locators = {_ENTRY.path: Locator("x.zip", (Member(0, 1, 2, 3, 8, 5),))}
    yield packed_survey(Inventory((part,), (_ENTRY,)), ExportSource((part,), Opener(Limits()), locators))
    recordings = [Recording("r", _ENTRY.path, None, TimeSource.NAME, "G0", batch="b")]
    lines = [Transcript("t", "what was said", _ENTRY.path, "row 1", None)]
    yield packed_reading(Reading(("amazon-alexa-2018",), recordings, lines))


def _framed(says: Says, body: bytes) -> bytes:
    """A frame as a worker sends it."""
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        Sender(theirs).send(says, body)
        return os.read(ours.fileno(), _LONGEST)
