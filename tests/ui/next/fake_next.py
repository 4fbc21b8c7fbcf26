# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Steps and deletions that are made up: a workflow that remembers what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from viewer.case.matter import Matter
from viewer.storage.erasing import Erasure
from viewer.ui.report.next_acts import NextActs
from viewer.workflow.erase import Erased
from viewer.workflow.steps import steps_of
from viewer.workflow.whereabouts import Whereabouts

DAY = date(2026, 12, 3)


@dataclass
class FakeNext:
    """What was asked is in `calls`."""

    calls: list[tuple] = field(default_factory=list)

    def _note(self, name: str, told: object):
        def act(case, *given) -> object:
            self.calls.append((name, *given))
            return told

        return act

    def acts(self) -> NextActs:
        """As the window wants them."""
        here = Whereabouts(Path("a.notmine"), 1, "", 2, 2, 0, 2, 0, 0, False, (), ())
        return NextActs(
            steps=lambda case, today: steps_of(Matter(), today),
            take_step=self._note("take", None),
            untake_step=self._note("untake", None),
            write_dates=self._note("write_dates", Path("dates.ics")),
            whereabouts=self._note("whereabouts", here),
            reached=self._note("reached", 2),
            erase=self._note("erase", Erased(Erasure((), 0, 0, 0, "", ""), Path("a.notmine.erased-1.json"))),
            erase_case=self._note("erase_case", Path("a.notmine.erased.json")),
            today=lambda: DAY,
        )
