# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Kept voice profiles: nothing can be read without the passphrase, an altered file is refused, deletion leaves none."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np
import pytest

from viewer.case.message import Problem
from viewer.case.voice import VoicePrint, VoiceProfile
from viewer.storage import profiles_file, sealed

PHRASE = "eine lange Reise nach Süden"
CANARY = "Kanarienvogel-4711"


def profile(person: str = "owner", seed: int = 1) -> VoiceProfile:
    embedding = np.random.default_rng(seed).standard_normal(192).astype("<f4")
    one = VoicePrint((embedding / np.linalg.norm(embedding)).tobytes(), 5.0, 4.1, 22.5, True)
    return VoiceProfile(person, (one, one))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "voices.sealed"


def said(error: pytest.ExceptionInfo[Problem]) -> str:
    return error.value.said.key


def test_what_is_kept_comes_back_with_the_passphrase(path: Path) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    profiles_file.keep(path, profile(CANARY, 2), PHRASE)
    profiles_file.keep(path, profile("owner", 3), PHRASE)
    assert profiles_file.unlock(path, PHRASE) == (profile(CANARY, 2), profile("owner", 3))


def test_letters_may_be_composed_or_not(path: Path) -> None:
    profiles_file.keep(path, profile(), "S\u00fcden und Norden")
    assert profiles_file.unlock(path, "Su\u0308den und Norden") == (profile(),)


def test_nothing_can_be_read_in_the_file(path: Path) -> None:
    profiles_file.keep(path, profile(CANARY), PHRASE)
    data = path.read_bytes()
    embedding = profile(CANARY).prints[0].embedding
    assert CANARY.encode() not in data
    assert not any(embedding[start : start + 8] in data for start in range(0, len(embedding), 8))
    assert b"person" not in data
    assert b"owner" not in data
    counts = np.bincount(np.frombuffer(data[72:], np.uint8), minlength=256)
    assert counts.max() < 2 * counts.mean()


def test_the_length_does_not_tell_how_many(path: Path) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    one = path.stat().st_size
    profiles_file.keep(path, profile(CANARY), PHRASE)
    assert path.stat().st_size == one


def test_the_same_profile_is_never_the_same_file(path: Path) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    before = path.read_bytes()
    profiles_file.keep(path, profile(), PHRASE)
    assert path.read_bytes()[11:60] != before[11:60]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_file_is_its_owners_alone_and_no_draft_is_left(path: Path) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]


def test_a_wrong_passphrase_opens_keeps_and_deletes_nothing(path: Path) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    before = path.read_bytes()
    for act in (
        lambda: profiles_file.unlock(path, PHRASE + " "),
        lambda: profiles_file.keep(path, profile(CANARY), "another one"),
        lambda: profiles_file.delete_person(path, "owner", "another one"),
    ):
        with pytest.raises(Problem) as error:
            act()
        assert said(error) == "enrol.wrong_passphrase"
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0, 8, 9, 10, 12, 30, 45, 60, 80, 5000, -1])
def test_an_altered_file_is_refused(path: Path, place: int) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    data = bytearray(path.read_bytes())
    data[place] ^= 0x40
    path.write_bytes(data)
    with pytest.raises(Problem) as error:
        profiles_file.unlock(path, PHRASE)
    assert said(error) in {"enrol.profiles_damaged", "enrol.wrong_passphrase"}


@pytest.mark.parametrize("data", [b"", b"NOTMINE", bytes(71), bytes(100_000), b'{"profiles": []}'])
def test_a_strange_file_is_refused(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(Problem) as error:
        profiles_file.unlock(path, PHRASE)
    assert said(error) == "enrol.profiles_damaged"


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"profiles": [1]}', b'{"profiles": [{"person": "a"}]}', b"\xff"])
def test_strange_content_is_refused(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(sealed.seal(content, PHRASE))
    with pytest.raises(Problem) as error:
        profiles_file.unlock(path, PHRASE)
    assert said(error) == "enrol.profiles_damaged"


@pytest.mark.parametrize(("place", "value"), [(8, 30), (8, 255), (8, 0), (9, 255), (10, 255)])
def test_a_header_cannot_ask_for_endless_work(
    path: Path, monkeypatch: pytest.MonkeyPatch, place: int, value: int
) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    data = bytearray(path.read_bytes())
    data[place] = value
    path.write_bytes(data)
    monkeypatch.setattr(hashlib, "scrypt", lambda *given, **more: pytest.fail("work was done for a strange header"))
    with pytest.raises(Problem) as error:
        profiles_file.unlock(path, PHRASE)
    assert said(error) == "enrol.profiles_damaged"


def test_deleting_one_leaves_the_others_and_the_last_takes_the_file(path: Path) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    profiles_file.keep(path, profile(CANARY), PHRASE)
    profiles_file.delete_person(path, "owner", PHRASE)
    assert profiles_file.unlock(path, PHRASE) == (profile(CANARY),)
    profiles_file.delete_person(path, CANARY, PHRASE)
    assert list(path.parent.iterdir()) == []


def test_deleting_all_needs_no_passphrase_and_leaves_nothing(path: Path) -> None:
    profiles_file.delete_all(path)
    profiles_file.keep(path, profile(), PHRASE)
    path.with_name(f".{path.name}.new").write_bytes(b"left by a crash")
    profiles_file.delete_all(path)
    assert list(path.parent.iterdir()) == []
    assert profiles_file.unlock(path, PHRASE) == ()


def test_a_folder_that_refuses_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Problem) as error:
        profiles_file.keep(tmp_path / "file" / "voices.sealed", profile(), PHRASE)
    assert said(error) == "enrol.folder_refuses"


def test_a_crash_while_writing_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles_file.keep(path, profile(), PHRASE)
    before = path.read_bytes()

    def crash(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(Problem):
        profiles_file.keep(path, profile(CANARY), PHRASE)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
