# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Comma-separated tables with the quirks of real exports: marks, sentinels, documentation rows, trailers."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SENTINELS = frozenset(
    """
    not available|data not available|not applicable|n/a|not set|null|none|-|nicht verfügbar|daten nicht verfügbar
    nicht zutreffend|keine angabe|k. a.|non disponible|données non disponibles|sans objet|non applicable|no disponible
    no aplicable|non disponibile|non applicabile|niet beschikbaar|niet van toepassing|該当なし|利用不可|データなし|なし
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
_LONGER = 1 + max(map(len, _SENTINELS))
_DIGIT = re.compile(r"\d")


class Rows:
    """The rows of a table, each with its number. A row that only says that there is nothing is left out.

    `wanted` are the places of the cells to clean, None for all of them; the others may then be as written.
    """

    def __init__(self, reader: Iterator[list[str]], number: int) -> None:
        self.wanted: tuple[int, ...] | None = None
        self._raw = _unbroken(reader)
        self._number = number
        self._first = number

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that are left."""
        return self

    def __next__(self) -> tuple[int, list[str]]:
        """The next row that says something. A table that goes wrong, or reaches its trailer, ends there."""
        for raw in self._raw:
            number, wanted = self._number, self.wanted
            self._number += 1
            if raw and raw[0].lstrip()[:4].casefold() == "file" and normal(raw[0]) == "filesummary":
                break
            if wanted is None:
                row = [clean(cell) for cell in raw]
                filled = any(row)
            else:
                row, filled = raw, False
                for place in wanted:
                    if place < len(row):
                        cell = row[place] = clean(row[place])
                        filled = filled or cell != ""
                filled = filled or any(clean(cell) for cell in row)
            if filled and not (number == self._first and _is_documentation(row)):
                return number, row
        self._raw = iter(())
        raise StopIteration


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it; rows come once, cleaned, with their number in the file (the header is 1)."""

    header: tuple[str, ...]
    rows: Rows


def sentinels() -> frozenset[str]:
    """What cells say where there is nothing to say, case-folded."""
    return _SENTINELS


def clean(cell: str) -> str:
    """A cell without blanks and wrapping apostrophes around it; empty where it only says that there is nothing."""
    text = cell.strip(" \t\r\n\ufeff\u00a0")
    if len(text) > 1 and text[0] == "'" and text[-1] == "'":
        text = text[1:-1]
    return "" if len(text) < _LONGER and text.casefold() in _SENTINELS else text


def normal(header: str) -> str:
    """A column's name without case, punctuation and blanks, so that its generations compare equal."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def read_table(text: str) -> Table | None:
    """The table in a text; None where it has no header of at least two columns."""
    delimiter = _delimiter(text.lstrip("\ufeff\r\n ")[:4096].split("\n", 1)[0])
    if not delimiter:
        return None
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    try:
        header = next((row for row in reader if any(cell.strip() for cell in row)), None)
    except csv.Error:
        return None
    if header is None or len(header) < 2:
        return None
    return Table(tuple(cell.strip() for cell in header), Rows(reader, reader.line_num + 1))


def _delimiter(line: str) -> str:
    bare = re.sub(r'"[^"]*"', "", line)
    best = max(",;\t", key=bare.count)
    return best if best in bare else ""


def _unbroken(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        return


def _is_documentation(row: list[str]) -> bool:
    told = [cell for cell in row if cell]
    wordy = sum(cell.count(" ") >= 3 and not _DIGIT.search(cell) for cell in told)
    return len(told) >= 2 and wordy >= 0.6 * len(told)
