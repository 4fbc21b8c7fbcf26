# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Erasing: nothing that was derived stays in the bytes of the file, the record does, and the rest is judged anew."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.workflow.exports import FOREIGN, OWN, make_export, owner_facts
from viewer.case.deletion import Elsewhere
from viewer.case.finding import Conclusion, Standing
from viewer.case.message import Problem
from viewer.case.query import Query
from viewer.case.review import Decision
from viewer.storage.erasing import load_erased
from viewer.work import Cancelled, Unwatched
from viewer.workflow import browse
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.check import verify
from viewer.workflow.cloud import cloud_of
from viewer.workflow.custody import write_bag
from viewer.workflow.decide import decide, explain
from viewer.workflow.erase import erase, erase_case
from viewer.workflow.listen import exposure, heard
from viewer.workflow.overview import overview
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.whereabouts import whereabouts

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
        erased = erase(case, (GROUP,), (Elsewhere.MAIL,), Unwatched())
        done = erased.done
        assert (done.recordings, done.transcripts) == (len(foreign), len(foreign))
        assert [(one.id, one.sha256) for one in load_erased(case.file)] == sorted(
            (row.id, row.sha256) for row in foreign
        )
        left = browse.rows(case, browse.find(case, Query()))
        assert [row.id for row in left] == [row.id for row in before if row.device != FOREIGN]
        assert {row.standing for row in left} == {Standing.CONSISTENT}
        assert overview(case).conclusion is Conclusion.NO_SIGN
        assert sum(overview(case).fates.values()) == 13
        assert exposure(case).seconds == 1.5
        with pytest.raises(Problem):
            erase(case, (GROUP,), (), Unwatched())
    left_bytes = b"".join(one.read_bytes() for one in tmp_path.glob("a.notmine*"))
    assert not [one for one in words if one.encode() in left_bytes]
    assert OWN.encode() in left_bytes
    report = verify(path, Unwatched())
    assert report.ok


