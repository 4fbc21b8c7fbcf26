# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A run in surroundings of its own, watched: what it wrote, deleted and connected to, and every file it left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_HOOKED = Path(__file__).parent / "hooked"
_KEPT = ("PATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT")


@dataclass(frozen=True)
class Watched:
    """The folder of a run, with a home, a folder for temporary files and the notes of the watch in it."""

    folder: Path

    def __post_init__(self) -> None:
        """Make the folders."""
        for name in ("home", "tmp", "notes", "streams", "run"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "run").chmod(0o700)

    def __truediv__(self, name: str) -> Path:
        """A folder or file of the run."""
        return self.folder / name

    @property
    def environment(self) -> dict[str, str]:
        """The surroundings: nothing of the real home is in reach."""
        home, tmp = str(self / "home"), str(self / "tmp")
        return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
            "HOME": home,
            "XDG_RUNTIME_DIR": str(self / "run"),
            "TMPDIR": tmp,
            "SQLITE_TMPDIR": tmp,
            "PYTHONPATH": os.pathsep.join((str(_HOOKED), str(ROOT))),
            "NOTMINE_WATCHED": str(self / "notes"),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "en_XX.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, module: str, *given: str, before: Sequence[str] = ()) -> int:
        """Run a module in these surroundings; its exit code. Its streams are kept in `streams`."""
        command = [*before, sys.executable, "-m", module, *given]
        with (self / "streams" / "own.out").open("wb") as out, (self / "streams" / "own.err").open("wb") as err:
            done = subprocess.run(command, cwd=self / "home", env=self.environment, stdout=out, stderr=err, check=False)
        return done.returncode

    def notes(self) -> Iterator[tuple[str, str]]:
        """What the watch noted: an event of Python's audit and what it was about."""
        for log in sorted((self / "notes").glob("*.jsonl")):
            for line in log.read_text(encoding="utf-8").splitlines():
                event, told = json.loads(line)
                yield event, str(told)

    def written(self) -> set[Path]:
        """Every path that was opened to write."""
        return {Path(told) for event, told in self.notes() if event == "open" and not told.isdigit()}

    def gone(self) -> list[Path]:
        """Copies of what was removed or replaced while it ran."""
        return sorted((self / "notes" / "gone").iterdir())

    def files(self, name: str) -> list[Path]:
        """Every file and folder below one of the folders."""
        return sorted((self / name).rglob("*"))
