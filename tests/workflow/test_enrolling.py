# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Enrolling from end to end, with the demonstration's artificial voices: judged in a process, kept or not at all."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
import soundfile

from viewer.case.message import Problem
from viewer.case.voice import OWNER
from viewer.resource import resource
from viewer.work import Cancelled, Unwatched
from viewer.workflow import enrolling


@pytest.fixture(scope="module")
def speech() -> np.ndarray:
    """Thirty seconds of artificial speech, 16 kHz mono."""
    with zipfile.ZipFile(next(resource("demo").glob("*.zip"))) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".wav"))
        clips = [soundfile.read(io.BytesIO(archive.read(name)), dtype="float32")[0] for name in names[:40]]
    return np.concatenate([clip if clip.ndim == 1 else clip[:, 0] for clip in clips])[: 30 * 16_000]


@pytest.fixture
def folder(tmp_path: Path, speech: np.ndarray) -> Path:
    half = speech.size // 2
    soundfile.write(tmp_path / "one.wav", speech[:half], 16_000)
    soundfile.write(tmp_path / "two.flac", np.stack([speech[half:]] * 2, 1), 16_000)
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 no sound in here")
    (tmp_path / "broken.wav").write_bytes(b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(40))
    return tmp_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home" / "voices.sealed"
    monkeypatch.setattr(enrolling, "profiles_path", lambda: path)
    return path


class Impatient(Unwatched):
    """Asks to stop at once."""

    def advance(self, units: int = 1, note: str = "") -> None:
        raise Cancelled


def test_files_are_judged_in_order_and_what_holds_no_sound_says_so(folder: Path) -> None:
    names = ["one.wav", "letter.pdf", "two.flac", "broken.wav", "missing.ogg", "one.wav"]
    takes = enrolling.takes_of_files([folder / name for name in names])
    assert [take.name for take in takes] == names
    problems = [take.quality.problem.key if take.quality.problem else "" for take in takes]
    assert problems[1] == problems[3] == "enrol.not_sound"
    assert problems[4] == "enrol.unreadable"
    assert takes[0] == takes[5]
    assert takes[0].quality.speech_s > 3
    assert takes[2].quality.speech_s > 3


def test_sound_from_the_microphone_is_judged(speech: np.ndarray) -> None:
    short = enrolling.judge_take(speech[: 2 * 16_000], 16_000, Unwatched(), "first", 5.0)
    assert short.name == "first"
    assert short.quality.problem is not None
    assert short.quality.problem.key == "enrol.too_little_speech"
    assert short.prints == ()


def test_a_file_that_is_to_blame_is_named(folder: Path) -> None:
    with pytest.raises(Problem) as error:
        enrolling.profiles_of_files(OWNER, [folder / "letter.pdf"])
    assert error.value.said.key == "enrol.file.not_sound"
    assert dict(error.value.said.params) == {"file": "letter.pdf"}


def test_nothing_to_enrol_from_is_said(home: Path) -> None:
    with pytest.raises(Problem) as error:
        enrolling.profiles_of_files(OWNER, [])
    assert error.value.said.key == "enrol.too_little_in_all"


def test_stopping_ends_the_listening_at_once(folder: Path, speech: np.ndarray) -> None:
    began = time.monotonic()
    with pytest.raises(Cancelled):
        enrolling.takes_of_files([folder / "one.wav"], Impatient())
    with pytest.raises(Cancelled):
        enrolling.judge_take(speech, 16_000, Impatient())
    assert time.monotonic() - began < 30


def test_a_worker_that_dies_costs_one_take(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrolling, "takes_of_places", die)
    (take,) = enrolling.takes_of_files([folder / "one.wav"])
    assert take.quality.problem is not None
    assert take.quality.problem.key == "enrol.not_sound"


def die(_places: tuple[object, ...]) -> None:
    os._exit(9)


def test_profiles_are_kept_only_with_a_passphrase_and_go_with_one_action(home: Path) -> None:
    from tests.storage.test_profiles_file import profile

    assert not enrolling.has_kept_profiles()
    with pytest.raises(Problem) as error:
        enrolling.keep_profile(profile(), "short")
    assert error.value.said.key == "enrol.passphrase_short"
    assert not home.exists()
    enrolling.keep_profile(profile(), "long enough")
    enrolling.keep_profile(profile("Ahmed", 2), "long enough")
    assert enrolling.kept_profiles("long enough") == (profile(), profile("Ahmed", 2))
    assert enrolling.delete_profile(OWNER, "long enough") == (profile("Ahmed", 2),)
    enrolling.delete_all_profiles()
    assert not enrolling.has_kept_profiles()
    assert list(home.parent.iterdir()) == []


def test_enrolling_writes_nothing(folder: Path, home: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    enrolling.takes_of_files([folder / "one.wav"])
    assert not home.parent.exists()
    assert sorted(path.name for path in folder.iterdir()) == before
