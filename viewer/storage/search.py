# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a user types becomes a full-text expression that cannot be anything else."""

from __future__ import annotations

import re

_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+", re.UNICODE)


def expression_of(typed: str) -> str | None:
    """An FTS5 expression: every word a prefix, "quoted words" a phrase, all wanted. None where no word is left."""
    wanted = []
    for phrase, plain in _PIECE.findall(typed):
        words = _WORD.findall(phrase or plain)
        if not words:
            continue
        quoted = '"' + " ".join(words) + '"'
        wanted.append(quoted if phrase else quoted + "*")
    return " AND ".join(wanted) or None
