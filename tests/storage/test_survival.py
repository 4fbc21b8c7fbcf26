# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A case survives what happens to its file: backups can be put back, indexes are made anew, nothing goes unasked."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import apsw
import pytest

from tests.storage.filled import FOREIGN, filled
from viewer.case.message import Problem
from viewer.case.query import Query
from viewer.case.review import Decision
from viewer.storage import backups, case_file
from viewer.storage.browse import find
from viewer.storage.decisions import decide
from viewer.storage.schema import VERSION
from viewer.work import Unwatched
from viewer.workflow.check import verify
from viewer.workflow.survival import restore_case

GROUP = f"device:{FOREIGN}"


def decided(path: Path, count: int = 200) -> case_file.CaseFile:
    case = filled(path, count)
    decide(case, (GROUP,), Decision.NOT_MINE)
    return case


def spoil(path: Path) -> None:
    """Overwrite pages in the midst of a file that is closed."""
    with path.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(b"\xff" * 4096 * 3)


def caught(path: Path) -> str:
    with pytest.raises(Problem) as problem:
        case_file.open_existing(path).close()
    return problem.value.said.key


def test_the_first_act_of_the_human_brings_a_private_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    decided(path).close()
    (copy,) = backups.backups(path)
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert backups.is_whole(copy.path, None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.notmine", copy.path.name]


def test_backups_are_spaced_and_the_newest_three_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    case = decided(path, 8)
    for _ in range(backups.ACTS_BETWEEN - 1):
        decide(case, (GROUP,), Decision.UNSURE)
    assert len(backups.backups(path)) == 1
    for _ in range(4 * backups.ACTS_BETWEEN):
        decide(case, (GROUP,), Decision.UNSURE)
    case.close()
    kept = backups.backups(path)
    assert len(kept) == backups.KEPT
    assert [one.made for one in kept] == sorted((one.made for one in kept), reverse=True)


def test_after_ten_minutes_the_next_act_is_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.notmine"
    case = decided(path, 8)
    decide(case, (GROUP,), Decision.MINE)
    assert len(backups.backups(path)) == 1
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + backups.SPACING_S)
    decide(case, (GROUP,), Decision.UNSURE)
    case.close()
    assert len(backups.backups(path)) == 2


def test_a_damaged_case_names_its_backup_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    decided(path).close()
    spoil(path)
    before = path.read_bytes()
    assert caught(path) == "case.damaged_backup"
    report = verify(path, Unwatched())
    assert not report.ok
    assert [check.name.key for check in report.checks] == ["verify.case", "survival.backup_whole"]
    assert [check.ok for check in report.checks] == [False, True]
    assert path.read_bytes() == before


def test_a_backup_put_back_is_the_case_and_the_damaged_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    decided(path).close()
    spoil(path)
    before = path.read_bytes()
    done = restore_case(path)
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert stat.S_IMODE(done.kept.stat().st_mode) == stat.S_IMODE(path.stat().st_mode) == 0o600
    case = case_file.open_existing(path)
    assert len(find(case, Query())) == 200
    assert case.ask("SELECT count(*) FROM recording WHERE decision = 'not-mine'") == [(100,)]
    case.close()


def test_the_log_of_a_damaged_case_does_not_follow_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    decided(path).close()
    spoil(path)
    log = path.with_name("a.notmine-wal")
    log.write_bytes(b"a log of the damaged file")
    kept = backups.restore(path, backups.backups(path)[0])
    assert kept is not None
    assert not log.exists()
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"a log of the damaged file"
    case_file.open_existing(path).close()


def test_a_backup_that_is_damaged_too_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    case = decided(path)
    for _ in range(backups.ACTS_BETWEEN):
        decide(case, (GROUP,), Decision.UNSURE)
    case.close()
    newest, older = backups.backups(path)
    spoil(newest.path)
    assert backups.newest_whole(path, None) == older
    spoil(path)
    assert restore_case(path).made == older.made


def test_a_case_that_is_gone_comes_back_from_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    decided(path).close()
    path.unlink()
    assert restore_case(path).kept is None
    case_file.open_existing(path).close()


@pytest.mark.parametrize(("damage", "key"), [(False, "survival.not_damaged"), (True, "survival.no_backup")])
def test_nothing_is_replaced_without_need_or_means(tmp_path: Path, damage: bool, key: str) -> None:
    path = tmp_path / "a.notmine"
    filled(path, 200).close()
    if damage:
        spoil(path)
    before = path.read_bytes()
    with pytest.raises(Problem) as problem:
        restore_case(path)
    assert problem.value.said.key == key
    assert path.read_bytes() == before


def test_a_copy_of_a_damaged_case_never_pushes_a_whole_one_out(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    decided(path).close()
    kept = backups.backups(path)
    spoil(path)
    assert not backups.back_up(path, None)
    assert backups.backups(path) == kept
    assert not list(tmp_path.glob(".*"))


def test_without_room_no_backup_is_made_and_the_act_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.notmine"
    monkeypatch.setattr(backups, "_ROOM", 1 << 60)
    decided(path, 8).close()
    assert backups.backups(path) == ()
    case = case_file.open_existing(path)
    assert case.ask("SELECT count(*) FROM act") == [(1,)]
    case.close()


@pytest.mark.parametrize("index", ["said", "named"])
def test_a_broken_search_index_is_made_anew(tmp_path: Path, index: str) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    found = case_file.open_existing(path)
    before = {text: list(find(found, Query(text))) for text in ("kuche", FOREIGN)}
    found.close()
    with apsw.Connection(str(path)) as connection:
        connection.execute(f"UPDATE {index}_data SET block = x'0102030405' WHERE id > 10")  # noqa: S608
    connection.close()
    case = case_file.open_existing(path)
    assert {text: list(find(case, Query(text))) for text in before} == before
    assert all(before.values())
    case.close()


def test_a_case_is_backed_up_before_it_is_brought_to_a_later_version(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    with apsw.Connection(str(path)) as connection:
        connection.execute("ALTER TABLE cell DROP COLUMN llr")
        connection.execute("DROP TABLE erased")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    case_file.open_existing(path).close()
    (copy,) = backups.backups(path)
    earlier = apsw.Connection(str(copy.path), flags=apsw.SQLITE_OPEN_READONLY)
    assert earlier.execute("PRAGMA user_version").get == 2
    earlier.close()
    path.unlink()
    restore_case(path)
    case = case_file.open_existing(path)
    assert case.ask("PRAGMA user_version") == [(VERSION,)]
    case.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_turned_read_only_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    tmp_path.chmod(0o500)
    try:
        assert caught(path) == "case.read_only"
    finally:
        tmp_path.chmod(0o700)
