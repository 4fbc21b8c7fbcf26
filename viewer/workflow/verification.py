# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whether an export agrees with itself, for those who must check before they publish."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.case.message import Message
from viewer.workflow.opened import OpenCase


class Result(StrEnum):
    """Whether what was checked holds throughout, deviates somewhere, or could not be checked at all."""

    HOLDS = "holds"
    DEVIATES = "deviates"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Verified:
    """One internal consistency that was checked.

    `check` is its stable key (`id_time_name`, `member_order` ...), `name` says what was compared, `text` what came of
    it. Of `checked` (recordings, files or lines) `deviating` deviate. `innocent` are harmless causes of a deviation
    (empty where it holds), `limits` say what the check cannot show. Nothing is ever called forged.
    """

    check: str
    name: Message
    checked: int
    deviating: int
    result: Result
    text: Message
    innocent: tuple[Message, ...] = ()
    limits: tuple[Message, ...] = ()


def verification(case: OpenCase) -> tuple[Verified, ...]:
    """Every internal consistency of an examined case that was checked: what deviates first, then what holds, then what
    could not be checked.
    """
    raise NotImplementedError
