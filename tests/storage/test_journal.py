# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to the journal of a case is found, in the rows and in the bytes of the file."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.storage.filled import filled
from viewer.case.journal import detail_of
from viewer.case.message import Problem
from viewer.storage import case_file
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import first_broken_act, is_cut_off, load_journal, note_act
from viewer.work import Unwatched
from viewer.workflow.check import verify

ROWS = (
    "SELECT number, typeof(at), CAST(at AS BLOB), typeof(act), CAST(act AS BLOB), typeof(detail), CAST(detail AS BLOB),"
    " typeof(hash), CAST(hash AS BLOB) FROM journal ORDER BY number"
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    opened = filled(tmp_path / "a.notmine")
    yield opened
    opened.close()


def noted(path: Path) -> None:
    """A case whose journal fills several pages."""
    case = filled(path)
    with case.writing() as connection:
        for number in range(150):
            note_act(connection, "heard", recording=f"r{number:012x}", seconds=1.5, characters=0)
    case.close()


def rows(path: Path) -> list[tuple[object, ...]] | None:
    """The journal's rows as raw as they can be had; None where SQLite sees the damage."""
    connection = apsw.Connection(str(path))
    try:
        return list(connection.execute(ROWS))
    except apsw.Error:
        return None
    finally:
        connection.close()


def test_a_thousand_random_changes_of_one_byte_in_the_journal_are_all_found(tmp_path: Path) -> None:
    """In the file, so that numbers, types and lengths of columns change as well as texts, which SQLite need not notice.
    Bytes of a page that belong to no row carry nothing, so their changes are passed over.
    """
    path = tmp_path / "a.notmine"
    noted(path)
    connection = apsw.Connection(str(path))
    size = connection.execute("PRAGMA page_size").get
    pages = [row[0] for row in connection.execute("SELECT pageno FROM dbstat WHERE name = 'journal'")]
    connection.close()
    whole, kept, dice = path.read_bytes(), rows(path), random.Random(2)
    assert len(pages) > 5
    found, unseen, silent = 0, [], 0
    while found < 1000:
        at = (dice.choice(pages) - 1) * size + dice.randrange(size)
        spoiled = bytes((whole[at] ^ dice.randrange(1, 256),))
        path.write_bytes(whole[:at] + spoiled + whole[at + 1 :])
        now = rows(path)
        if now != kept:
            found += 1
            silent += now is not None
            if verify(path, Unwatched()).ok:
                unseen.append((at, spoiled))
    assert unseen == []
    assert silent > 500


def test_bytes_that_are_no_text_break_the_line(case: CaseFile) -> None:
    with case.writing() as connection:
        connection.execute("UPDATE journal SET act = CAST(x'ff80' AS TEXT) WHERE number = 2")
    assert first_broken_act(case) == 2
    assert load_journal(case)[1].hash == ""


def test_lines_taken_off_the_end_are_missed(case: CaseFile) -> None:
    assert not is_cut_off(case)
    with case.writing() as connection:
        connection.execute("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)")
    assert first_broken_act(case) is None
    assert is_cut_off(case)
    with case.writing() as connection:
        connection.execute("DELETE FROM journal")
    assert is_cut_off(case)


def test_a_case_that_never_said_where_its_journal_ends_is_believed_until_it_does(case: CaseFile) -> None:
    with case.writing() as connection:
        connection.execute("DELETE FROM meta WHERE key = 'journal_end'")
    assert not is_cut_off(case)


def test_what_a_line_tells_can_be_read(case: CaseFile) -> None:
    assert detail_of(load_journal(case)[0]) == {"entries": 8, "parts": 1}


def test_text_that_is_none_elsewhere_in_the_case_is_a_sentence(case: CaseFile) -> None:
    with case.writing() as connection:
        connection.execute("UPDATE part SET path = CAST(x'ff80' AS TEXT)")
    with pytest.raises(Problem) as caught:
        case.ask("SELECT path FROM part")
    assert caught.value.said.key == "case.damaged"


def test_a_case_whose_pages_sqlite_finds_damaged_is_reported_and_does_not_end_the_check(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    filled(path).close()
    shutil.copy(path, tmp_path / "b.notmine")
    opened = case_file.open_existing(tmp_path / "b.notmine")
    with opened.writing() as connection:
        connection.execute("UPDATE part SET name = CAST(x'ff80' AS TEXT)")
    opened.close()
    report = verify(tmp_path / "b.notmine", Unwatched())
    assert [check.detail.key for check in report.checks if check.detail] == ["case.damaged"]
