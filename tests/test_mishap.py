# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A mistake of the program quotes nobody, wherever it happens, and leaves no core dump."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.cli.main import main
from viewer.mishap import scrubbed

CANARY = "Quirin Zaunkönig"
WAYS = {
    "the main thread": "raise ValueError(text)",
    "a cause": "\ntry:\n    int(text)\nexcept ValueError as error:\n    raise RuntimeError(text) from error",
    "another thread": "t = threading.Thread(target=lambda: int(text)); t.start(); t.join()",
    "a destructor": "x = type('X', (), {'__del__': lambda self: int(text)})(); del x",
    "a warning": "warnings.warn(text)",
    "a log line": "logging.getLogger('pypdf').error(text); print('ValueError', file=sys.stderr)",
}


@pytest.mark.parametrize("way", WAYS)
def test_python_itself_tells_the_kind_and_the_place_alone(way: str) -> None:
    begin = "import logging, os, sys, threading, warnings\nfrom viewer.mishap import hold_tongue\nhold_tongue()\n"
    code = f"{begin}text = os.environ['CANARY']\n{WAYS[way]}"
    environment = {**os.environ, "CANARY": CANARY, "PYTHONUTF8": "1"}
    environment.pop("PYTHONWARNINGS", None)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert CANARY not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert way == "a warning" or "Error" in done.stderr


def test_a_command_that_breaks_says_so_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from viewer.cli import commands

    def broken(*_given: object) -> int:
        raise KeyError(CANARY)

    monkeypatch.setitem(commands.COMMANDS, "list", broken)
    assert main(["list", str(tmp_path / CANARY)], lambda _paths, _demo: 0) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "KeyError" in told.err
    assert "tests.test_mishap:" in told.err
    assert CANARY not in told.err


def test_what_is_told_names_modules_and_lines() -> None:
    try:
        raise ValueError(CANARY) from TypeError(CANARY)
    except ValueError as error:
        kind, place, cause = scrubbed(error).splitlines()
    assert (kind, cause) == ("ValueError", "TypeError")
    assert place.startswith("  tests.test_mishap:")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core dumps into the folder")
def test_no_core_dump_is_written(tmp_path: Path) -> None:
    code = (
        "import os, resource; from viewer.mishap import hold_tongue; hold_tongue(); "
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True); os.abort()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(Path(__file__).resolve().parents[1]),))}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "0"
    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []
