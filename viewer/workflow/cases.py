# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Making and opening cases, and where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from platformdirs import PlatformDirs

from viewer.resource import resource
from viewer.storage import case_file
from viewer.workflow.opened import OpenCase

_SUFFIX = ".notmine"


def open_case(path: Path) -> OpenCase:
    """Open an existing case. Raises Problem: missing, not a case, newer version, damaged, read-only."""
    return OpenCase(case_file.open_existing(path))


def create_case(path: Path) -> OpenCase:
    """Make a new, empty case. Raises Problem: exists already, folder not writable, disk full."""
    return OpenCase(case_file.create(path))


def passing_case() -> OpenCase:
    """A new, empty case in memory alone, for what is to leave no trace."""
    return OpenCase(case_file.create_in_memory("check"))


def open_or_create(path: Path) -> OpenCase:
    """The case at this path, made where there is none."""
    return open_case(path) if path.exists() else create_case(path)


def export_paths(case: OpenCase) -> tuple[Path, ...]:
    """Where the parts of a case's export lay when it was last surveyed, to go on with it."""
    return tuple(Path(row[0]) for row in case.file.ask("SELECT path FROM part ORDER BY name"))


def cases_folder() -> Path:
    """Where cases are kept unless the user says otherwise."""
    return PlatformDirs("notmine", appauthor=False).user_data_path / "cases"


def default_case_path(exports: Sequence[Path], folder: Path) -> Path:
    """A free name for a new case in `folder`: the day and a number, never the export's own name."""
    day = datetime.now().astimezone()
    for number in range(1, 10_000):
        path = folder / f"{day:%Y-%m-%d}-{number}{_SUFFIX}"
        if not path.exists():
            return path
    return folder / f"{day:%Y-%m-%d-%H%M%S}-{len(exports)}{_SUFFIX}"


def demo_paths() -> tuple[Path, Path]:
    """The demonstration export and the facts of its invented owner."""
    archive = next(resource("demo").glob("*.zip"))
    return archive, resource("demo/facts.toml")
