# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What should be in an export and is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.case.message import Message


class Missing(StrEnum):
    """What is missing: months, a device, a service; or that this could not be told."""

    MONTH = "month"
    DEVICE = "device"
    SERVICE = "service"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Absence:
    """One gap, with the words for it and the question to the company that follows.

    `what` is a serial number or `name:` and a name (MONTH of a device, DEVICE), a category of the provider (MONTH of a
    service, SERVICE), or empty (MONTH of all recordings). `first` and `last` are the missing months, `YYYY-MM`, both
    inclusive; `before` and `after` count what lies on either side. For UNTOLD, `before` is how many files were
    understood and `after` how many were not.

    `telling`: more than habit, chance and days away from home explain. `evidence` are ids of observations.
    """

    kind: Missing
    what: str
    text: Message
    question: Message | None = None
    first: str = ""
    last: str = ""
    before: int = 0
    after: int = 0
    telling: bool = True
    evidence: tuple[str, ...] = ()
