# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the sections of next steps and deleting can have done, as one value: the workflow's own, or a test's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.case.deletion import Elsewhere
from viewer.case.matter import Step
from viewer.work import Watch

if TYPE_CHECKING:
    from viewer.workflow.erase import Erased
    from viewer.workflow.opened import OpenCase
    from viewer.workflow.steps import StepState
    from viewer.workflow.whereabouts import Whereabouts


@dataclass(frozen=True)
class NextActs:
    """Each is one function of `viewer.workflow`, with its name and its promises."""

    steps: Callable[[OpenCase, date], tuple[StepState, ...]]
    take_step: Callable[[OpenCase, Step, date], None]
    untake_step: Callable[[OpenCase, Step], None]
    write_dates: Callable[[OpenCase, str, Path, date], Path]
    whereabouts: Callable[[OpenCase], Whereabouts]
    reached: Callable[[OpenCase, Sequence[str]], int]
    erase: Callable[[OpenCase, Sequence[str], Sequence[Elsewhere], Watch], Erased]
    erase_case: Callable[[OpenCase, Sequence[Elsewhere], Watch], Path]
    today: Callable[[], date]


def from_workflow() -> NextActs:
    """The real ones."""
    from viewer.workflow import drafting, erase, steps, whereabouts

    return NextActs(
        steps=steps.steps,
        take_step=steps.take_step,
        untake_step=steps.untake_step,
        write_dates=steps.write_dates,
        whereabouts=whereabouts.whereabouts,
        reached=whereabouts.reached,
        erase=erase.erase,
        erase_case=erase.erase_case,
        today=drafting.today,
    )
