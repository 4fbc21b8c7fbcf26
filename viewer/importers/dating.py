# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""When the rows of a table happened: finds the column that dates them, and counts them by month."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from viewer.importers.dates import iso_date
from viewer.importers.tables import normal

_FIRST = tuple(
    re.compile(pattern)
    for pattern in (
        r"orderdate|bestelldatum|datedecommande|注文日",
        r"searchtime|suchzeit|suchdatum",
        r"utterance.*(?:date|time)",
        r"eventdate|eventtime|ereignis",
        r"^(?:timestamp|zeitstempel|horodatage|fecha|datum|date|data|日時|time|zeit|zeitpunkt|datetime)(?:utc|gmt)?$",
        r"creation|created|erstell|recording|aufgezeichnet",
        r"playback|viewing|listening|start|begin|wiedergabe",
        r"date|time|datum|zeit|fecha|horodat|日時|added|hinzugefügt",
    )
)
_NEVER = re.compile(r"birth|geburt|naissance|nacimiento|expir|abgelaufen|gültig|validuntil|zone|offset|zeitversatz")
_ISO = re.compile(r"(?:19[789]|20\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?!\d)")
_DATELIKE = re.compile(
    r"\d{4}-\d|\d{1,2}[/.]\s?\d{1,2}[/.]\s?\d{2}|\d{1,2}:\d{2}|[A-Za-zäû]{3,}\.? \d{1,2}|^\d{13}$|年"
)
_LONGEST = 60
_MOST_KNOWN = 20_000
_MOST_MONTHS = 1_200


class Dating:
    """The column of a table that dates its rows. `sample` is some of its rows; there may be no such column."""

    def __init__(self, header: Sequence[str], sample: Sequence[Sequence[str]]) -> None:
        self.at = _column(header, sample)
        cells = [row[self.at] for row in sample if self.at is not None and self.at < len(row)]
        self.day_first = any(int(found[1]) > 12 for cell in cells if (found := _MONTH_FIRST.match(cell)) is not None)
        self._months: Counter[str] = Counter()
        self._known: dict[str, str] = {}

    def written(self, row: Sequence[str]) -> str:
        """The cell that dates a row, as written; empty where none does."""
        return row[self.at] if self.at is not None and self.at < len(row) else ""

    def day(self, cell: str) -> str:
        """The day, `YYYY-MM-DD`, of a date as written in this table; empty where it is none."""
        if _ISO.match(cell):
            return cell[:10]
        if not cell:
            return ""
        key = cell.split(" ", 1)[0] if "/" in cell[:3] else cell
        day = self._known.get(key)
        if day is None:
            day = self._read(key)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = day
        return day

    def count(self, day: str) -> bool:
        """Count a row of this day in its month; whether it is dated."""
        month = day[:7]
        if month and (month in self._months or len(self._months) < _MOST_MONTHS):
            self._months[month] += 1
        return bool(month)

    def months(self) -> tuple[tuple[str, int], ...]:
        """(`YYYY-MM`, rows), in order."""
        return tuple(sorted(self._months.items()))

    def _read(self, cell: str) -> str:
        found = _MONTH_FIRST.match(cell)
        if found is not None and self.day_first:
            cell = f"{found[1]}.{found[2]}.{found[3]}{cell[found.end() :]}"
        return day_of(cell)


def day_of(cell: str) -> str:
    """The day, `YYYY-MM-DD`, of a date as written; empty where it is none."""
    if _ISO.match(cell):
        return cell[:10]
    if len(cell) > _LONGEST:
        return ""
    if cell.isdecimal():
        moment = int(cell) / 1000 if len(cell) == 13 else int(cell) if len(cell) == 10 else 0
        return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d") if 86_400 <= moment < 4e9 else ""
    try:
        return iso_date(cell)[:10]
    except (ValueError, OverflowError):
        return ""


def dated_columns(header: Sequence[str]) -> tuple[int, ...]:
    """The places of the columns or keys whose names say that they date a row, the most telling first."""
    names = [normal(name) for name in header]
    fit = [place for place, name in enumerate(names) if not _NEVER.search(name)]
    return tuple(dict.fromkeys(place for pattern in _FIRST for place in fit if pattern.search(names[place])))


def _column(header: Sequence[str], sample: Sequence[Sequence[str]]) -> int | None:
    """By its header, else by its cells."""
    for place in dated_columns(header):
        if _share(sample, place) >= 0.5:
            return place
    others = (place for place, name in enumerate(header) if not _NEVER.search(normal(name)))
    return next((place for place in others if _share(sample, place, datelike=True) >= 0.8), None)


def _share(sample: Sequence[Sequence[str]], place: int, datelike: bool = False) -> float:
    """Which part of a column's first filled cells can be read as dates."""
    cells = [row[place] for row in sample if place < len(row) and row[place]][:20]
    good = sum(bool(day_of(cell)) for cell in cells if not datelike or _DATELIKE.search(cell))
    return good / len(cells) if cells else 0.0
