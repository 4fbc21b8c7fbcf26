# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Two exports compared: what came, went or changed, with neither case changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.archive.zips import tone, write
from tests.storage.filled import filled
from tests.workflow.exports import FOREIGN, files_of, owner_facts, spoken
from viewer.case.export import Secret
from viewer.case.message import Problem
from viewer.case.protection import Protection
from viewer.storage.reading_only import open_reading
from viewer.work import Unwatched
from viewer.workflow.cases import create_case
from viewer.workflow.compare import Change, Comparison, ForeignLeft, compare
from viewer.workflow.scan import ScanRequest, scan


def case_of(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    export = write(folder / f"{name}.zip", files)
    path = folder / f"{name}.notmine"
    with create_case(path) as case:
        scan(case, ScanRequest((export,), owner_facts()), Unwatched())
    return path


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return case_of(tmp_path_factory.mktemp("first"), "first", files_of(spoken(6, 4)))


def compared(first: Path, folder: Path, files: dict[str, bytes]) -> Comparison:
    return compare(first, case_of(folder, "second", files), Unwatched())


def test_the_same_export_is_the_same(first: Path, tmp_path: Path) -> None:
    found = compared(first, tmp_path, files_of(spoken(6, 4)))
    assert (found.recordings.same, found.recordings.came, found.recordings.went) == (10, 0, 0)
    assert found.transcripts == Change(10, 0, 0)
    assert found.foreign == ForeignLeft(4, 0, 4, 0)
    assert (found.own.before, found.own.lost) == (6, 0)
    assert [one.key for one in found.answers[:2]] == ["compare.foreign.remain", "compare.own.complete"]
    assert {one.key for one in found.limits} == {"compare.limit.content", "compare.limit.voices"}


def test_what_is_foreign_is_gone_and_something_of_the_owner_s_too(first: Path, tmp_path: Path) -> None:
    found = compared(first, tmp_path, files_of(spoken(5, 0)))
    assert (found.recordings.same, found.recordings.went) == (5, 5)
    assert found.foreign == ForeignLeft(4, 4, 0, 0)
    assert (found.own.before, found.own.lost) == (6, 1)
    assert [one.key for one in found.answers[:2]] == ["compare.foreign.gone", "compare.own.lost"]
    (gone,) = [one for one in found.groups if one.group == f"device:{FOREIGN}"]
    assert (gone.first, gone.second, gone.second_standing) == (4, 0, "")


def test_other_content_and_other_places_are_told_apart(first: Path, tmp_path: Path) -> None:
    files = files_of(spoken(6, 4))
    names = sorted(name for name in files if name.endswith(".wav"))
    files[names[0]] = tone(1.5, pitch=999)
    files["Alexa/Audio/Elsewhere/renamed.wav"] = files.pop(names[1])
    found = compared(first, tmp_path, files).recordings
    assert (found.replaced, found.altered, found.same) == (1, 1, 8)
    assert found.renamed == found.retimed == 1


def test_neither_case_is_changed_and_nothing_appears_beside_them(first: Path, tmp_path: Path) -> None:
    second = case_of(tmp_path, "second", files_of(spoken(2, 1)))
    before = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)]
    beside = {path.name for path in second.parent.iterdir()}
    compare(first, second, Unwatched())
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)] == before
    assert {path.name for path in second.parent.iterdir()} == beside


def test_what_is_no_case_is_refused(first: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        compare(first, tmp_path / "missing.notmine", Unwatched())
    assert raised.value.said.key == "case.missing"
    (tmp_path / "text.notmine").write_text("no case at all, but long enough to be read " * 9)
    with pytest.raises(Problem) as raised:
        compare(first, tmp_path / "text.notmine", Unwatched())
    assert raised.value.said.key == "case.not_a_case"


def test_each_case_is_opened_with_its_own_password(first: Path, tmp_path: Path) -> None:
    own, other, sealed = Secret(b"one of them"), Secret(b"the other one"), []
    for name, secret in (("a", own), ("b", other)):
        path = tmp_path / f"{name}.notmine"
        with create_case(path, Protection.PASSWORD, secret):
            sealed.append(path)
    assert compare(sealed[0], sealed[1], Unwatched(), (own, other)).recordings.same == 0
    assert compare(first, sealed[1], Unwatched(), (None, other)).first.recordings == 10
    for secrets, key in (((own, own), "wrong"), ((other, other), "wrong"), ((own, None), "needed")):
        with pytest.raises(Problem) as raised:
            compare(sealed[0], sealed[1], Unwatched(), secrets)
        assert raised.value.said.key == f"case_key.{key}"


def test_a_case_that_is_open_is_read_beside_its_writer(tmp_path: Path) -> None:
    written = filled(tmp_path / "a.notmine")
    reading = open_reading(tmp_path / "a.notmine")
    assert reading.ask("SELECT count(*) FROM recording") == [(8,)]
    reading.close()
    written.put("note", "x")
    written.close()


def test_an_earlier_case_is_brought_up_in_memory_only(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    case = filled(path)
    with case.writing() as connection:
        connection.execute("ALTER TABLE cell DROP COLUMN llr")
        connection.execute("DROP TABLE erased")
        connection.execute("PRAGMA user_version = 2")
    case.close()
    before = path.read_bytes()
    reading = open_reading(path)
    assert reading.ask("SELECT max(llr) FROM cell") == [(0.0,)]
    reading.close()
    assert path.read_bytes() == before
