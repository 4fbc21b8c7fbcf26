# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The player's facts in words."""

from __future__ import annotations

from viewer.case.query import Row
from viewer.words import Words


def time_text(words: Words, row: Row | None, position_s: float, duration_s: float) -> str:
    """Where the recording stands: "0:01 of 0:03"; empty without a recording."""
    if row is None:
        return ""
    return words.text("player.time", position=words.duration(position_s), duration=words.duration(duration_s))


def described(words: Words, row: Row | None, time: str, covered: bool) -> str:
    """The text equivalent of the waveform; covered, it says no more than the picture."""
    if row is None:
        return words.text("player.choose")
    if covered or row.speech_s is None:
        return time
    return words.text("player.described", time=time, speech=words.number(row.speech_s, 1))


def link_text(words: Words, row: Row | None) -> str:
    """How the text came to this recording."""
    if row is None or row.link is None:
        return ""
    return words.text(f"player.link.{row.link}")
