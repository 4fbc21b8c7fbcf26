# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An encrypted case is the only file that a scan writes: nothing goes through a temporary folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflow.exports import make_export

_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+)(?:, 0\d+)?\) = \d')
_NO_FILES = ("/dev/", "/proc/", "/sys/")


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_a_scan_into_an_encrypted_case_writes_that_case_alone(tmp_path: Path) -> None:
    export, folder, elsewhere = make_export(tmp_path / "export.zip"), tmp_path / "cases", tmp_path / "temporary"
    folder.mkdir()
    elsewhere.mkdir()
    (tmp_path / "password").write_text("four words are enough\n")
    log = tmp_path / "trace"
    scan = [sys.executable, "-m", "viewer", "scan", export, "--case", folder / "a.notmine", "--no-voice"]
    scan += ["--case-password-file", tmp_path / "password"]
    root = Path(__file__).resolve().parents[2]
    around = os.environ | {"TMPDIR": str(elsewhere), "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    watched = ["strace", "-f", "-qq", "-e", "trace=open,openat,creat", "-o", log, *scan]
    done = subprocess.run(watched, env=around, cwd=elsewhere, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr
    opened = _OPENED.findall(log.read_text(errors="replace"))
    written = {path for path, flags in opened if re.search("O_WRONLY|O_RDWR|O_CREAT", flags)}
    assert {Path(path).parent for path in written if not path.startswith(_NO_FILES)} == {folder}
    assert list(elsewhere.iterdir()) == []
    assert [one.name for one in folder.iterdir()] == ["a.notmine"]
