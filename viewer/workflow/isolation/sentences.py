# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether a message that came from a worker can be said at all: its key is in the catalogue, its gaps are filled."""

from __future__ import annotations

from functools import cache, lru_cache

from viewer.case.message import Message
from viewer.words import Words


@lru_cache(maxsize=4096)
def can_be_said(said: Message) -> bool:
    """Whether there are words for it."""
    try:
        _english().say(said)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        return False
    return True


@cache
def _english() -> Words:
    return Words("en")
