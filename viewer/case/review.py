# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the human decided and was exposed to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.case.message import Message


class Decision(StrEnum):
    """A human's decision on a group or a recording."""

    MINE = "mine"
    HOUSEHOLD = "household"
    NOT_MINE = "not-mine"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the user has heard and read of recordings that are not `consistent`."""

    recordings: int = 0
    seconds: float = 0.0
    characters: int = 0


class Settled(StrEnum):
    """What the user said of an innocent explanation."""

    OPEN = "open"
    APPLIES = "applies"
    RULED_OUT = "ruled_out"


@dataclass(frozen=True, slots=True)
class Explanation:
    """An innocent explanation of the findings about a subject, and of which rules they are.

    `said.key` names it in a ruling. `by_answer`: it applies by an answer of the interview, and only there can that be
    taken back.
    """

    subject: str
    said: Message
    state: Settled
    rules: tuple[str, ...]
    by_answer: bool = False
