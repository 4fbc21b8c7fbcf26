# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The human's decisions, with undo and redo across sessions."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.case.message import Message, message
from viewer.case.review import Decision
from viewer.storage import decisions
from viewer.workflow.opened import OpenCase


def decide(case: OpenCase, subjects: str | Sequence[str], decision: Decision | None) -> int:
    """Decide on groups (`device:...`, `account:...`, `batch:...`) or recordings (`r...`); None takes it back.

    Returns how many recordings it reaches. Raises Problem for a subject that the case does not have.
    """
    return decisions.decide(case.file, (subjects,) if isinstance(subjects, str) else tuple(subjects), decision)


def undo(case: OpenCase) -> Message | None:
    """Take the last decision back; a line for the status bar, None where nothing is left."""
    return message("decide.undone") if decisions.undo(case.file) else None


def redo(case: OpenCase) -> Message | None:
    """Decide again what was last taken back; None where nothing is left."""
    return message("decide.redone") if decisions.redo(case.file) else None


def can_undo(case: OpenCase) -> bool:
    """Whether there is a decision to take back."""
    return decisions.steps(case.file)[0] > 0


def can_redo(case: OpenCase) -> bool:
    """Whether there is a decision to make again."""
    return decisions.steps(case.file)[1] > 0
