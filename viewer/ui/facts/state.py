# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the interview shows, derived from the answers and from where the owner is; nothing of Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.case.message import Message
from viewer.case.reading import AccountFact
from viewer.ui.facts.answers import Answers
from viewer.ui.facts.proposals import proposals_for
from viewer.ui.facts.stating import facts_of
from viewer.ui.facts.steps import Step, steps_of


@dataclass(frozen=True, slots=True)
class InterviewState:
    """One question as shown: its place among the others, what is proposed, and what cannot be understood yet."""

    step: Step
    number: int
    total: int
    proposals: tuple[AccountFact, ...]
    flaws: tuple[Message, ...]

    @property
    def is_first(self) -> bool:
        """Whether there is no question before this one."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether there is no question after this one."""
        return self.number == self.total


def derive_interview_state(
    step: Step, answers: Answers, said: Sequence[AccountFact], zones: frozenset[str], language: str
) -> InterviewState:
    """The state of the interview at this question; where it is asked no more, of the one after it."""
    steps = steps_of(answers)
    if step not in steps:
        every = tuple(Step)
        step = next(one for one in every[every.index(step) :] if one in steps)
    flaws = tuple(dict.fromkeys(flaw.said for flaw in facts_of(answers, zones)[1] if flaw.step is step))
    proposals = proposals_for(step, said, answers, language)
    return InterviewState(step, steps.index(step) + 1, len(steps), proposals, flaws)
