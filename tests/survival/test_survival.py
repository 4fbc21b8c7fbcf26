# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A few of the trials; `make fortress-kills` makes a thousand, and every write site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes end otherwise there")


def ran(module: str, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"tests.survival.{module}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_killed_at_random_moments_no_case_is_damaged_and_no_decision_lost() -> None:
    done = ran("kills", ["--trials", "12", "--seed", "7"])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("cut off") == 4


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("cc"), reason="needs Linux and a compiler")
@pytest.mark.parametrize(("act", "every"), [("decide", 53), ("report", 7), ("erase", 17)])
def test_where_the_disk_refuses_the_user_is_told_and_the_case_is_whole(act: str, every: int) -> None:
    done = ran("faults", ["--act", act, "--every", str(every)])
    assert done.returncode == 0, done.stdout + done.stderr
    assert " full disk" in done.stdout
    assert " 0 times told" not in done.stdout
