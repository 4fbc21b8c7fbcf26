# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""One export of hostile files through the real scan, watched."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.exports import SHARED
from viewer.case.export import Secret
from viewer.case.message import Message, Problem
from viewer.words import LANGUAGES, Words
from viewer.work import Unwatched
from viewer.workflow import cases
from viewer.workflow import scan as scanning
from viewer.workflow.isolation.mishaps import Mishaps
from viewer.workflow.overview import Overview
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.workers import Workers

HOSTILE = SHARED / "data" / "hostile"
_ON_ONE_PATH = ("os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True)
class Outcome:
    """How one export ended: `fates` of its entries, or `refused` with the key of a sentence, or `escaped` exception."""

    seconds: float
    fates: dict[str, int]
    reasons: tuple[str, ...] = ()
    refused: str = ""
    escaped: str = ""
    written_outside: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether everything about it is as promised, but for the time."""
        return not self.escaped and not self.written_outside and bool(self.fates or self.refused)


class Watchman:
    """Hears of every file that this process opens for writing, renames or deletes; workers can do none of it."""

    def __init__(self) -> None:
        self._allowed: str | None = None
        self.seen: set[str] = set()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, values: tuple[object, ...]) -> None:
        if self._allowed is None:
            return
        named: Iterable[object] = ()
        if event in _ON_ONE_PATH or (event == "open" and isinstance(values[2], int) and values[2] & _WRITES):
            named = values[:1]
        elif event in ("os.rename", "os.link", "os.symlink"):
            named = values[:2]
        self.seen |= {str(one) for one in named if isinstance(one, str | Path) and self._is_outside(str(one))}

    def _is_outside(self, path: str) -> bool:
        return path != os.devnull and not str(Path(path).absolute()).startswith(self._allowed or "")

    @contextmanager
    def around(self, folder: Path) -> Iterator[set[str]]:
        """What is written outside this folder meanwhile."""
        self._allowed, self.seen = str(folder), set()
        try:
            yield self.seen
        finally:
            self._allowed = None


@contextmanager
def lent_workers() -> Iterator[None]:
    """Every scan is lent the same worker, with nothing held against it: starting one would take most of the time."""
    pool = Workers(1)

    @contextmanager
    def lend(_count: int, _folders: tuple[str, ...] = ()) -> Iterator[Workers]:
        pool.mishaps = Mishaps()
        yield pool

    with patch.object(scanning, "Workers", lend), pool:
        yield


def try_export(path: Path, watchman: Watchman) -> Outcome:
    """Scan one file or folder into a new case; where a password is asked for, go on without. Never raises for what
    the export holds."""
    outcome = _tried(path, watchman, None)
    return _tried(path, watchman, Secret(b"")) if outcome.refused == "archive.password_needed" else outcome


def _tried(path: Path, watchman: Watchman, secret: Secret | None) -> Outcome:
    with tempfile.TemporaryDirectory() as folder, watchman.around(Path(folder)) as outside:
        began = time.monotonic()
        try:
            with cases.create_case(Path(folder) / "case.notmine") as case:
                seen = scan(case, ScanRequest((path,), secret=secret, jobs=1, needs_audio=False), Unwatched())
        except Problem as problem:
            _sayable(problem.said)
            return Outcome(time.monotonic() - began, {}, refused=problem.said.key, written_outside=tuple(outside))
        except Exception:
            return Outcome(time.monotonic() - began, {}, escaped=traceback.format_exc(limit=-3))
        reasons = _reasons(seen)
        fates = Counter({fate.value: count for fate, count in seen.fates.items() if count})
        return Outcome(time.monotonic() - began, dict(fates), reasons, written_outside=tuple(outside))


def _reasons(seen: Overview) -> tuple[str, ...]:
    """The reason of every rejected entry; each must be a sentence in every language."""
    for row in seen.rejected:
        assert row.reason is not None, "rejected without a reason"
        _sayable(row.reason)
    return tuple(row.reason.key for row in seen.rejected if row.reason)


def _sayable(said: Message) -> None:
    for language in LANGUAGES:
        assert Words(language).say(said).strip()


def hostile_files() -> list[Path]:
    """Every file of the corpus, in order."""
    return sorted(path for path in HOSTILE.rglob("*") if path.is_file() and path.name != "SOURCE.tsv")


def packed_in_an_export(files: Iterable[Path], path: Path) -> Path:
    """A ZIP that looks like an export and holds these files, each in a folder of its own."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, file in enumerate(files):
            archive.writestr(f"Alexa/{number}/{file.name}", file.read_bytes())
    return path
