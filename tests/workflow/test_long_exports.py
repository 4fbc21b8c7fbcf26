# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An archive of very many files: the process that the user sees does not hold a list of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.memory import peak_kb
from viewer.case import blocks
from viewer.case.export import Fate
from viewer.work import Unwatched
from viewer.workflow.cases import create_case
from viewer.workflow.scan import ScanRequest, scan

ENTRIES = 60_000
MOST_BYTES = 1_000  # of an entry: 630 were measured, half of them caches of SQLite; 2,100 with lists of everything


@pytest.mark.skipif(peak_kb() == 0, reason="the system does not tell")
@pytest.mark.usefixtures("long")
def test_an_entry_takes_little_memory_in_the_main_process(tmp_path: Path) -> None:
    few, many = (archive(tmp_path / f"{count}.zip", count) for count in (10, ENTRIES))
    peak_after_scan(few, tmp_path / "few.notmine", 10)
    before = peak_kb(forget=True)
    after = peak_after_scan(many, tmp_path / "many.notmine", ENTRIES)
    assert (after - before) * 1024 / ENTRIES < MOST_BYTES


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be kept whole is taken for too long, as half a million entries are."""
    monkeypatch.setattr(blocks, "_KEPT_WHOLE", 1 << 20)


def archive(path: Path, count: int) -> Path:
    """A ZIP of empty files."""
    with zipfile.ZipFile(path, "w") as made:
        for number in range(count):
            made.writestr(f"Folder/of/files/{number:06d}.txt", b"")
    return path


def peak_after_scan(export: Path, case: Path, count: int) -> int:
    """The most memory meanwhile, in KB; the case ends with so many empty files, in order, and says so of each."""
    with create_case(case) as opened:
        seen = scan(opened, ScanRequest((export,), jobs=1, needs_audio=False), Unwatched())
    peak = peak_kb()
    assert seen.fates[Fate.IGNORED] == len(seen.ignored) == count
    paths = [row.entry for row in seen.ignored]
    assert paths == sorted(paths) == [f"{export.name}!Folder/of/files/{number:06d}.txt" for number in range(count)]
    assert {row.reason.key for row in seen.ignored if row.reason} == {"importers.ignored_empty"}
    return peak
