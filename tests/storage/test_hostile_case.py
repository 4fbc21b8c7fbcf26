# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case file from somebody else is opened as if that somebody meant harm."""

from __future__ import annotations

import os
from pathlib import Path

import apsw
import pytest

from tests.storage.filled import filled
from viewer.case.message import Problem
from viewer.storage import case_file
from viewer.storage.reading_only import open_reading

_GROUPS = "DROP TABLE voice_group; CREATE TABLE voice_group"
CHANGES = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON act BEGIN DELETE FROM journal; END",
    "a view in place of a table": "DROP TABLE exposure; CREATE VIEW exposure AS SELECT 1 AS recording, 2.0 AS seconds",
    "a table more": "CREATE TABLE precious (x)",
    "a virtual table more": "CREATE VIRTUAL TABLE more USING fts5 (x)",
    "a table less": "DROP TABLE exposure",
    "a column more": "ALTER TABLE exposure ADD COLUMN x TEXT",
    "a computed column": "ALTER TABLE exposure ADD COLUMN x REAL AS (abs(seconds)) VIRTUAL",
    "a table that is not strict": f"{_GROUPS} (key TEXT PRIMARY KEY, stability REAL)",
    "a check": f"{_GROUPS} (key TEXT PRIMARY KEY, stability REAL CHECK (abs(stability))) STRICT",
    "another tokenizer": "DROP TABLE named; CREATE VIRTUAL TABLE named USING fts5 (name, device, tokenize='trigram')",
    "an index over an expression": "DROP INDEX entry_fate; CREATE INDEX entry_fate ON entry (abs(size))",
    "an index less": "DROP INDEX entry_fate",
}


def refused(path: Path, opening: object = case_file.open_existing) -> str:
    with pytest.raises(Problem) as caught:
        opening(path).close()  # type: ignore[operator]
    return caught.value.said.key


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("opening", [case_file.open_existing, open_reading])
def test_a_case_that_is_not_built_like_one_is_refused_and_not_written_to(
    tmp_path: Path, change: str, opening: object
) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute(CHANGES[change])
    connection.close()
    before = path.read_bytes()
    assert refused(path, opening) == "case.foreign"
    assert path.read_bytes() == before


def test_an_earlier_version_with_a_trigger_is_not_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("ALTER TABLE cell DROP COLUMN llr")
    connection.execute(CHANGES["a trigger"])
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    assert refused(path) == "case.foreign"


def test_other_pages_than_ours_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA page_size = 65536")
    connection.execute("VACUUM")
    connection.close()
    assert refused(path) == "case.foreign"


def test_a_case_is_not_opened_through_a_link(tmp_path: Path) -> None:
    filled(tmp_path / "a.notmine").close()
    (tmp_path / "b.notmine").symlink_to(tmp_path / "a.notmine")
    assert refused(tmp_path / "b.notmine") == "case.link"


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_a_link_in_the_place_of_a_log_is_not_followed(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    (tmp_path / "precious").write_bytes(b"precious")
    path.with_name(path.name + ending).symlink_to(tmp_path / "precious")
    assert refused(path) == "case.link"
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_a_journal_that_names_another_file_is_not_rolled_back(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"precious")
    journal = path.with_name("a.notmine-journal")
    name = os.fsencode(precious)
    header = bytes.fromhex("d9d505f920a163d7") + (0).to_bytes(4, "big") + b"\0" * 4 + (1).to_bytes(4, "big")
    header += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    tail = (1 << 20).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    journal.write_bytes(header.ljust(512, b"\0") + tail + bytes.fromhex("d9d505f920a163d7"))
    assert refused(path) == "case.journal_beside"
    assert precious.read_bytes() == b"precious"


@pytest.mark.parametrize("made", ["folder", "pipe"])
def test_what_is_no_file_is_no_case(tmp_path: Path, made: str) -> None:
    path = tmp_path / "a.notmine"
    if made == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    assert refused(path) == "case.not_a_case"


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.notmine").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Problem) as caught:
        case_file.create(tmp_path / "a.notmine")
    assert caught.value.said.key == "case.exists"
    assert not (tmp_path / "elsewhere").exists()


def test_a_query_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filled(tmp_path / "a.notmine")
    monkeypatch.setattr(case_file, "_LONGEST_S", 0.2)
    with pytest.raises(Problem) as caught:
        case.ask("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n")
    assert caught.value.said.key == "case.too_long"
    assert case.ask("SELECT count(*) FROM recording") == [(8,)]
    case.close()
