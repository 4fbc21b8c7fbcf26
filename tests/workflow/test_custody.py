# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A whole case becomes a bag that tells nothing it must not, and that holds the case to its journal."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import apsw
import pytest

from tests.workflow.exports import CANARY, FOREIGN, OWN, make_export, owner_facts
from viewer.case.journal import chained
from viewer.case.matter import Audience
from viewer.case.message import Problem
from viewer.case.review import Decision
from viewer.storage.exposure import note_exposure
from viewer.storage.journal import load_journal
from viewer.work import Unwatched
from viewer.workflow.cases import open_case, open_or_create
from viewer.workflow.check import verify
from viewer.workflow.custody import write_bag
from viewer.workflow.decide import decide
from viewer.workflow.dossier import dossier
from viewer.workflow.erase import erase
from viewer.workflow.publish import publish
from viewer.workflow.scan import ScanRequest, scan

DAY = "2026-11-25"
NAMES = (CANARY, FOREIGN, OWN, "Erika", "Küche", "A1TESTCUSTOMER1", "TNIH_2V", "Device Registration", ".notmine")


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scanned")
    export = make_export(folder / "export.zip")
    with open_or_create(folder / "a.notmine") as case:
        scan(case, ScanRequest((export,), owner_facts()), Unwatched())
        decide(case, f"device:{FOREIGN}", Decision.NOT_MINE)
        numbers = case.file.ask("SELECT number FROM recording WHERE device = ?", FOREIGN)
        note_exposure(case.file, numbers[0][0], 1.5, 0)
    return folder / "a.notmine"


@pytest.fixture
def path(scanned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(scanned, tmp_path / "a.notmine"))


def contents(bag: Path) -> dict[str, bytes]:
    return {one.relative_to(bag).as_posix(): one.read_bytes() for one in sorted(bag.rglob("*")) if one.is_file()}


def damages(report_of: Path, against: Path | None = None) -> list[str]:
    return [check.detail.key for check in verify(report_of, Unwatched(), against).checks if check.detail]


def test_a_bag_of_a_case_is_whole_and_fits_the_case(path: Path, tmp_path: Path) -> None:
    with open_case(path) as case:
        write_bag(case, tmp_path / "bag", (("controller.pdf", b"letter"),), DAY, Unwatched())
    assert damages(path) == damages(tmp_path / "bag") == damages(tmp_path / "bag", path) == []


def test_the_same_case_gives_the_same_bytes_however_often(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "b.notmine")
    for name, place in (("one", path), ("two", path), ("three", tmp_path / "b.notmine")):
        with open_case(place) as case:
            write_bag(case, tmp_path / name, (), DAY, Unwatched())
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


def test_nothing_that_was_said_nobodys_name_and_no_serial_number_is_in_it(path: Path, tmp_path: Path) -> None:
    with open_case(path) as case:
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
    whole = b"\n".join(contents(tmp_path / "bag").values()).lower()
    assert [name for name in NAMES if name.lower().encode() in whole] == []
    assert b"riff" not in whole


def test_the_bag_tells_parts_entries_acts_and_exposure(path: Path, tmp_path: Path) -> None:
    with open_case(path) as case:
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
        kept = case.file.ask("SELECT sha256 FROM part")[0][0]
        ids = {row[0] for row in case.file.ask("SELECT id FROM recording WHERE device = ?", FOREIGN)}
        acts = [line.act for line in load_journal(case.file)]
    data = tmp_path / "bag" / "data"
    (part,) = json.loads((data / "export.json").read_bytes())["parts"]
    assert (part["name"], part["sha256"]) == ("export.zip", kept)
    entries = [json.loads(line) for line in (data / "entries.jsonl").read_bytes().splitlines()]
    assert len(entries) == 13
    assert {one["id"] for one in entries if one.get("foreign")} == ids
    told = [json.loads(line)["act"] for line in (data / "journal.jsonl").read_bytes().splitlines()]
    assert {"opened", "hashed", "read", "judged", "decided", "heard"} <= set(told)
    assert [*told, "bagged"] == acts
    assert b'"detail":null' not in (data / "journal.jsonl").read_bytes()
    assert json.loads((data / "exposure.json").read_bytes()) == {
        "recordings": 10,
        "recordings_opened": 1,
        "seconds_heard": 1.5,
        "characters_read": 0,
    }


def test_only_the_names_that_the_user_chose_are_shown(path: Path, tmp_path: Path) -> None:
    own = "export.zip!Devices/Device Registration.csv"
    with open_case(path) as case:
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched(), named=(own,))
    entries = (tmp_path / "bag" / "data" / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["name"] for line in entries if "name" in json.loads(line)] == [own]


