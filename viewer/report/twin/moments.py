# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds written dates, in running text, cells and names of files, and moves them; the time of day stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from viewer.report.twin.calendar import Calendar

_MONTHS = [
    line.split()
    for line in """
    Januar January janvier enero gennaio Jan Jan. janv ene gen Jän Jänner januari
    Februar February février febrero febbraio Feb Feb. févr feb feb Feb Februar februari
    März March mars marzo marzo Mar Mrz mars mar mar Mär März maart
    April April avril abril aprile Apr Apr. avr abr apr Apr April april
    Mai May mai mayo maggio May Mai mai may mag Mai Mai mei
    Juni June juin junio giugno Jun Jun. juin jun giu Jun Juni juni
    Juli July juillet julio luglio Jul Jul. juil jul lug Jul Juli juli
    August August août agosto agosto Aug Aug. août ago ago Aug August augustus
    September September septembre septiembre settembre Sep Sept sept sept set Sep September september
    Oktober October octobre octubre ottobre Oct Okt oct oct ott Okt Oktober oktober
    November November novembre noviembre novembre Nov Nov. nov nov nov Nov November november
    Dezember December décembre diciembre dicembre Dec Dez déc dic dic Dez Dezember december
    """.strip().splitlines()
]
_PLACES: dict[str, tuple[int, int]] = {}
for _month, _names in enumerate(_MONTHS):
    for _column, _name in enumerate(_names):
        _PLACES.setdefault(_name.casefold().rstrip("."), (_month, _column))
MONTH_WORDS = frozenset(_PLACES)
_ZONES = (
    "UTC|GMT|MESZ|MEZ|CEST|CET|WEST|WET|EEST|EET|OESZ|OEZ|MSK|EST|EDT|CDT|CST|MST|MDT|PST|PDT|JST|AEST|AEDT|NZST|NZDT|"
    "BST|IST|AST|ADT|HST|Z"
)
_CLOCK = (
    r"(?:\d{1,2}[:hH時]\d{2}(?:[:分]\d{2}(?:[.,]\d{1,9})?)?秒?|[0-2]\d[\-_.]?[0-5]\d[\-_.]?[0-5]\d(?:[_.]\d{3})?(?!\d))"
)
_TAIL = (
    r"(?P<tail>(?:T|,?\s+(?:um\s|at\s|à\s|alle\s|a\slas\s|om\s|-\s)?|日\s*|[_@.\- ]{1,3}|\s?[-–|]\s?)"
    + _CLOCK
    + r"(?:\s?Uhr)?(?:[\s\u202f]?[AaPp]\.?\s?[Mm]\.?(?![A-Za-z]))?"
    + rf"(?:[ _]?(?:{_ZONES})(?![A-Za-z])|\s?[+-]\d{{2}}:?\d{{2}}(?!\d))?)?"
)
_WORD = r"[A-Za-zäéûÄô]{3,10}"
DATES = (
    r"(?<![0-9])(?:"
    r"(?P<year>(?:19|20)\d\d)(?P<s1>[-/._ 年])(?P<month>\d{1,2})(?P<s2>[-/._ 月])(?P<day>\d{1,2})(?!\d)|"
    r"(?P<cy>(?:19|20)\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])(?=\D|$|[0-2]\d[0-5]\d[0-5]\d(?!\d))|"
    r"(?P<my>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![-\d])|"
    r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<g1>\s?)(?P<b>\d{1,2})(?P=sep)(?P<g2>\s?)(?P<y2>(?:19|20)\d\d|\d{2})(?![\d.])|"
    rf"(?P<d3>\d{{1,2}})(?P<g3>\.?\s(?:de\s)?)(?P<m3>{_WORD})(?P<g4>\.?,?\s(?:de\s)?)(?P<y3>(?:19|20)\d\d)(?!\d)"
    r")" + _TAIL + r"|"
    rf"(?<![^\W\d_])(?P<m4>{_WORD})(?P<g5>\.?\s)(?P<d4>\d{{1,2}})(?P<g6>,\s)(?P<y4>(?:19|20)\d\d)(?!\d)"
    + _TAIL.replace("<tail>", "<tail4>")
)
TIMES = (
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?P<colon>[:hH時])(?P<minute>[0-5]\d)"
    r"(?P<rest>:[0-5]\d(?:[.,]\d{1,6})?)?(?![\d:])"
)


@dataclass(frozen=True, slots=True)
class Moments:
    """Moves what `DATES` finds. `day_first` says how `03/04/2018` is meant."""

    calendar: Calendar
    day_first: bool = False

    def moved(self, found: re.Match[str]) -> str | None:
        """The same date in the twin, as it was written; None for what is no date."""
        try:
            return self._moved(found.groupdict())
        except (ValueError, OverflowError, KeyError):
            return None

    def _moved(self, told: dict[str, str | None]) -> str | None:
        tail = told.get("tail") or told.get("tail4") or ""
        if told["year"]:
            day = self._day(told["year"], told["month"], told["day"])
            parts = (
                f"{day.year:04d}",
                told["s1"],
                _wide(day.month, told["month"]),
                told["s2"],
                _wide(day.day, told["day"]),
            )
            return "".join(one or "" for one in parts) + tail
        if told["cy"]:
            return f"{self._day(told['cy'], told['cm'], told['cd']):%Y%m%d}" + tail
        if told["my"]:
            day = self._day(told["my"], told["mm"], "15")
            return f"{day:%Y-%m}" + tail
        if told["a"]:
            return self._figures(told) + tail
        word, old, year = (told["m3"], told["d3"], told["y3"]) if told["m3"] else (told["m4"], told["d4"], told["y4"])
        month, column = _PLACES[(word or "").casefold()]
        day = self._day(year, str(month + 1), old)
        name = _spelled(_MONTHS[day.month - 1][column].rstrip("."), word or "")
        if told["m3"]:
            return f"{_wide(day.day, old)}{told['g3']}{name}{told['g4']}{day.year}" + tail
        return f"{name}{told['g5']}{_wide(day.day, old)}{told['g6']}{day.year}" + tail

    def _figures(self, told: dict[str, str | None]) -> str:
        first, second, year, sep = told["a"] or "", told["b"] or "", told["y2"] or "", told["sep"] or ""
        is_day_first = int(first) > 12 or (int(second) <= 12 and (sep != "/" or self.day_first))
        whole = year if len(year) == 4 else f"20{year}"
        day = self._day(whole, *((second, first) if is_day_first else (first, second)))
        a, b = (day.day, day.month) if is_day_first else (day.month, day.day)
        shown = f"{day.year:04d}"[-len(year) :]
        return f"{_wide(a, first)}{sep}{told['g1'] or ''}{_wide(b, second)}{sep}{told['g2'] or ''}{shown}"

    def _day(self, year: str | None, month: str | None, day: str | None) -> date:
        return self.calendar.day(date(int(year or 0), int(month or 0), int(day or 0)))


def reads_day_first(cells: Iterable[str]) -> bool:
    """Whether figures before a slash show that days are written first: one of them is above 12."""
    return any(int(found[1]) > 12 for cell in cells for found in re.finditer(r"(?<!\d)(\d{1,2})/\d{1,2}/\d{2}", cell))


def _wide(number: int, as_before: str | None) -> str:
    return f"{number:02d}" if len(as_before or "") == 2 else str(number)


def _spelled(name: str, as_before: str) -> str:
    return name.upper() if as_before.isupper() else name.lower() if as_before.islower() else name.capitalize()
