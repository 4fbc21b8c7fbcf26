# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""FACTS.toml: what the owner states about themself, read with every mistake named by line and field, and written."""

from __future__ import annotations

import difflib
import json
import re
import zoneinfo
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place, Route
from viewer.storage.stated_file import Check, Position, day, flag, read_tables, string, strings

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def _languages(value: object, place: Position) -> tuple[str, ...]:
    codes = strings(value, place)
    if not all(_LANGUAGE.fullmatch(code) for code in codes):
        place.refuse("language")
    return codes


def _routes(value: object, place: Position) -> tuple[str, ...]:
    routes = strings(value, place)
    if not all(route in tuple(Route) for route in routes):
        place.refuse("route", known=", ".join(Route))
    return routes


def _endings(value: object, place: Position) -> tuple[str, ...]:
    endings = strings(value, place)
    if not all(re.fullmatch(r"\d{2,4}", ending) for ending in endings):
        place.refuse("payment_ending")
    return endings


def _zone(value: object, place: Position) -> str:
    name = string(value, place)
    if not _known_zone(name) and _known_zone("Europe/Berlin"):
        near = difflib.get_close_matches(name, zoneinfo.available_timezones(), 1)
        if near:
            place.refuse("timezone_near", near=near[0])
        place.refuse("timezone")
    return name


def _known_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


_PERIOD: Mapping[str, Check] = {"since": day, "until": day}
_TABLES: Mapping[str, Mapping[str, Check]] = {
    "owner": {
        "names": strings,
        "emails": strings,
        "customer_ids": strings,
        "languages": _languages,
        "account_opened": day,
        "uses_voice_assistant": flag,
        "phones": strings,
        "assistant_maybe": _routes,
        "assistant_ruled_out": _routes,
        "services": strings,
        "skills": strings,
        "rooms": strings,
        "payment_endings": _endings,
        "requested": strings,
    },
    "device": {"serial": string, "name": string, "type": string, **_PERIOD},
    "place": {"timezone": _zone, "city": string, **_PERIOD},
    "person": {"names": strings, "relation": string, "languages": _languages},
    "away": {**_PERIOD, "where": string},
}


def read_facts(path: Path) -> Facts:
    """Read a FACTS.toml. Raises `Problem` as `viewer.storage.stated_file.read_tables` does."""
    tables = read_tables(path, _TABLES, frozenset({"owner"}))
    return Facts(
        owner=Owner(**tables["owner"][0]),
        devices=tuple(OwnedDevice(**values) for values in tables["device"]),
        places=tuple(Place(**values) for values in tables["place"]),
        household=tuple(Person(**values) for values in tables["person"]),
        away=tuple(Away(**values) for values in tables["away"]),
    )


def write_facts(facts: Facts) -> str:
    """The text of a FACTS.toml that `read_facts` reads back to an equal value."""
    tables = [_table("[owner]", facts.owner)] if facts.owner != Owner() else []
    tables += [_table("[[device]]", device) for device in facts.devices]
    tables += [_table("[[place]]", place) for place in facts.places]
    tables += [_table("[[person]]", person) for person in facts.household]
    tables += [_table("[[away]]", away) for away in facts.away]
    return "\n".join(tables)


def _table(header: str, values: Owner | OwnedDevice | Place | Person | Away) -> str:
    lines = [header]
    for key in type(values).__slots__:
        value = getattr(values, key)
        if value is not None and value not in ("", ()):
            lines.append(f"{key} = {_literal(value)}")
    return "\n".join(lines) + "\n"


def _literal(value: str | bool | date | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return "[" + ", ".join(_literal(one) for one in value) + "]"
    return value.isoformat()