def test_a_folder_or_loose_file_of_the_user_is_not_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(make_export(tmp_path / "export.zip")) as archive:
        archive.extractall(tmp_path / f"{FOREIGN} of Erika")
    loose = next((tmp_path / f"{FOREIGN} of Erika").rglob(f"*{OWN}*.wav"))
    shutil.copy(loose, tmp_path / loose.name)
    with open_or_create(tmp_path / "b.notmine") as case:
        scan(case, ScanRequest((tmp_path / f"{FOREIGN} of Erika", tmp_path / loose.name)), Unwatched())
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
    whole = b"\n".join(contents(tmp_path / "bag").values())
    assert FOREIGN.encode() not in whole
    assert OWN.encode() not in whole
    assert damages(tmp_path / "bag") == []


def test_a_taken_name_is_refused_and_leaves_no_line(path: Path, tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    with open_case(path) as case:
        before = load_journal(case.file)
        with pytest.raises(Problem):
            write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
        assert load_journal(case.file) == before


def test_a_chain_that_was_worked_out_anew_no_longer_fits_the_bag(path: Path, tmp_path: Path) -> None:
    """What the chain alone cannot show: whoever can write the case can make another whole chain."""
    with open_case(path) as case:
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
    connection = apsw.Connection(str(path))
    before, end = "", ""
    for number, at, act, detail in list(connection.execute("SELECT number, at, act, detail FROM journal")):
        told = detail.replace('"seconds":1.5', '"seconds":0.5')
        before = chained(before, at, act, told)
        connection.execute("UPDATE journal SET detail = ?, hash = ? WHERE number = ?", (told, before, number))
        end = f"{number} {before}"
    connection.execute("UPDATE meta SET value = ? WHERE key = 'journal_end'", (end,))
    connection.execute("UPDATE exposure SET seconds = 0.5")
    connection.close()
    assert damages(path) == []
    assert damages(tmp_path / "bag", path) == ["verify.other_journal"]


def test_a_bag_of_another_case_is_known_as_such(path: Path, tmp_path: Path) -> None:
    other = make_export(tmp_path / "other.zip", own=2, foreign=1)
    with open_or_create(tmp_path / "other.notmine") as case:
        scan(case, ScanRequest((other,)), Unwatched())
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
    assert damages(tmp_path / "bag", path) == ["verify.other_journal", "verify.other_bag"]


@pytest.mark.parametrize(
    ("change", "damage"),
    [
        ("UPDATE exposure SET seconds = 0.5", "verify.exposure_wrong"),
        ("DELETE FROM exposure", "verify.exposure_wrong"),
        ("UPDATE finding SET finding = replace(finding, '\"strength\":3', '\"strength\":4')", "verify.findings_wrong"),
        ("DELETE FROM finding WHERE number = 0", "verify.findings_wrong"),
    ],
)
def test_what_was_changed_behind_the_journals_back_contradicts_it(path: Path, change: str, damage: str) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(change)
    connection.close()
    assert damages(path) == [damage]


def test_a_hash_of_a_part_that_was_changed_in_the_case_contradicts_the_journal(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE part SET sha256 = ?", ("ab" * 32,))
    connection.close()
    assert "verify.parts_wrong" in damages(path)


def test_after_letters_and_an_erasure_case_and_bag_are_whole_and_nothing_is_withheld(
    path: Path, tmp_path: Path
) -> None:
    with open_case(path) as case:
        publish(case, Audience.TIP, "en", tmp_path / "out", date.fromisoformat(DAY), watch=Unwatched())
        erase(case, (f"device:{FOREIGN}",), (), Unwatched())
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
    assert damages(path) == damages(tmp_path / "bag", path) == []
    told = (tmp_path / "bag" / "data" / "journal.jsonl").read_bytes()
    assert b'"published"' in told
    assert b'"erased"' in told
    assert b'"detail":null' not in told


def test_groups_have_the_numbers_that_they_have_in_the_letters(path: Path, tmp_path: Path) -> None:
    with open_case(path) as case:
        write_bag(case, tmp_path / "bag", (), DAY, Unwatched())
        told = dossier(case, date.fromisoformat(DAY)).foreign
    findings = json.loads((tmp_path / "bag" / "data" / "findings.json").read_bytes())
    foreign = [one for one in findings["groups"] if one["standing"] == "inconsistent"]
    assert [one["group"] for one in foreign] == [f"{one.kind}-{one.label}" for one in told.groups]
    entries = (tmp_path / "bag" / "data" / "entries.jsonl").read_bytes().splitlines()
    assert {one["id"] for one in map(json.loads, entries) if one.get("foreign")} == {item.id for item in told.items}
