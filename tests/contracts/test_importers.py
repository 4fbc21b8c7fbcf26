# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What every importer must keep, whatever its format."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from tests.builders import export_2018, export_2025, tone
from tests.importers.shelf import Shelf, shelved
from viewer.case.export import Fate, Inventory, Kind
from viewer.case.message import message
from viewer.case.reading import Reading, Recognition, Unrecognised
from viewer.importers.importer import Importer
from viewer.importers.registry import IMPORTERS, read_export
from viewer.words import Words
from viewer.work import Cancelled, Unwatched

Parts = Mapping[str, Mapping[str, bytes | None]]


def _folder() -> Parts:
    return {"memos.zip": {"memo 1.wav": tone(), "sub/memo 2.wav": tone(), "notes.txt": b"milk\n", "data.bin": b"\0\1"}}


def _amazon_2018() -> Parts:
    return {"export.zip": export_2018()}


# importer, a fixture of its own, its format
OWN: list[tuple[str, Callable[[], Parts], str]] = [
    ("amazon-alexa", _amazon_2018, "amazon-alexa-2018"),
    ("amazon-alexa", export_2025, "amazon-alexa-2024"),
    ("audio-folder", _folder, "audio-folder"),
]
NOT_OWN: list[tuple[str, Callable[[], Parts]]] = [
    ("amazon-alexa", _folder),
    ("amazon-alexa", lambda: {"holiday.zip": {"a.jpg": b"\xff\xd8", "b.txt": b"x"}}),
    ("audio-folder", lambda: {"holiday.zip": {"a.jpg": b"\xff\xd8", "b.txt": b"x"}}),
]
JUNK: Parts = {
    "junk.zip": {
        "__MACOSX/._memo.wav": b"\0\5\x16\7",
        ".DS_Store": b"x",
        "FileDescriptions.csv": b"File name,Description\r\nA.csv,About\r\n",
        "README.txt": b"Thank you.",
        "picture.jpg": b"\xff\xd8",
        "empty.wav": b"",
        "empty.txt": b"",
        "fake.m4a": b"nothing",
        "Alexa/Transcripts.pdf": b"%PDF-1.4 garbage",
        "Alexa/Transcripts 2.pdf": b"",
        "Alexa/Transcripts 3.pdf": b"2018-08-21 14:05 no pdf at all",
        "Alexa/history.json": b'{"a": [1, 2',
        "Alexa/NLU/Intent-2-1.csv": b'"never closed, \xff\xfe\r\n1,2,3',
        "Alexa/deep.json": b"[" * 200_000,
        "Alexa/page.html": b"<html><p>\xe4\xf6 <b",
        "Alexa/cannot be opened.csv": None,
    }
}


def _importer(name: str) -> Importer:
    return next(importer for importer in IMPORTERS if importer.name == name)


def _read(importer: Importer, source: Shelf, inventory: Inventory) -> Reading:
    recognition = importer.recognise(inventory)
    assert isinstance(recognition, Recognition)
    return importer.read(source, inventory, recognition, Unwatched())


@pytest.mark.parametrize(("name", "build", "format_name"), OWN)
def test_recognises_its_own(name: str, build: Callable[[], Parts], format_name: str) -> None:
    _, inventory = shelved(build())
    recognition = _importer(name).recognise(inventory)
    assert isinstance(recognition, Recognition)
    assert recognition.format == format_name
    assert recognition.landmarks
    assert set(recognition.landmarks) <= set(inventory.by_path)
    assert 0 < recognition.certainty <= 1


@pytest.mark.parametrize(("name", "build"), NOT_OWN)
def test_refuses_what_is_not_its_own(name: str, build: Callable[[], Parts]) -> None:
    _, inventory = shelved(build())
    answer = _importer(name).recognise(inventory)
    assert isinstance(answer, Unrecognised)
    assert Words("en").say(answer.why)


@pytest.mark.parametrize(("name", "build", "format_name"), OWN)
def test_is_chosen_for_its_own(name: str, build: Callable[[], Parts], format_name: str) -> None:
    source, inventory = shelved(build())
    assert read_export(source, inventory, Unwatched()).formats == (format_name,)