def test_a_scan_again_brings_nothing_back(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    with open_case(path) as case:
        erase(case, (GROUP,), (), Unwatched())
        scan(case, ScanRequest((tmp_path / "export.zip",), owner_facts()), Unwatched())
        assert all(row.device != FOREIGN for row in browse.rows(case, browse.find(case, Query())))
    assert FOREIGN.encode() not in path.read_bytes()


def told(record: Path, against: Path | None = None) -> dict[str, bool]:
    return {check.name.key: check.ok for check in verify(record, Unwatched(), against).checks}


WHOLE = {"verify.record_form": True, "verify.record_signature": True}
TIED = {"verify.record_key": True, "verify.record_journal": True}


def test_a_group_leaves_a_signed_record_that_its_case_knows(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    words = canaries(path)
    with open_case(path) as case:
        erased = erase(case, (GROUP,), (Elsewhere.TRASH, Elsewhere.MAIL), Unwatched())
    record = erased.record
    plain = json.loads(record.read_text(encoding="utf-8"))
    assert plain["extent"] == "groups"
    assert [one["id"] for one in plain["recordings"]] == [one.id for one in erased.done.gone]
    assert (plain["transcripts"], plain["waveforms"]) == (erased.done.transcripts, erased.done.recordings)
    assert (plain["elsewhere"], plain["parts_there"], plain["before"]) == (["mail", "trash"], 1, [])
    assert not [one for one in (*words, str(tmp_path), tmp_path.name, "export") if one in record.read_text()]
    assert told(record) == WHOLE
    assert told(record, path) == WHOLE | TIED
    other = tmp_path / "other.notmine"
    create_case(other).close()
    assert told(record, other)["verify.record_key"] is False
    if os.name == "posix":
        assert stat.S_IMODE(record.stat().st_mode) == 0o600


def test_records_of_one_case_do_not_take_each_others_place(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    with open_case(path) as case:
        first = erase(case, (GROUP,), (), Unwatched()).record
        second = erase(case, (f"device:{OWN}",), (), Unwatched()).record
    assert (first.name, second.name) == ("a.notmine.erased-1.json", "a.notmine.erased-2.json")
    before = json.loads(second.read_text())["before"]
    assert before == sorted(json.loads(first.read_text())["recordings"], key=lambda one: one["id"])
    assert told(first, path) == told(second, path) == WHOLE | TIED


def test_groups_that_share_recordings_go_at_once(tmp_path: Path) -> None:
    with open_case(scanned(tmp_path)) as case:
        batches = [row.group for row in browse.groups(case) if row.kind == "batch"]
        assert batches
        done = erase(case, (GROUP, *batches), (), Unwatched()).done
        assert done.recordings == len({one.id for one in done.gone}) == 10
        assert not browse.find(case, Query())


def test_stopped_after_the_destroying_the_record_is_there(tmp_path: Path) -> None:
    class Stopping(Unwatched):
        def advance(self, units: int = 1, note: str = "") -> None:
            raise Cancelled

    path = scanned(tmp_path)
    with open_case(path) as case, pytest.raises(Cancelled):
        erase(case, (GROUP,), (), Stopping())
    assert told(tmp_path / "a.notmine.erased-1.json", path) == WHOLE | TIED
    with open_case(path) as case:
        assert not overview(case).examined
        assert overview(case).conclusion is Conclusion.CANNOT_TELL


def test_a_whole_case_leaves_hashes_alone(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    words = canaries(path)
    case = open_case(path)
    write_bag(case, tmp_path / "bag", (), "2026-12-03", Unwatched())
    record = erase_case(case, (), Unwatched())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.notmine.erased.json", "bag", "export.zip"]
    plain = json.loads(record.read_text(encoding="utf-8"))
    assert plain["extent"] == "case"
    assert len(plain["recordings"]) == 10
    assert all(len(one["sha256"]) == 64 for one in plain["recordings"])
    assert plain["journal_acts"] > 0
    assert not [one for one in words if one in record.read_text(encoding="utf-8")]
    assert told(record) == WHOLE
    assert told(record, tmp_path / "bag") == WHOLE | {"verify.record_key": True}


def test_the_bytes_of_a_whole_case_are_overwritten_before_it_goes(tmp_path: Path) -> None:
    path = scanned(tmp_path)
    size = path.stat().st_size
    os.link(path, tmp_path / "same")
    erase_case(open_case(path), (), Unwatched())
    left = (tmp_path / "same").read_bytes()
    assert len(left) >= size > 0
    assert not any(left)


def test_a_case_that_cannot_be_destroyed_leaves_no_record_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scanned(tmp_path)

    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".notmine":
            raise PermissionError
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(Problem):
        erase_case(open_case(path), (), Unwatched())
    assert not [one for one in tmp_path.iterdir() if "eras" in one.name]


def test_what_of_a_case_is_where(tmp_path: Path) -> None:
    with open_case(scanned(tmp_path)) as case:
        found = whereabouts(case)
        assert (found.path, found.cloud, found.reports, found.bags) == (case.path, "", 0, 0)
        assert (found.recordings, found.waveforms) == (10, 10)
        assert found.bytes >= case.path.stat().st_size > 0
        assert [(part.path.name, part.is_there) for part in found.parts] == [("export.zip", True)]
        assert GROUP in {row.group for row in found.foreign}
        assert f"device:{OWN}" not in {row.group for row in found.foreign}
        decide(case, GROUP, Decision.HOUSEHOLD)
        decide(case, f"device:{OWN}", Decision.NOT_MINE)
        (tmp_path / "export.zip").unlink()
        again = whereabouts(case)
        named = {row.group for row in again.foreign}
        assert GROUP not in named
        assert f"device:{OWN}" in named
        assert not again.parts[0].is_there


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/karla/Dropbox/a.notmine", "Dropbox"),
        ("/home/karla/Dropbox (Privat)/x/a.notmine", "Dropbox"),
        ("/home/karla/OneDrive - Firma/a.notmine", "OneDrive"),
        ("/Users/karla/Library/Mobile Documents/com~apple~CloudDocs/a.notmine", "iCloud"),
        ("/home/karla/Nextcloud2/a.notmine", "Nextcloud"),
        ("/Users/karla/Library/CloudStorage/GoogleDrive-karla@example.org/a.notmine", "Google Drive"),
        ("/home/karla/Boxen/OneDriver/a.notmine", ""),
        ("/home/karla/Dropbox.zip", ""),
    ],
)
def test_folders_of_cloud_services_are_known_by_name(path: str, service: str) -> None:
    assert cloud_of(Path(path)) == service
