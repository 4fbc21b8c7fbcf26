# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""When a step was taken, kept with what the user added to the case; each tick is an act that can be taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import apsw

from viewer.case.matter import Matter, Step, StepTaken
from viewer.storage.values import dumps

TAKES = "takes:"
_KEY = "matter"
_BETWEEN = ">"


def taking(matter: Matter, step: Step, on: date | None) -> str:
    """The act of ticking a step for a day (None: no longer ticked), in words that say the day before it too."""
    before = next((one.on.isoformat() for one in matter.steps if one.step is step), "")
    return f"{TAKES}{before}{_BETWEEN}{on.isoformat() if on else ''}"


def put_taken(connection: apsw.Connection, subjects: Sequence[str], said: str, *, back: bool = False) -> None:
    """Do such an act, or take it back."""
    before, _, after = said.removeprefix(TAKES).partition(_BETWEEN)
    day, step = (before if back else after), Step(subjects[0])
    kept = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).get
    plain = json.loads(kept) if kept else asdict(Matter())
    others = [one for one in plain["steps"] if one["step"] != step.value]
    taken = [asdict(StepTaken(step, date.fromisoformat(day)))] if day else []
    order = list(Step)
    plain["steps"] = sorted([*others, *taken], key=lambda one: order.index(Step(one["step"])))
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, dumps(plain)))