@pytest.mark.parametrize(("name", "build", "format_name"), OWN)
def test_loses_no_entry_and_survives_what_is_broken(name: str, build: Callable[[], Parts], format_name: str) -> None:
    source, inventory = shelved({**build(), **JUNK})
    sounds = [entry for entry in inventory.of_kind(Kind.AUDIO) if entry.part != "junk.zip"]
    flawed = replace(sounds[0], flaw=message("archive.damaged"))
    entries = tuple(flawed if entry.path == flawed.path else entry for entry in inventory.entries)
    inventory = Inventory(inventory.parts, entries)
    reading = _read(_importer(name), source, inventory)
    fates = {one.entry: one for one in reading.dispositions}
    assert len(fates) == len(reading.dispositions), "an entry has two fates"
    assert set(fates) <= set(inventory.by_path)
    assert all(one.fate is not Fate.UNKNOWN for one in fates.values())
    assert all((one.reason is None) == (one.fate is Fate.HANDLED) for one in fates.values())
    assert fates[flawed.path].fate is Fate.REJECTED
    ended = {path.partition("!")[2]: one.fate for path, one in fates.items() if path.startswith("junk.zip")}
    rejected = {"empty.wav", "fake.m4a", "Alexa/Transcripts.pdf", "Alexa/history.json", "Alexa/deep.json"}
    rejected.add("Alexa/Transcripts 3.pdf")
    assert {path for path, fate in ended.items() if fate is Fate.REJECTED} == {*rejected, "Alexa/cannot be opened.csv"}
    ignored = {"__MACOSX/._memo.wav", ".DS_Store", "FileDescriptions.csv", "README.txt", "picture.jpg", "empty.txt"}
    assert {path for path, fate in ended.items() if fate is Fate.IGNORED} >= ignored
    for one in reading.dispositions:
        if one.reason is not None and one.reason.key.startswith("importers."):
            assert all(Words(language).say(one.reason) for language in ("de", "en"))


@pytest.mark.parametrize(("name", "build", "format_name"), OWN)
def test_every_sound_is_a_recording_and_is_not_opened(name: str, build: Callable[[], Parts], format_name: str) -> None:
    source, inventory = shelved(build())
    reading = _read(_importer(name), source, inventory)
    sounds = {path for path in inventory.by_path if path.endswith(".wav")}
    assert {one.entry for one in reading.recordings} == sounds
    assert {one.entry for one in reading.dispositions if one.fate is Fate.HANDLED} >= sounds
    assert sounds.isdisjoint(source.opened)
    assert len({one.id for one in reading.recordings}) == len(sounds)


@pytest.mark.parametrize(("name", "build", "format_name"), OWN)
def test_says_the_same_twice_and_travels_between_processes(
    name: str, build: Callable[[], Parts], format_name: str
) -> None:
    first, second = (_read(_importer(name), *shelved(build())) for _ in range(2))
    assert first == second
    assert copy.deepcopy(first) == first
    assert len(pickle.dumps(first)) > 100
    for note in first.notes:
        assert all(Words(language).say(note) for language in ("de", "en"))


class _Stopping(Unwatched):
    def advance(self, units: int = 1, note: str = "") -> None:
        raise Cancelled


def test_stops_when_asked() -> None:
    source, inventory = shelved(_amazon_2018())
    with pytest.raises(Cancelled):
        read_export(source, inventory, _Stopping())


def test_nothing_known_is_an_empty_reading_with_a_note() -> None:
    source, inventory = shelved({"holiday.zip": {"a.jpg": b"\xff\xd8", "b.txt": b"x"}})
    reading = read_export(source, inventory, Unwatched())
    assert reading.recordings == ()
    assert reading.formats == ()
    assert [note.key for note in reading.notes] == ["importers.no_audio"]
    assert [one.entry for one in reading.dispositions] == ["holiday.zip!a.jpg"]
