# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What should be in the export and is not, and what to ask the company about it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.absence import Absence, Missing
from viewer.case.message import Message, message
from viewer.findings.absences import TELLABLE, UNDERSTOOD, absences
from viewer.findings.absences import coverage as least_share
from viewer.storage.groups import load_tallies
from viewer.workflow.judging import grounds_of
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
    grounds = grounds_of(case, load_tallies(case.file).values())
    found = absences(grounds)
    understood = least_share(grounds)
    n = sum(1 for one in found if one.kind is not Missing.UNTOLD and one.telling and one.question is not None)
    return MissingData(found, understood, _guard(understood), message("export.missing.ask", n=n) if n else None)


def _guard(understood: float | None) -> Message | None:
    if understood is None:
        return message("export.guard.unmeasured")
    if understood >= UNDERSTOOD:
        return None
    share = round(100 * understood, 1)
    return message("export.guard.little" if understood < TELLABLE else "export.guard.some", share=share)
