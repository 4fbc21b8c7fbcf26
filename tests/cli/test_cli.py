# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command line keeps its contract: objects, exit codes, one clear line for a mistake, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.archive.zips import write
from tests.workflow.exports import CANARY, FOREIGN, OWN, files_of, make_export, spoken
from viewer.work import Unwatched
from viewer.workflow.cases import open_case
from viewer.workflow.custody import write_bag

FACTS = f'[owner]\nuses_voice_assistant = true\n[[device]]\nserial = "{OWN}"\nsince = 2018-01-01\n'


def notmine(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": f"{language}_XX.UTF-8", "PYTHONUTF8": "1"}
    for screen in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(screen, None)
    command = [sys.executable, "-m", "viewer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    make_export(folder / "export.zip")
    (folder / "facts.toml").write_text(FACTS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def summary(folder: Path) -> dict[str, Any]:
    case, facts = folder / "a.notmine", folder / "facts.toml"
    return lines(notmine("scan", folder / "export.zip", "--case", case, "--facts", facts, "--no-voice", "--json"))[0]


def test_scan_prints_the_object_of_the_contract(summary: dict[str, Any]) -> None:
    assert list(summary) == [
        "case",
        "exports",
        "entries",
        "rejected",
        "recordings",
        "audio_seconds",
        "transcripts",
        "formats",
        "conclusion",
        "reasons",
        "standings",
        "timings",
    ]
    assert list(summary["entries"]) == ["total", "handled", "ignored", "rejected", "unknown"]
    assert list(summary["timings"]) == ["survey", "read", "signal", "voice", "judge", "total"]
    assert summary["standings"] == {"consistent": 6, "inconsistent": 4, "undecided": 0, "not_examined": 0}
    assert summary["formats"]
    assert list(summary["reasons"][0]) == ["rule", "direction", "strength", "text", "innocent"]
    assert summary["exports"][0]["name"] == "export.zip"


def test_list_prints_one_object_a_line_in_order(folder: Path, summary: dict[str, Any]) -> None:
    rows = lines(notmine("list", folder / "a.notmine", "--json"))
    assert len(rows) == summary["recordings"]
    assert [row["entry"] for row in rows] == sorted(row["entry"] for row in rows)
    assert rows[0]["transcript"]["link"] == "likely"
    assert rows[0]["captured_at"].endswith("+00:00")
    assert {row["strength"] for row in rows} <= {"S0", "S1", "S2", "S3", "S4"}
    foreign = lines(notmine("list", folder / "a.notmine", "--standing", "inconsistent", "--json"))
    assert {row["device"] for row in foreign} == {FOREIGN}
    grouped = lines(notmine("list", folder / "a.notmine", "--group", f"device:{OWN}", "--json"))
    assert len(grouped) == 6


def test_search_groups_decide_verify(folder: Path, summary: dict[str, Any]) -> None:
    case = folder / "a.notmine"
    assert len(lines(notmine("search", case, "giraffe", "--json"))) == 10
    groups = {row["group"]: row for row in lines(notmine("groups", case, "--json"))}
    assert groups[f"device:{FOREIGN}"]["standing"] == "inconsistent"
    assert groups[f"device:{OWN}"]["label"] == "Erikas Küche"
    assert notmine("decide", case, "--group", f"device:{FOREIGN}", "--as", "not-mine").returncode == 0
    told = notmine("groups", case).stdout.splitlines()
    assert [line.split()[-1] for line in told if line.startswith("device:")] == ["-", "not-mine"]
    assert lines(notmine("verify", case, "--json"))[0]["ok"] is True


def test_scan_for_people_names_the_conclusion_in_both_languages(folder: Path, summary: dict[str, Any]) -> None:
    for language in ("en", "de"):
        done = notmine("scan", folder / "export.zip", "--case", folder / "a.notmine", language=language)
        assert done.returncode == 0
        assert summary["conclusion"] in done.stdout


def test_verify_exits_1_for_a_damaged_case(folder: Path, summary: dict[str, Any], tmp_path: Path) -> None:
    damaged = tmp_path / "b.notmine"
    data = bytearray((folder / "a.notmine").read_bytes())
    data[4096:20000] = b"\xee" * (20000 - 4096)
    damaged.write_bytes(data)
    assert notmine("verify", damaged).returncode == 1


def mistakes(folder: Path) -> dict[str, list[str | Path]]:
    (folder / "letter.txt").write_text("Dear customer", encoding="utf-8")
    (folder / "empty.zip").write_bytes(b"")
    (folder / "wrong.toml").write_text("[owner]\nnames = 3\n", encoding="utf-8")
    (folder / "silent").mkdir(exist_ok=True)
    (folder / "papers").mkdir(exist_ok=True)
    (folder / "papers" / "orders.csv").write_text("a,b\n", encoding="utf-8")
    write(folder / "locked.zip", {"a": b"b"})
    (folder / "locked.zip").write_bytes((Path(__file__).parents[1] / "archive" / "zipcrypto.zip").read_bytes())
    case: list[str | Path] = ["--case", folder / "new.notmine"]
    return {
        "no export": ["scan", folder / "letter.txt", *case],
        "empty": ["scan", folder / "empty.zip", *case],
        "no audio": ["scan", folder / "papers", *case],
        "missing": ["scan", folder / "gone.zip", *case],
        "empty folder": ["scan", folder / "silent", *case],
        "locked": ["scan", folder / "locked.zip", *case],
        "facts": ["scan", folder / "export.zip", *case, "--facts", folder / "wrong.toml"],
        "no facts": ["scan", folder / "export.zip", *case, "--facts", folder / "gone.toml"],
        "no contacts": ["scan", folder / "export.zip", *case, "--contacts", folder / "gone.vcf"],
        "no case": ["list", folder / "gone.notmine"],
        "not a case": ["list", folder / "letter.txt"],
        "bad usage": ["list"],
        "bad choice": ["decide", folder / "a.notmine", "--group", "x", "--as", "stolen"],
        "no group": ["decide", folder / "a.notmine", "--group", "device:x", "--as", "mine"],
        "not yet": ["report", "a", "b"],
        "no screen": [folder / "export.zip"],
        "unwritable": ["scan", folder / "export.zip", "--case", folder / "letter.txt" / "x.notmine"],
    }


MISTAKES = (
    *(
        "no export",
        "empty",
        "no audio",
        "missing",
        "empty folder",
        "locked",
        "facts",
        "no facts",
        "no contacts",
        "no case",
        "not a case",
    ),
    *("bad usage", "bad choice", "no group", "not yet", "unwritable", "no screen"),
)


def test_every_mistake_is_tried(folder: Path) -> None:
    assert set(mistakes(folder)) == set(MISTAKES)


@pytest.mark.parametrize("which", MISTAKES)
def test_a_mistake_is_one_line_and_exit_code_2(folder: Path, summary: dict[str, Any], which: str) -> None:
    done = notmine(*mistakes(folder)[which])
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith("notmine: ")
    assert "Traceback" not in done.stderr
    assert CANARY not in done.stderr
    assert not (folder / "new.notmine").exists()


def test_a_password_file_opens_a_locked_export(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n", encoding="utf-8")
    locked = tmp_path / "locked.zip"
    locked.write_bytes((Path(__file__).parents[1] / "archive" / "zipcrypto.zip").read_bytes())
    case = tmp_path / "c.notmine"
    done = notmine("scan", locked, "--case", case, "--password-file", tmp_path / "password", "--json")
    assert lines(done)[0]["recordings"] == 1
    assert b"sesame" not in case.read_bytes()


def test_a_damaged_entry_is_told_on_standard_error_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    export = write(tmp_path / "export.zip", {**files_of(spoken(2, 0)), "Alexa/Audio/bad.wav": b"RIFF"})
    done = notmine("scan", export, "--case", tmp_path / "d.notmine", "--json")
    assert lines(done)[0]["recordings"] == 2
    assert "bad.wav" in done.stderr


def test_an_address_book_is_compared_and_not_kept(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.vcf"
    book.write_text("BEGIN:VCARD\nFN:Quirin Zwetschge\nEND:VCARD\n", encoding="utf-8")
    case = tmp_path / "e.notmine"
    done = notmine("scan", folder / "export.zip", "--case", case, "--contacts", book, "--no-voice", "--json")
    assert lines(done)[0]["recordings"] == 10
    assert b"Zwetschge" not in case.read_bytes()
    assert lines(notmine("verify", case, "--json"))[0]["ok"] is True


def test_verify_knows_a_bag_and_says_each_damage(folder: Path, summary: dict[str, Any], tmp_path: Path) -> None:
    case = Path(shutil.copy(folder / "a.notmine", tmp_path / "a.notmine"))
    with open_case(case) as opened:
        write_bag(opened, tmp_path / "bag", (("letter.txt", b"letter"),), "2026-11-25", Unwatched())
    assert lines(notmine("verify", tmp_path / "bag", "--against", case, "--json"))[0]["ok"] is True
    (tmp_path / "bag" / "data" / "letters" / "letter.txt").write_bytes(b"Letter")
    (tmp_path / "bag" / "more.txt").write_bytes(b"")
    done = notmine("verify", tmp_path / "bag")
    assert done.returncode == 1
    damaged = [line for line in done.stdout.splitlines() if line.startswith("DAMAGED")]
    assert [line.split("  ")[-1] for line in damaged] == [
        "“more.txt” does not belong in the bag.",
        "“data/letters/letter.txt” has another hash than manifest-sha256.txt says.",
        "“data/letters/letter.txt” has another hash than manifest-sha512.txt says.",
    ]
    assert notmine("verify", tmp_path).returncode == 2
    assert notmine("verify", case, "--against", case).returncode == 2


def test_the_bundle_for_support_tells_what_is_in_it_and_nothing_of_the_export(
    folder: Path, summary: dict[str, Any], tmp_path: Path
) -> None:
    assert summary["recordings"] == 10
    done = notmine("report", folder / "a.notmine", "--kind", "support", "--lang", "en", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "10 recordings became tones" in done.stdout
    assert "notmine-support-en/manifest.json" in done.stdout
    assert not any(word in done.stdout + done.stderr for word in ("Giraffe", OWN, FOREIGN, "Erika"))
