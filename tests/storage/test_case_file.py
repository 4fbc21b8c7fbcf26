# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case file is one file, checked when it is opened, and says in a sentence what is wrong with it."""

from __future__ import annotations

import stat
from pathlib import Path

import apsw
import pytest

from tests.storage.filled import filled
from viewer.case.message import Problem
from viewer.case.query import Query
from viewer.storage import case_file
from viewer.storage.browse import find
from viewer.storage.journal import first_broken_act
from viewer.storage.mishaps import disk_problem
from viewer.storage.schema import VERSION


def test_a_case_is_one_private_file_and_reopens_as_left(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    assert [one.name for one in tmp_path.iterdir()] == ["a.notmine"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    reopened = case_file.open_existing(path)
    assert len(find(reopened, Query())) == 8
    assert reopened.get("conclusion") == "worth_a_look"
    reopened.close()


def test_no_case_is_made_over_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.notmine").write_bytes(b"precious")
    with pytest.raises(Problem) as caught:
        case_file.create(tmp_path / "a.notmine")
    assert caught.value.said.key == "case.exists"
    assert (tmp_path / "a.notmine").read_bytes() == b"precious"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Problem) as caught:
        case_file.create(tmp_path / "file" / "sub" / "a.notmine")
    assert caught.value.said.key == "case.folder_refuses"


def spoiled(path: Path, how: str) -> None:
    filled(path, count=200).close()
    connection = apsw.Connection(str(path))
    if how == "newer":
        connection.execute("PRAGMA user_version = 999")
    if how == "other":
        connection.execute("PRAGMA application_id = 7")
    connection.close()
    if how == "damaged":
        data = bytearray(path.read_bytes())
        data[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
        path.write_bytes(data)
    if how == "text":
        path.write_bytes(b"Dear customer, " * 500)


@pytest.mark.parametrize(
    ("how", "key"),
    [("newer", "case.newer"), ("other", "case.not_a_case"), ("damaged", "case.damaged"), ("text", "case.not_a_case")],
)
def test_what_is_no_good_case_says_so_and_is_left_alone(tmp_path: Path, how: str, key: str) -> None:
    path = tmp_path / "a.notmine"
    spoiled(path, how)
    before = path.read_bytes()
    with pytest.raises(Problem) as caught:
        case_file.open_existing(path)
    assert caught.value.said.key == key
    if how != "damaged":
        assert path.read_bytes() == before


def test_a_missing_case_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        case_file.open_existing(tmp_path / "gone.notmine")
    assert caught.value.said.key == "case.missing"


@pytest.mark.parametrize(
    ("error", "key", "code"),
    [
        (apsw.FullError(), "case.disk_full", 3),
        (apsw.ReadOnlyError(), "case.read_only", 2),
        (apsw.IOError(), "case.disk_error", 3),
        (apsw.BusyError(), "case.busy", 2),
        (apsw.CorruptError(), "case.damaged", 2),
    ],
)
def test_what_the_disk_refuses_is_a_sentence(error: apsw.Error, key: str, code: int) -> None:
    problem = disk_problem(error, Path("a.notmine"))
    assert (problem.said.key, problem.exit_code) == (key, code)


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    case = filled(tmp_path / "a.notmine")
    pages = case.writer.execute("PRAGMA page_count").get
    case.writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Problem) as caught:
        case.put("big", "x" * 1_000_000)
    assert caught.value.said.key == "case.disk_full"
    assert caught.value.exit_code == 3
    assert case.get("big") is None
    assert len(find(case, Query())) == 8
    case.close()


def test_a_changed_journal_is_found(tmp_path: Path) -> None:
    case = filled(tmp_path / "a.notmine")
    assert first_broken_act(case) is None
    case.writer.execute("UPDATE journal SET detail = replace(detail, '8', '9') WHERE number = 1")
    assert first_broken_act(case) == 1
    case.close()


def test_a_journal_line_taken_out_is_found(tmp_path: Path) -> None:
    case = filled(tmp_path / "a.notmine")
    case.writer.execute("DELETE FROM journal WHERE number = 1")
    assert first_broken_act(case) == 2
    case.close()


def test_a_case_of_the_last_version_gets_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path, count=4).close()
    with apsw.Connection(str(path)) as connection:
        connection.execute("ALTER TABLE cell DROP COLUMN llr")
        connection.execute("DROP TABLE erased")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    case = case_file.open_existing(path)
    assert {row[0] for row in case.ask("SELECT llr FROM cell")} == {0.0}
    assert case.ask("PRAGMA user_version")[0][0] == VERSION
    case.close()
