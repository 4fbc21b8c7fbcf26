# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""FACTS.toml: what the owner states about themself, read with every mistake named by line and field, and written."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place, Route
from viewer.case.message import Problem, message
from viewer.storage.toml_lines import line_of, line_of_error

LARGEST = 1_000_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file a value stands: file name, its text, table, position among tables of that name, and key."""

    file: str
    text: str
    table: str
    index: int = 0
    key: str = ""

    def at(self, key: str) -> _Place:
        return _Place(self.file, self.text, self.table, self.index, key)

    def refuse(self, reason: str, **params: str) -> NoReturn:
        """Raise the `Problem` `facts.REASON`, with this place's line and field."""
        line = line_of(self.text, self.table, self.index, self.key)
        field = f"{self.table}.{self.key}" if self.key else self.table
        raise Problem(message(f"facts.{reason}", file=self.file, line=line, field=field, **params))


_Check = Callable[[object, _Place], Any]


def _string(value: object, place: _Place) -> str:
    if not isinstance(value, str):
        place.refuse("type_text")
    if not value.strip():
        place.refuse("empty_serial" if place.key == "serial" else "empty")
    return value


def _strings(value: object, place: _Place) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        place.refuse("type_list")
    return tuple(_string(one, place) for one in value)


def _languages(value: object, place: _Place) -> tuple[str, ...]:
    codes = _strings(value, place)
    if not all(_LANGUAGE.fullmatch(code) for code in codes):
        place.refuse("language")
    return codes


def _routes(value: object, place: _Place) -> tuple[str, ...]:
    routes = _strings(value, place)
    if not all(route in tuple(Route) for route in routes):
        place.refuse("route", known=", ".join(Route))
    return routes


def _endings(value: object, place: _Place) -> tuple[str, ...]:
    endings = _strings(value, place)
    if not all(re.fullmatch(r"\d{2,4}", ending) for ending in endings):
        place.refuse("payment_ending")
    return endings


def _day(value: object, place: _Place) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        place.refuse("type_date")
    return value


def _flag(value: object, place: _Place) -> bool:
    if not isinstance(value, bool):
        place.refuse("type_flag")
    return value


def _zone(value: object, place: _Place) -> str:
    name = _string(value, place)
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


_PERIOD: Mapping[str, _Check] = {"since": _day, "until": _day}
_TABLES: Mapping[str, Mapping[str, _Check]] = {
    "owner": {
        "names": _strings,
        "emails": _strings,
        "customer_ids": _strings,
        "languages": _languages,
        "account_opened": _day,
        "uses_voice_assistant": _flag,
        "phones": _strings,
        "assistant_maybe": _routes,
        "assistant_ruled_out": _routes,
        "services": _strings,
        "skills": _strings,
        "rooms": _strings,
        "payment_endings": _endings,
        "requested": _strings,
    },
    "device": {"serial": _string, "name": _string, "type": _string, **_PERIOD},
    "place": {"timezone": _zone, "city": _string, **_PERIOD},
    "person": {"names": _strings, "relation": _string, "languages": _languages},
    "away": {**_PERIOD, "where": _string},
}


def read_facts(path: Path) -> Facts:
    """Read a FACTS.toml.

    Raises `Problem` with a key `facts.*` and the parameters `file`, `line` (from 1) and `field` (`device.serial`) for
    every mistake; `facts.missing`, `facts.unreadable`, `facts.too_large` and `facts.not_text` know no field.
    """
    text = _text(path)
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        _refuse_syntax(path.name, text, error)
    for name in tree:
        if name not in _TABLES:
            _refuse_unknown(_Place(path.name, text, name), "table", name, _TABLES)
    owner = tree.get("owner", {})
    if not isinstance(owner, dict):
        _Place(path.name, text, "owner").refuse("table_many")
    tables = {name: _repeated(tree, _Place(path.name, text, name)) for name in ("device", "place", "person", "away")}
    return Facts(
        owner=Owner(**_checked(owner, _Place(path.name, text, "owner"))),
        devices=tuple(OwnedDevice(**values) for values in tables["device"]),
        places=tuple(Place(**values) for values in tables["place"]),
        household=tuple(Person(**values) for values in tables["person"]),
        away=tuple(Away(**values) for values in tables["away"]),
    )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise Problem(message("facts.missing", file=path.name)) from None
    except OSError:
        raise Problem(message("facts.unreadable", file=path.name)) from None
    if len(raw) > LARGEST:
        raise Problem(message("facts.too_large", file=path.name))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Problem(message("facts.not_text", file=path.name, line=line)) from None


def _refuse_syntax(file: str, text: str, error: Exception) -> NoReturn:
    line, field = line_of_error(text, str(error))
    reason = "facts.date" if "date" in str(error).lower() else "facts.syntax"
    raise Problem(message(reason, file=file, line=line, field=field)) from None


def _refuse_unknown(place: _Place, what: str, name: str, known: Iterable[str]) -> NoReturn:
    near = difflib.get_close_matches(name.lower(), known, 1)
    if near:
        place.refuse(f"unknown_{what}_near", near=near[0])
    place.refuse(f"unknown_{what}", known=", ".join(known))


def _repeated(tree: Mapping[str, object], place: _Place) -> list[dict[str, Any]]:
    tables = tree.get(place.table, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        place.refuse("table_single")
    return [_checked(table, _Place(place.file, place.text, place.table, index)) for index, table in enumerate(tables)]


def _checked(table: Mapping[str, object], place: _Place) -> dict[str, Any]:
    known = _TABLES[place.table]
    for key in table:
        if key not in known:
            _refuse_unknown(place.at(key), "key", key, known)
    values = {key: known[key](value, place.at(key)) for key, value in table.items()}
    if "since" in values and "until" in values and values["until"] < values["since"]:
        place.at("until").refuse("until_before_since")
    return values


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
