# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The main job: from an export to standings, stopped and resumed, with nothing lost and nothing done twice."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.zips import packed, tone, write
from tests.workflow.exports import FOREIGN, OWN, files_of, make_export, owner_facts, spoken
from viewer.case.export import Fate, Limits
from viewer.case.facts import Facts, Owner
from viewer.case.finding import Conclusion, Standing
from viewer.case.message import Problem
from viewer.case.query import Facet, Query
from viewer.work import Cancelled, Unwatched
from viewer.workflow import browse, state, why
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.check import verify
from viewer.workflow.decide import explain, undo
from viewer.workflow.listen import exposure, heard, load_sound
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview, overview
from viewer.workflow.scan import ScanRequest, scan

MEASURED = "SELECT count(*) FROM observation WHERE instrument = 'signal'"
MARK = "UPDATE observation SET measured = json_set(measured, '$.kept', 1)"


class StopOnceMeasured(Unwatched):
    """A watch that stops the work once the first measurements were kept."""

    def __init__(self, case: OpenCase) -> None:
        self.case = case

    def advance(self, units: int = 1, note: str = "") -> None:
        if self.case.file.ask(MEASURED)[0][0]:
            raise Cancelled


def scanned(export: Path, case_path: Path, facts: Facts | None = None) -> Overview:
    with create_case(case_path) as case:
        return scan(case, ScanRequest((export,), facts), Unwatched())


def test_from_an_export_to_standings(tmp_path: Path) -> None:
    export = make_export(tmp_path / "export.zip")
    before = hashlib.sha256(export.read_bytes()).hexdigest()
    seen = scanned(export, tmp_path / "a.notmine", owner_facts())
    assert seen.recordings == 10
    assert sum(seen.fates.values()) == 13
    assert seen.fates[Fate.UNKNOWN] == seen.fates[Fate.REJECTED] == 0
    assert seen.standings[Standing.CONSISTENT] == 6
    assert seen.standings[Standing.INCONSISTENT] == 4
    assert seen.transcripts["total"] == seen.transcripts["likely"] == 10
    assert seen.parts[0].sha256 == before == hashlib.sha256(export.read_bytes()).hexdigest()
    with open_case(tmp_path / "a.notmine") as case:
        foreign = browse.find(case, Query(facets=((Facet.DEVICE, FOREIGN),)))
        rows = browse.rows(case, foreign)
        assert {row.standing for row in rows} == {"inconsistent"}
        assert {row.duration_s for row in rows} == {0.6}
        assert all(len(row.sha256) == 64 for row in rows)
        assert why.why_recording(case, foreign[0]).reasons_for[0].rule == "M02"
        assert why.why_group(case, f"device:{OWN}").reasons_against
        assert browse.waveform(case, foreign[0]) is not None


def test_facts_stated_later_judge_again_without_the_export(tmp_path: Path) -> None:
    export = make_export(tmp_path / "export.zip")
    first = scanned(export, tmp_path / "a.notmine")
    assert first.conclusion is not Conclusion.REPORT_SUGGESTED
    export.unlink()
    with open_case(tmp_path / "a.notmine") as case:
        again = state.state_facts(case, Facts(Owner(uses_voice_assistant=False)))
        assert again.standings[Standing.INCONSISTENT] == 10
        assert "M01" in {finding.rule for finding in again.reasons}
        assert state.facts(case).owner.uses_voice_assistant is False
        assert state.state_facts(case, owner_facts()).standings[Standing.CONSISTENT] == 6


def test_an_explanation_that_applies_judges_again_at_once_and_can_be_taken_back(tmp_path: Path) -> None:
    seen = scanned(make_export(tmp_path / "export.zip"), tmp_path / "a.notmine", owner_facts())
    with open_case(tmp_path / "a.notmine") as case:
        explain(case, f"device:{FOREIGN}", "innocent.replaced", True)
        told = overview(case)
        assert told.standings[Standing.INCONSISTENT] == 0
        assert told.standings[Standing.CONSISTENT] == seen.standings[Standing.CONSISTENT]
        assert told.conclusion is not seen.conclusion
        reason = why.why_group(case, f"device:{FOREIGN}").explained[0]
        assert [one.key for one in reason.explained] == ["innocent.replaced"]
        undo(case)
        assert overview(case).standings == seen.standings
        explain(case, f"device:{FOREIGN}", "innocent.replaced", False)
        assert overview(case).standings == seen.standings


def test_stopped_work_goes_on_where_it_was(tmp_path: Path) -> None:
    export = write(tmp_path / "export.zip", files_of(spoken(600, 100)))
    request = ScanRequest((export,), owner_facts())
    with create_case(tmp_path / "a.notmine") as case, pytest.raises(Cancelled):
        scan(case, request, StopOnceMeasured(case))
    with open_case(tmp_path / "a.notmine") as case:
        measured = case.file.ask(MEASURED)[0][0]
        assert 0 < measured < 700
        case.file.writer.execute(f"{MARK} WHERE instrument = 'signal'")
        seen = scan(case, request, Unwatched())
        kept = case.file.ask("SELECT count(*) FROM observation WHERE measured ->> 'kept' = 1")[0][0]
    assert kept == measured
    assert seen.recordings == 700
    assert seen.standings[Standing.CONSISTENT] == 600
    assert seen.examined


