# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The human's decisions, with undo and redo across sessions."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.case.message import Message, message
from viewer.case.review import Decision
from viewer.storage import decisions, rulings
from viewer.workflow.judging import rejudge
from viewer.workflow.opened import OpenCase


def decide(case: OpenCase, subjects: str | Sequence[str], decision: Decision | None) -> int:
    """Decide on groups (`device:...`, `account:...`, `batch:...`) or recordings (`r...`); None takes it back.

    Returns how many recordings it reaches. Raises Problem for a subject that the case does not have.
    """
    return decisions.decide(case.file, (subjects,) if isinstance(subjects, str) else tuple(subjects), decision)


def explain(case: OpenCase, subject: str, explanation: str | Sequence[str], applies: bool | None) -> None:
    """Say of an innocent explanation (a key of the catalogue, or several) of the findings about a subject that it
    applies or may apply (True), that it is ruled out (False), or that it is open again (None). It is one act to undo,
    and everything is judged again at once.
    """
    rulings.rule(case.file, subject, explanation, applies)
    rejudge(case)


def undo(case: OpenCase) -> Message | None:
    """Take the last act back and judge again; a line for the status bar, None where nothing is left."""
    return _stepped(case, decisions.undo(case.file), "decide.undone")


def redo(case: OpenCase) -> Message | None:
    """Decide again what was last taken back; None where nothing is left."""
    return _stepped(case, decisions.redo(case.file), "decide.redone")


def _stepped(case: OpenCase, stepped: bool, said: str) -> Message | None:
    if stepped and case.file.get("examined") == "1":
        rejudge(case)
    return message(said) if stepped else None


def can_undo(case: OpenCase) -> bool:
    """Whether there is a decision to take back."""
    return decisions.steps(case.file)[0] > 0


def can_redo(case: OpenCase) -> bool:
    """Whether there is a decision to make again."""
    return decisions.steps(case.file)[1] > 0
