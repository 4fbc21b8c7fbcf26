# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner typed so far; nothing of Qt in here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

Cells = tuple[str, ...]
DEVICE_COLUMNS = ("name", "type", "serial", "since", "until")
PLACE_COLUMNS = ("city", "timezone", "since", "until")
AWAY_COLUMNS = ("since", "until", "where")
PERSON_COLUMNS = ("names", "relation", "languages")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers as typed: several values in one field are parted by semicolons, dates are still text. `maybe` and
    `ruled_out` hold values of `Route`."""

    assistant: bool | None = None
    maybe: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    names: str = ""
    emails: str = ""
    phones: str = ""
    customer_ids: str = ""
    languages: str = ""
    opened: str = ""
    payment_endings: str = ""
    requested: str = ""
    rooms: str = ""
    services: str = ""
    skills: str = ""
    devices: tuple[Cells, ...] = ()
    places: tuple[Cells, ...] = ()
    away: tuple[Cells, ...] = ()
    household: tuple[Cells, ...] = ()


def parts(text: str) -> tuple[str, ...]:
    """The values of a field, parted by semicolons or lines."""
    return tuple(one.strip() for one in re.split(r"[;\n]", text) if one.strip())


def filled(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """The rows in which anything stands."""
    return tuple(row for row in rows if any(cell.strip() for cell in row))


def with_value(text: str, value: str) -> str:
    """A field with one more value, unless it is there."""
    known = parts(text)
    return text if not value or value in known else "; ".join((*known, value))


def with_row(rows: tuple[Cells, ...], row: Cells) -> tuple[Cells, ...]:
    """Rows with one more, unless it is there."""
    return rows if row in rows else (*filled(rows), row)


def with_language(answers: Answers, code: str) -> Answers:
    """The answers with one more language."""
    return replace(answers, languages=with_value(answers.languages, code))