def test_a_case_belongs_to_one_export(tmp_path: Path) -> None:
    scanned(make_export(tmp_path / "one.zip"), tmp_path / "a.notmine")
    other = make_export(tmp_path / "two.zip", own=2)
    with open_case(tmp_path / "a.notmine") as case, pytest.raises(Problem) as caught:
        scan(case, ScanRequest((other,)), Unwatched())
    assert caught.value.said.key == "case.other_export"


def test_damaged_and_strange_entries_are_told_and_cost_nothing_else(tmp_path: Path) -> None:
    files = files_of(spoken(3, 0)) | {
        "Alexa/Audio/noise.wav": b"this is no sound at all" * 10,
        "Alexa/Audio/empty.wav": b"",
        "Alexa/Audio/short.wav": tone()[:44],
        "inner.zip": packed({"deep.wav": tone(0.3)}),
        "strange.bin": b"\0\1\2\3",
    }
    seen = scanned(write(tmp_path / "export.zip", files), tmp_path / "a.notmine", owner_facts())
    rejected = {row.entry.split("!", 1)[1]: row.reason.key for row in seen.rejected if row.reason}
    assert rejected["Alexa/Audio/noise.wav"] == "archive.no_audio_inside"
    assert set(rejected) == {"Alexa/Audio/noise.wav", "Alexa/Audio/empty.wav", "Alexa/Audio/short.wav"}
    assert [row.entry for row in seen.unknown] == ["export.zip!strange.bin"]
    assert seen.recordings == 4
    assert sum(seen.fates.values()) == len(files) + 1


def test_the_limits_hold_for_the_whole_job(tmp_path: Path) -> None:
    export = make_export(tmp_path / "export.zip")
    with create_case(tmp_path / "a.notmine") as case, pytest.raises(Problem) as caught:
        scan(case, ScanRequest((export,), limits=Limits(entries=3)), Unwatched())
    assert caught.value.said.key == "archive.too_many"


def test_a_recording_can_be_heard_and_only_strange_ones_count(tmp_path: Path) -> None:
    export = make_export(tmp_path / "export.zip")
    scanned(export, tmp_path / "a.notmine", owner_facts())
    with open_case(tmp_path / "a.notmine") as case:
        own = browse.find(case, Query(facets=((Facet.DEVICE, OWN),)))[0]
        foreign = browse.find(case, Query(facets=((Facet.DEVICE, FOREIGN),)))[0]
        sound = load_sound(case, foreign)
        assert (sound.rate, sound.samples.shape) == (16_000, (9600, 1))
        assert heard(case, own, 2.0).seconds == 0
        assert heard(case, foreign, 1.5).seconds == 1.5
        assert exposure(case).recordings == 1
        case.source = None
        export.rename(tmp_path / "elsewhere.zip")
        with pytest.raises(Problem) as caught:
            load_sound(case, foreign)
        assert caught.value.said.key == "archive.moved"


def test_verify_finds_a_changed_export(tmp_path: Path) -> None:
    export = make_export(tmp_path / "export.zip")
    scanned(export, tmp_path / "a.notmine")
    assert verify(tmp_path / "a.notmine", Unwatched()).ok
    data = bytearray(export.read_bytes())
    data[len(data) // 2] ^= 1
    export.write_bytes(data)
    report = verify(tmp_path / "a.notmine", Unwatched())
    assert [check.detail and check.detail.key for check in report.checks] == [*[None] * 5, "verify.part_changed"]


def test_facts_are_kept_with_every_field(tmp_path: Path) -> None:
    with create_case(tmp_path / "a.notmine") as case:
        stated = replace(owner_facts(), owner=Owner(names=("Ä",), languages=("de", "en"), uses_voice_assistant=None))
        state.state_facts(case, stated)
        assert state.facts(case) == stated


VOICED = "SELECT count(*) FROM observation WHERE instrument = 'voice'"


class StopOnceHeard(Unwatched):
    """A watch that stops the work once the first voices were listened to."""

    def __init__(self, case: OpenCase) -> None:
        self.case = case

    def advance(self, units: int = 1, note: str = "") -> None:
        if self.case.file.ask(VOICED)[0][0]:
            raise Cancelled


def test_listening_is_stopped_and_gone_on_with(tmp_path: Path) -> None:
    export = make_export(tmp_path / "export.zip", own=120, foreign=60)
    with create_case(tmp_path / "case.notmine") as case:
        request = ScanRequest((export,), voice=True)
        with pytest.raises(Cancelled):
            scan(case, request, StopOnceHeard(case))
        first = case.file.ask(VOICED)[0][0]
        assert 0 < first < 180
        seen = scan(case, request, Unwatched())
        assert case.file.ask(VOICED)[0][0] == seen.recordings == 180
        assert seen.timings["voice"] > 0
        assert all(row.speech_s is not None for row in browse.rows(case, [1, 2, 3]))
