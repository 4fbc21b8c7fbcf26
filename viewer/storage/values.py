# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Nouns to JSON and back, for the columns of a case file that no query looks into."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place
from viewer.case.finding import Direction, Finding, Strength
from viewer.case.message import Message


def dumps(value: object) -> str:
    """Compact JSON with stable key order; dates become ISO 8601."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def message_to_json(said: Message | None) -> str | None:
    """A message as JSON text."""
    return None if said is None else dumps([said.key, dict(said.params)])


def message_from_json(text: str | None) -> Message | None:
    """A message from JSON text."""
    return None if text is None else _message(json.loads(text))


def finding_to_json(finding: Finding) -> str:
    """A finding as JSON text."""
    plain = asdict(finding)
    plain["text"] = [finding.text.key, dict(finding.text.params)]
    for name in ("innocent", "explained"):
        plain[name] = [[one.key, dict(one.params)] for one in getattr(finding, name)]
    return dumps(plain)


def finding_from_json(text: str) -> Finding:
    """A finding from JSON text."""
    plain: dict[str, Any] = json.loads(text)
    plain["direction"] = Direction(plain["direction"])
    plain["strength"] = Strength(plain["strength"])
    plain["text"] = _message(plain["text"])
    for name in ("innocent", "explained"):
        plain[name] = tuple(_message(one) for one in plain.get(name, ()))
    plain["evidence"] = tuple(plain["evidence"])
    return Finding(**plain)


def facts_to_json(facts: Facts) -> str:
    """Facts as JSON text."""
    return dumps(asdict(facts))


def facts_from_json(text: str) -> Facts:
    """Facts from JSON text."""
    plain = json.loads(text)
    return Facts(
        owner=Owner(**_fields(plain["owner"])),
        devices=tuple(OwnedDevice(**_fields(one)) for one in plain["devices"]),
        places=tuple(Place(**_fields(one)) for one in plain["places"]),
        household=tuple(Person(**_fields(one)) for one in plain["household"]),
        away=tuple(Away(**_fields(one)) for one in plain.get("away", ())),
    )


def _message(plain: list[Any]) -> Message:
    return Message(plain[0], tuple(sorted(plain[1].items())))


def _fields(plain: Mapping[str, Any]) -> dict[str, Any]:
    dated = {"since", "until", "account_opened"}
    return {
        name: date.fromisoformat(value)
        if name in dated and value
        else tuple(value)
        if isinstance(value, list)
        else value
        for name, value in plain.items()
    }
