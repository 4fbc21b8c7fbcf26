# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A scan that is killed at any moment goes on from there, and comes to the same end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archive.zips import write
from tests.workflow.exports import files_of, spoken
from viewer.workflow.cases import open_case

ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8"}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "viewer", *map(str, arguments)]


def ran(*arguments: str | Path) -> str:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return done.stdout


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("killed") / "export.zip", files_of(spoken(900, 300)))


@pytest.fixture(scope="module")
def undisturbed(export: Path) -> str:
    case = export.parent / "undisturbed.notmine"
    ran("scan", export, "--case", case, "--no-voice", "--json")
    return ran("list", case, "--json")


def kill_when(case: Path, export: Path, journal_lines: int) -> None:
    """Kill a scan, workers and all, once the case's journal or its measurements have grown that far."""
    scan = command("scan", export, "--case", case, "--no-voice", "--json")
    with subprocess.Popen(scan, stdout=subprocess.DEVNULL, env=ENVIRONMENT, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            if case.exists() and case.with_name(case.name + "-wal").exists() and _grown(case) >= journal_lines:
                break
            time.sleep(0.002)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def _grown(case: Path) -> int:
    return case.with_name(case.name + "-wal").stat().st_size // 100_000


@pytest.mark.parametrize("grown", [0, 1, 4, 8, 14, 20])
def test_killed_and_gone_on(export: Path, undisturbed: str, tmp_path: Path, grown: int) -> None:
    case = tmp_path / "case.notmine"
    kill_when(case, export, grown)
    before = _kept(case)
    summary = json.loads(ran("scan", export, "--case", case, "--no-voice", "--json"))
    assert summary["recordings"] == 1200
    assert ran("list", case, "--json") == undisturbed
    assert json.loads(ran("verify", case, "--json"))["ok"]
    assert before <= _kept(case)


def _kept(case: Path, instrument: str = "signal") -> set[str]:
    if not case.exists() or case.stat().st_size == 0:
        return set()
    with open_case(case) as opened:
        return {row[0] for row in opened.file.ask("SELECT subject FROM observation WHERE instrument = ?", instrument)}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("heard") / "export.zip", files_of(spoken(220, 80)))


@pytest.fixture(scope="module")
def whole(small: Path) -> Path:
    ran("scan", small, "--case", small.with_name("whole.notmine"), "--json")
    return small.with_name("whole.notmine")


@pytest.mark.parametrize("heard", [1, 130])
def test_killed_while_it_listens_and_gone_on(small: Path, whole: Path, tmp_path: Path, heard: int) -> None:
    case = tmp_path / "case.notmine"
    scan = command("scan", small, "--case", case, "--json")
    with subprocess.Popen(scan, stdout=subprocess.DEVNULL, env=ENVIRONMENT, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline and len(_kept(case, "voice")) < heard:
            time.sleep(0.02)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    before = _kept(case, "voice")
    ran("scan", small, "--case", case, "--json")
    assert ran("list", case, "--json") == ran("list", whole, "--json")
    assert ran("groups", case, "--json") == ran("groups", whole, "--json")
    assert before <= _kept(case, "voice")
    assert len(_kept(case, "voice")) == 300
