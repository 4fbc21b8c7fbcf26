# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""MATTER.toml: what somebody adds for letters, read with every mistake named by line and field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from viewer.case.matter import AccessRequest, Capacity, Category, Event, Matter, Sender, Step, StepTaken
from viewer.storage.stated_file import Check, Position, day, flag, read_tables, string, strings


def _one_of(kind: type[StrEnum]) -> Check:
    def checked(value: object, place: Position) -> StrEnum:
        if value not in tuple(kind):
            place.refuse("choice", known=", ".join(kind))
        return kind(str(value))

    return checked


def _categories(value: object, place: Position) -> tuple[Category, ...]:
    names = strings(value, place)
    if not all(name in tuple(Category) for name in names):
        place.refuse("choice", known=", ".join(Category))
    return tuple(Category(name) for name in names)


_TABLES: Mapping[str, Mapping[str, Check]] = {
    "sender": {
        **dict.fromkeys(("name", "address", "email", "phone", "reference", "residence"), string),
        "capacity": _one_of(Capacity),
        "anonymous": flag,
        "may_be_named": flag,
    },
    "request": {
        **dict.fromkeys(("made_on", "answered_on", "downloaded_on"), day),
        **dict.fromkeys(("channel", "article", "link"), string),
        "link_disabled": flag,
    },
    "matter": {
        **dict.fromkeys(("company", "company_named", "authority", "authority_named", "copies", "harm"), string),
        "discovered_on": day,
        "categories": _categories,
    },
    "event": {"on": day, "what": string},
    "step": {"step": _one_of(Step), "on": day},
}
_ONCE = frozenset({"sender", "request", "matter"})


def read_matter(path: Path) -> Matter:
    """Read a MATTER.toml. Raises `Problem` as `viewer.storage.stated_file.read_tables` does; an event and a step need
    both of their fields.
    """
    tables = read_tables(path, _TABLES, _ONCE)
    for name, fields in (("event", ("on", "what")), ("step", ("step", "on"))):
        for index, values in enumerate(tables[name]):
            for field in fields:
                if field not in values:
                    Position(path.name, "", name, index, field).refuse("needed")
    return Matter(
        **tables["matter"][0],
        sender=Sender(**tables["sender"][0]),
        request=AccessRequest(**tables["request"][0]),
        events=tuple(Event(**values) for values in tables["event"]),
        steps=tuple(StepTaken(**values) for values in tables["step"]),
    )
