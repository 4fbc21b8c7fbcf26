# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What should be in the export and is not, and what to ask the company about it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.absence import Absence
from viewer.case.message import Message
from viewer.workflow.opened import OpenCase


@dataclass(frozen=True, slots=True)
class MissingData:
    """The gaps of an export.

    `understood` is the smallest share of entries, bytes and rows that were understood (0..1, None: not measured);
    `guard` says what follows from it for what can be told, None where enough was understood. `question` is the one
    question for the company that sums up the gaps, None where there is none; single gaps carry their own.
    """

    absences: tuple[Absence, ...]
    understood: float | None
    guard: Message | None
    question: Message | None


def missing(case: OpenCase) -> MissingData:
    """What should be in the export of an examined case and is not."""
    raise NotImplementedError
