# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The password of an export, from a file and never from the command line."""

from __future__ import annotations

from pathlib import Path

from viewer.case.export import Secret
from viewer.case.message import Problem, message


def secret_of(path: Path | None) -> Secret | None:
    """The first line of a file; None for no file. Raises Problem where it cannot be read."""
    if path is None:
        return None
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        raise Problem(message("cli.password_file", file=path.name)) from None
    return Secret(lines[0] if lines else b"")
