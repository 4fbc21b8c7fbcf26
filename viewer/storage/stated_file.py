# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner states in a TOML file, read with every mistake named by line and field."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from viewer.case.message import Problem, message
from viewer.storage.toml_lines import line_of, line_of_error

LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Position:
    """Where in the file a value stands: file name, its text, table, position among tables of that name, and key."""

    file: str
    text: str
    table: str
    index: int = 0
    key: str = ""

    def at(self, key: str) -> Position:
        """The place of another key of the same table."""
        return Position(self.file, self.text, self.table, self.index, key)

    def refuse(self, reason: str, **params: str) -> NoReturn:
        """Raise the `Problem` `facts.REASON`, with this place's line and field."""
        line = line_of(self.text, self.table, self.index, self.key)
        field = f"{self.table}.{self.key}" if self.key else self.table
        raise Problem(message(f"facts.{reason}", file=self.file, line=line, field=field, **params))


Check = Callable[[object, Position], Any]
Tables = Mapping[str, Mapping[str, Check]]


def string(value: object, place: Position) -> str:
    """A text that is not empty."""
    if not isinstance(value, str):
        place.refuse("type_text")
    if not value.strip():
        place.refuse("empty_serial" if place.key == "serial" else "empty")
    return value


def strings(value: object, place: Position) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        place.refuse("type_list")
    return tuple(string(one, place) for one in value)


def day(value: object, place: Position) -> date:
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        place.refuse("type_date")
    return value


def flag(value: object, place: Position) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        place.refuse("type_flag")
    return value


def read_tables(path: Path, known: Tables, single: frozenset[str]) -> dict[str, list[dict[str, Any]]]:
    """The checked values of each table of `known`, by field; `single` tables may stand once only.

    Raises `Problem` with a key `facts.*` and the parameters `file`, `line` (from 1) and `field` (`device.serial`) for
    every mistake; `facts.missing`, `facts.unreadable`, `facts.too_large` and `facts.not_text` know no field.
    """
    text = _text(path)
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        _refuse_syntax(path.name, text, error)
    for name in tree:
        if name not in known:
            _refuse_unknown(Position(path.name, text, name), "table", name, known)
    return {name: _read(tree, Position(path.name, text, name), known[name], name in single) for name in known}


def _read(tree: Mapping[str, object], place: Position, known: Mapping[str, Check], once: bool) -> list[dict[str, Any]]:
    held = tree.get(place.table, {} if once else [])
    if once:
        if not isinstance(held, dict):
            place.refuse("table_many")
        return [_checked(held, place, known)]
    if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
        place.refuse("table_single")
    return [
        _checked(one, Position(place.file, place.text, place.table, index), known) for index, one in enumerate(held)
    ]


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


def _refuse_unknown(place: Position, what: str, name: str, known: Iterable[str]) -> NoReturn:
    near = difflib.get_close_matches(name.lower(), known, 1)
    if near:
        place.refuse(f"unknown_{what}_near", near=near[0])
    place.refuse(f"unknown_{what}", known=", ".join(known))


def _checked(table: Mapping[str, object], place: Position, known: Mapping[str, Check]) -> dict[str, Any]:
    for key in table:
        if key not in known:
            _refuse_unknown(place.at(key), "key", key, known)
    values = {key: known[key](value, place.at(key)) for key, value in table.items()}
    if "since" in values and "until" in values and values["until"] < values["since"]:
        place.at("until").refuse("until_before_since")
    return values
