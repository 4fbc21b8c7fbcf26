# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Erasing: nothing that was derived stays in the bytes of the file, the record does, and the rest is judged anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workflow.exports import FOREIGN, OWN, make_export, owner_facts
from viewer.case.finding import Conclusion, Standing
from viewer.case.message import Problem
from viewer.case.query import Query
from viewer.case.review import Decision
from viewer.storage.erasing import load_erased
from viewer.work import Unwatched
from viewer.workflow import browse
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.check import verify
from viewer.workflow.decide import decide, explain
from viewer.workflow.erase import erase, erase_case
from viewer.workflow.listen import exposure, heard
from viewer.workflow.overview import overview
from viewer.workflow.scan import ScanRequest, scan

GROUP = f"device:{FOREIGN}"


def scanned(tmp_path: Path) -> Path:
    path = tmp_path / "a.notmine"
    with create_case(path) as case:
        scan(case, ScanRequest((make_export(tmp_path / "export.zip"),), owner_facts()), Unwatched())
    return path


def canaries(path: Path) -> set[str]:
    """The words and the serial number of the foreign recordings."""
    with open_case(path) as case:
        rows = browse.rows(case, browse.find(case, Query()))
    texts = {row.transcript for row in rows if row.device == FOREIGN and row.transcript}
    shared = {row.transcript for row in rows if row.device != FOREIGN}
    assert texts - shared
    return (texts - shared) | {FOREIGN}


def test_a_group_goes_without_a_trace_but_its_record(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    words = canaries(path)
    held = path.read_bytes()
    assert all(one.encode() in held for one in words)
    with open_case(path) as case:
        before = browse.rows(case, browse.find(case, Query()))
        foreign = [row for row in before if row.device == FOREIGN]
        heard(case, foreign[0].number, 1.5)
        decide(case, GROUP, Decision.NOT_MINE)
        explain(case, GROUP, "innocent.gift", True)
        done = erase(case, GROUP, Unwatched())
        assert (done.recordings, done.transcripts) == (len(foreign), len(foreign))
        assert [row[:2] for row in load_erased(case.file)] == sorted((row.id, row.sha256) for row in foreign)
        left = browse.rows(case, browse.find(case, Query()))
        assert [row.id for row in left] == [row.id for row in before if row.device != FOREIGN]
        assert {row.standing for row in left} == {Standing.CONSISTENT}
        assert overview(case).conclusion is Conclusion.NO_SIGN
        assert sum(overview(case).fates.values()) == 13
        assert exposure(case).seconds == 1.5
        with pytest.raises(Problem):
            erase(case, GROUP, Unwatched())
    left_bytes = b"".join(one.read_bytes() for one in tmp_path.glob("a.notmine*"))
    assert not [one for one in words if one.encode() in left_bytes]
    assert OWN.encode() in left_bytes
    report = verify(path, Unwatched())
    assert report.ok


def test_a_scan_again_brings_nothing_back(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    with open_case(path) as case:
        erase(case, GROUP, Unwatched())
        scan(case, ScanRequest((tmp_path / "export.zip",), owner_facts()), Unwatched())
        assert all(row.device != FOREIGN for row in browse.rows(case, browse.find(case, Query())))
    assert FOREIGN.encode() not in path.read_bytes()


def test_a_whole_case_leaves_hashes_alone(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    words = canaries(path)
    record = erase_case(open_case(path))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.notmine.erased.json", "export.zip"]
    told = json.loads(record.read_text(encoding="utf-8"))
    assert len(told["recordings"]) == 10
    assert all(len(one["sha256"]) == 64 for one in told["recordings"])
    assert told["journal_acts"] > 0
    assert not [one for one in words if one in record.read_text(encoding="utf-8")]
