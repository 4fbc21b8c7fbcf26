# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The pages about an export as a whole, and the check that makes them in a case that is deleted."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.archive.zips import write
from tests.workflow.exports import files_of, make_export, owner_facts, spoken
from viewer.case.export import Fate
from viewer.case.facts import Facts
from viewer.case.finding import Conclusion
from viewer.case.message import Problem
from viewer.case.portion import Whose
from viewer.work import Cancelled, Unwatched
from viewer.workflow.cases import create_case
from viewer.workflow.preflight import ExportPages, export_pages, preflight
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.verification import Result


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> ExportPages:
    folder = tmp_path_factory.mktemp("pages")
    files = files_of(spoken(6, 4)) | {"Alexa/unknown.pdf": b"\x00\x01\x02\x03" * 9}
    export = write(folder / "export.zip", files)
    with create_case(folder / "a.notmine") as case:
        scan(case, ScanRequest((export,), owner_facts()), Unwatched())
        return export_pages(case)


def test_portions_say_what_is_whose(pages: ExportPages) -> None:
    assert [(one.whose, one.recordings) for one in pages.portions] == [(Whose.FOREIGN, 4), (Whose.OWNER, 6)]
    assert pages.portions[1].files >= 2
    assert all(one.batches[0].shared for one in pages.portions)
    assert pages.findings[pages.portions[0].findings[0]].rule == "M02"


def test_the_composition_counts_every_entry(pages: ExportPages) -> None:
    (archive,) = pages.composition.archives
    assert archive.entries == sum(count for _, count in archive.roots) == 14
    assert (archive.first, archive.last, archive.day_count) == ("2018-05-06T07:08:10", "2018-05-06T07:08:10", 1)
    assert pages.composition.names[0].recordings == 10


def test_coverage_tells_what_was_not_understood_first(pages: ExportPages) -> None:
    assert pages.coverage.entries.total == 14
    assert pages.coverage.entries.understood == 13
    assert pages.coverage.files[0].fate is Fate.UNKNOWN
    assert pages.coverage.files[0].entry.endswith("unknown.pdf")
    assert len(pages.coverage.files) == pages.coverage.listed == 4


def test_little_coverage_guards_what_is_said_to_be_missing(pages: ExportPages) -> None:
    assert pages.missing.understood is not None
    assert pages.missing.understood < 0.95
    assert pages.missing.guard is not None
    assert pages.missing.guard.key == "export.guard.little"
    assert pages.missing.question is None


def test_verification_names_limits_and_never_a_cause_where_nothing_deviates(pages: ExportPages) -> None:
    assert len(pages.verification) == 20
    assert {one.result for one in pages.verification} == set(Result)
    for one in pages.verification:
        assert bool(one.innocent) == (one.result is Result.DEVIATES)
        assert one.limits
    clock = next(one for one in pages.verification if one.check == "clock")
    assert (clock.checked, clock.deviating) == (10, 0)


def checked(export: Path, facts: Facts) -> Conclusion:
    return preflight(ScanRequest((export,), facts), Unwatched()).seen.conclusion


def test_a_check_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    export = make_export(tmp_path / "export.zip")
    assert checked(export, owner_facts()) is Conclusion.REPORT_SUGGESTED

    class Stopped(Unwatched):
        def advance(self, units: int = 1, note: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        preflight(ScanRequest((export,), owner_facts()), Stopped())
    assert list((tmp_path / "temporary").iterdir()) == []


def test_an_export_without_recordings_is_checked_by_its_files(tmp_path: Path) -> None:
    papers = {name: data for name, data in files_of(spoken(1, 0)).items() if "Search" in name or "Devices" in name}
    export = write(tmp_path / "papers.zip", papers)
    assert checked(export, owner_facts()) is Conclusion.NO_SIGN
    assert checked(export, Facts()) is Conclusion.CANNOT_TELL
    with create_case(tmp_path / "a.notmine") as case, pytest.raises(Problem) as raised:
        scan(case, ScanRequest((export,)), Unwatched())
    assert raised.value.said.key == "archive.no_audio"
