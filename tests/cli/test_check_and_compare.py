# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The gate, the comparison, the pages about the export and explanations at the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.archive.zips import write
from tests.cli.test_cli import FACTS, lines, notmine
from tests.workflow.exports import CANARY, FOREIGN, files_of, make_export, spoken

PAGES = ["portions", "missing", "composition", "coverage", "verification"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gate")
    make_export(folder / "export.zip")
    make_export(folder / "own.zip", own=6, foreign=0)
    write(
        folder / "papers.zip",
        {"Search-Data/a.csv": files_of(spoken(1, 0))["Search-Data/Search-Data.Customer-Engagement.csv"]},
    )
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 nothing")
    (folder / "facts.toml").write_text(FACTS, encoding="utf-8")
    (folder / "nobody.toml").write_text("[owner]\n", encoding="utf-8")
    for name in ("export", "own"):
        scan = ("scan", folder / f"{name}.zip", "--case", folder / f"{name}.notmine")
        assert notmine(*scan, "--facts", folder / "facts.toml", "--no-voice").returncode == 0
    return folder


@pytest.mark.parametrize(
    ("export", "facts", "code", "conclusion"),
    [
        ("own.zip", "facts.toml", 0, "no_sign"),
        ("export.zip", "facts.toml", 1, "report_suggested"),
        ("papers.zip", "nobody.toml", 1, "cannot_tell"),
    ],
)
def test_the_gate_opens_only_where_no_sign_is(
    folder: Path, export: str, facts: str, code: int, conclusion: str
) -> None:
    done = notmine("check", folder / export, "--facts", folder / facts, "--json")
    assert done.returncode == code, done.stderr
    (found,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (found["passed"], found["conclusion"]) == (code == 0, conclusion)
    assert [name for name in found if name in PAGES] == PAGES
    assert "case" not in found


def test_ignorance_is_said_and_unreadable_is_another_code(folder: Path) -> None:
    done = notmine("check", folder / "papers.zip", "--facts", folder / "nobody.toml")
    assert "A gate must not open on ignorance" in done.stdout
    broken = notmine("check", folder / "broken.zip", "--facts", folder / "facts.toml")
    assert broken.returncode == 2
    assert len(broken.stderr.splitlines()) == 1
    assert notmine("check", folder / "own.zip").returncode == 2


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_pages_are_told_without_quoting_anybody(folder: Path, language: str) -> None:
    done = notmine("verify", folder / "export.notmine", "--export", language=language)
    assert done.returncode == 0, done.stderr
    line = {"en": "foreign: 4 recordings; yours: 6 recordings", "de": "fremd: 4 Aufnahmen; Ihre: 6 Aufnahmen"}
    assert line[language] in done.stdout
    assert CANARY not in done.stdout
    assert FOREIGN not in done.stdout


def test_verify_keeps_its_meaning(folder: Path) -> None:
    (plain,) = lines(notmine("verify", folder / "export.notmine", "--json"))
    assert list(plain) == ["ok", "checks"]
    (told,) = lines(notmine("verify", folder / "export.notmine", "--export", "--json"))
    assert list(told) == ["ok", "checks", "export"]
    assert list(told["export"]) == PAGES


def test_compare_prints_one_object_or_lines_without_values(folder: Path) -> None:
    cases = folder / "export.notmine", folder / "own.notmine"
    (found,) = lines(notmine("compare", *cases, "--json"))
    assert found["recordings"]["went"] == 4
    assert found["foreign"] == {"before": 4, "gone": 4, "remaining": 0, "new": 0}
    done = notmine("compare", *cases)
    assert done.returncode == 0
    assert "None of the 4 foreign recordings of the first export is in the second." in done.stdout
    assert CANARY not in done.stdout
    assert FOREIGN not in done.stdout
    assert notmine("compare", folder / "export.notmine", folder / "none.notmine").returncode == 2


def explanations(case: Path, group: str) -> list[dict[str, Any]]:
    return next(row["explanations"] for row in lines(notmine("groups", case, "--json")) if row["group"] == group)


def test_an_explanation_is_settled_and_the_case_judged_again(folder: Path) -> None:
    case, group = folder / "export.notmine", f"device:{FOREIGN}"
    first = explanations(case, group)[0]
    assert list(first) == ["key", "text", "state", "subject"]
    assert first["state"] == "open"
    done = notmine("decide", case, "--group", group, "--explain", first["key"], "--not")
    assert done.returncode == 0, done.stderr
    assert explanations(case, group)[0]["state"] == "ruled_out"
    for mistake in (["--explain", "innocent.nothing"], ["--as", "mine", "--not"]):
        assert notmine("decide", case, "--group", group, *mistake).returncode == 2
