# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from viewer.case.message import Problem, message


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> Path:
    """Write a file whole or not at all, readable by its owner alone. Raises Problem where the folder refuses."""
    draft = write_draft(path, write)
    try:
        return draft.replace(path)
    except OSError:
        _discard(draft)
        raise refusal(path.parent) from None


def write_draft(path: Path, write: Callable[[BinaryIO], None]) -> Path:
    """Write what is to become a file beside its place, readable by its owner alone; nothing is left where that fails.

    Raises Problem where the folder refuses.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            write(stream)
    except OSError:
        _discard(draft)
        raise refusal(path.parent) from None
    return draft


def _discard(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def refusal(folder: Path) -> Problem:
    """What is said of a folder that cannot be written to."""
    return Problem(message("report.folder_refuses", folder=folder.name or str(folder)))
