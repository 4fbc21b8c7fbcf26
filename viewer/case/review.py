# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the human decided and was exposed to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
