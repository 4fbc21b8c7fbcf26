# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The one way to a file that ships with the program."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The path of a shipped file or folder, by its name below `resources/` (`words/de/cli.mo`).

    Raises ValueError for an absolute name or one with `..`, FileNotFoundError where nothing of that name ships.
    """
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or not pure.parts:
        raise ValueError(name)
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        found = root.joinpath(*pure.parts)
        if found.exists():
            return found
    raise FileNotFoundError(name)
