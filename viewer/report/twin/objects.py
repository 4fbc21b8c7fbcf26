# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A JSON document with other values: same keys that are known, same nesting, kinds of values and indentation."""

from __future__ import annotations

import json
import re
from typing import Any

from viewer.report.twin.lexicon import Column, plain
from viewer.report.twin.pseudonyms import Mode, Pseudonyms

_DEEPEST = 200


def twin_json(text: str, using: Pseudonyms) -> str:
    """The same document about nobody; several objects one a line stay so. What is no JSON is replaced as text."""
    start = text[: len(text) - len(text.lstrip("\ufeff"))]
    body = text[len(start) :]
    try:
        return start + _dumped(_value(json.loads(body), Column.TEXT, using, 0), body)
    except RecursionError:
        return using.text(text)
    except ValueError:
        return start + "".join(_line(line, using) for line in body.splitlines(keepends=True))


def _line(line: str, using: Pseudonyms) -> str:
    bare = line.rstrip("\r\n")
    try:
        return _dumped(_value(json.loads(bare), Column.TEXT, using, 0), bare) + line[len(bare) :]
    except (ValueError, RecursionError):
        return using.text(line)


def _dumped(value: object, before: str) -> str:
    indented = re.match(r"\s*[\[{]\r?\n([ \t]+)", before)
    compact = not indented and '": ' not in before[:4096]
    ending = before[len(before.rstrip()) :]
    return (
        json.dumps(
            value,
            ensure_ascii=before.isascii(),
            indent=indented[1] if indented else None,
            separators=(",", ":") if compact else None,
        )
        + ending
    )


def _value(value: object, column: Column, using: Pseudonyms, depth: int) -> object:
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        settings = column_of_setting(value)
        return {
            _key(key, using): _value(
                one, settings if key == "value" and settings else using.lexicon.column_of(key), using, depth + 1
            )
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_value(one, column, using, depth + 1) for one in value]
    if isinstance(value, str):
        return _text(value, column, using, depth)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return _number(value, column, using)
    return _figure(value, column, using) if isinstance(value, float) else None


def column_of_setting(pair: dict[str, Any]) -> Column | None:
    """What the `value` beside a `settingKey` is about."""
    key = plain(str(pair.get("settingKey", "")))
    if key.endswith("locales"):
        return Column.LOCALE
    return Column.ZONE if "timezone" in key else Column.TEXT if key else None


def _key(key: str, using: Pseudonyms) -> str:
    return key if plain(key) in using.lexicon.headers else using.text(key, Mode.PATH)


def _text(value: str, column: Column, using: Pseudonyms, depth: int) -> str:
    if value.startswith(("{", "[")):
        try:
            return json.dumps(_value(json.loads(value), column, using, depth + 1), ensure_ascii=value.isascii())
        except (ValueError, RecursionError):
            pass
    return using.cell(value, column)


def _number(value: int, column: Column, using: Pseudonyms) -> int:
    digits = str(abs(value))
    if column is Column.TIME and 10**9 <= value < 10**10:
        return using.calendar.epoch(value)
    made = using.cell(digits, column)
    return (-1 if value < 0 else 1) * int(made) if made.isdigit() else value


def _figure(value: float, column: Column, using: Pseudonyms) -> float:
    if column in (Column.LATITUDE, Column.LONGITUDE):
        return float(using.cell(repr(value), column))
    whole, dot, part = repr(value).partition(".")
    if not dot or not part.isdigit():
        return 0.5
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return float(f"{sign}{using.number(whole)}.{using.letters.digits(part)}")
