# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Items are added to letters in the terminal as in the window: shown first, counted, and taken out again."""

from __future__ import annotations

import json
import stat
import wave
from pathlib import Path

import pytest

from tests.workflow.exports import FOREIGN, make_export, owner_facts
from viewer.case.message import Problem, message
from viewer.case.query import Query
from viewer.case.review import Exposure
from viewer.cli.main import main
from viewer.storage import enclosures
from viewer.storage.journal import load_journal
from viewer.work import Unwatched
from viewer.workflow import browse, listen
from viewer.workflow.cases import create_case, open_case
from viewer.workflow.scan import ScanRequest, scan


def no_window(*_given: object) -> int:
    raise AssertionError


def notmine(*given: str | Path) -> int:
    return main([str(one) for one in given], no_window)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.notmine"
    with create_case(path) as made:
        scan(made, ScanRequest((make_export(tmp_path / "export.zip"),), owner_facts(), voice=False), Unwatched())
    return path


def foreign(case: Path) -> tuple[str, str]:
    with open_case(case) as opened:
        rows = browse.rows(opened, browse.find(opened, Query()))
    row = next(one for one in rows if one.device == FOREIGN)
    assert row.transcript is not None
    return row.id, row.transcript


def exposed(case: Path) -> Exposure:
    with open_case(case) as opened:
        return listen.exposure(opened)


def test_an_item_is_shown_added_carried_by_the_letter_and_taken_out(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording, text = foreign(case)
    assert notmine("enclose", case, "--show", recording, "transcript") == 0
    told = capsys.readouterr()
    assert told.out == text + "\n"
    assert "content" in told.err
    assert text not in told.err
    assert exposed(case) == Exposure(1, 0.0, len(text))
    assert notmine("enclose", case, "--add", recording, "transcript", "--note", "names a place") == 0
    assert text not in "".join(capsys.readouterr())
    assert notmine("enclose", case, "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert (listed["recording"], listed["what"], listed["note"]) == (recording, "transcript", "names a place")
    assert notmine("report", case, "--kind", "controller", "--lang", "en", "--out", tmp_path / "with") == 0
    assert notmine("enclose", case, "--withdraw", recording, "transcript") == 0
    assert notmine("report", case, "--kind", "controller", "--lang", "en", "--out", tmp_path / "without") == 0
    pages = [next((tmp_path / name).glob("*.html")).read_text("utf-8") for name in ("with", "without")]
    assert [text in page for page in pages] == [True, False]
    assert notmine("enclose", case, "--add", recording, "transcript") == 2


def test_nothing_is_added_that_was_not_shown(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recording, _ = foreign(case)
    assert notmine("enclose", case, "--add", recording, "serial") == 2
    assert "shown" in capsys.readouterr().err
    assert notmine("enclose", case) == 0
    assert "none" in capsys.readouterr().out
    assert exposed(case) == Exposure(0, 0.0, 0)


def test_a_sound_goes_into_a_new_file_for_its_owner_alone(case: Path, tmp_path: Path) -> None:
    recording, _ = foreign(case)
    place = tmp_path / "hear.wav"
    assert notmine("enclose", case, "--show", recording, "sound", "--to", place) == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    with wave.open(str(place)) as file:
        seconds = file.getnframes() / file.getframerate()
    assert seconds > 0
    assert exposed(case).seconds == pytest.approx(seconds, abs=0.05)
    assert notmine("enclose", case, "--add", recording, "sound") == 0


@pytest.mark.parametrize("there", ["file", "folder", "refused"])
def test_a_sound_that_cannot_be_written_does_not_count(case: Path, tmp_path: Path, there: str) -> None:
    recording, _ = foreign(case)
    place = tmp_path / "hear.wav"
    if there == "file":
        place.write_bytes(b"mine")
    elif there == "folder":
        place.mkdir()
    else:
        place = case / "hear.wav"
    before = sorted(tmp_path.iterdir())
    assert notmine("enclose", case, "--show", recording, "sound", "--to", place) == 2
    assert sorted(tmp_path.iterdir()) == before
    assert there != "file" or place.read_bytes() == b"mine"
    assert exposed(case) == Exposure(0, 0.0, 0)
    with open_case(case) as opened:
        assert "shown" not in {line.act for line in load_journal(opened.file)}


def test_a_sound_that_cannot_be_counted_is_not_written(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_counts: object) -> None:
        raise Problem(message("case.disk_full", file="a.notmine"))

    recording, _ = foreign(case)
    monkeypatch.setattr(enclosures, "keep_shown", refused)
    before = sorted(tmp_path.iterdir())
    assert notmine("enclose", case, "--show", recording, "sound", "--to", tmp_path / "hear.wav") == 2
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "given",
    [
        ("--show", "r0", "transcript"),
        ("--show", "ID", "video"),
        ("--show", "ID", "sound"),
        ("--show", "ID", "transcript", "--to", "a.wav"),
        ("--note", "why"),
        ("--show", "ID"),
        ("--show", "ID", "serial", "--withdraw", "ID", "serial"),
    ],
)
def test_mistakes_get_one_sentence(case: Path, given: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    recording, text = foreign(case)
    assert notmine("enclose", case, *(recording if one == "ID" else one for one in given)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[-1].startswith("notmine: ")
    assert text not in told.err
