# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user added for letters, kept in the case."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from viewer.case.matter import AccessRequest, Capacity, Category, Event, Matter, Sender, Step, StepTaken
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.values import dumps

_KEY = "matter"


def load_matter(case: CaseFile) -> Matter:
    """What was added so far."""
    kept = case.get(_KEY)
    return matter_from_json(kept) if kept else Matter()


def keep_matter(case: CaseFile, matter: Matter) -> None:
    """Keep it in place of the last one."""
    with case.writing(lasting=True) as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, dumps(asdict(matter))))
        note_act(connection, "matter_stated", steps=len(matter.steps), events=len(matter.events))


def matter_from_json(text: str) -> Matter:
    """The matter of a JSON text that `keep_matter` wrote."""
    plain: dict[str, Any] = json.loads(text)
    sender, request = plain["sender"], plain["request"]
    asked: dict[str, Any] = {name: _day(value) if name.endswith("_on") else value for name, value in request.items()}
    texts = ("company", "company_named", "authority", "authority_named", "copies", "harm")
    return Matter(
        **{name: plain[name] for name in texts},
        sender=Sender(**{**sender, "capacity": Capacity(sender["capacity"])}),
        request=AccessRequest(**asked),
        discovered_on=_day(plain["discovered_on"]),
        events=tuple(Event(date.fromisoformat(one["on"]), one["what"]) for one in plain["events"]),
        categories=tuple(Category(one) for one in plain["categories"]),
        steps=tuple(StepTaken(Step(one["step"]), date.fromisoformat(one["on"])) for one in plain["steps"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
