# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A table with other cells: same rows, columns, quotation marks and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from viewer.report.twin.lexicon import Column, plain
from viewer.report.twin.moments import reads_day_first
from viewer.report.twin.pseudonyms import Mode, Pseudonyms

_SNIFFED = 200
_TRAILER = "filesummary"


@dataclass(slots=True)
class _Row:
    cells: list[str]
    ends: list[str]


def twin_table(text: str, using: Pseudonyms) -> str:
    """The same table about nobody. The first row that is not empty is the header."""
    start = len(text) - len(text.lstrip("\ufeff"))
    rows = _rows(text[start:], _delimiter(text.lstrip("\ufeff\r\n ")[:4096].split("\n", 1)[0]))
    out, columns = [text[:start]], list[Column]()
    for row in rows:
        if any(_bare(cell).strip() for cell in row.cells):
            columns = [using.lexicon.column_of(_bare(cell).strip()) for cell in row.cells]
            out.append(_written(_Row([twin_header(cell, using) for cell in row.cells], row.ends)))
            break
        out.append(_written(row))
    first = list(islice(rows, _SNIFFED))
    day_first = reads_day_first(cell for row in first for cell in row.cells)
    out += [_written(_twin(row, columns, using, day_first)) for row in chain(first, rows)]
    return "".join(out)


def twin_header(cell: str, using: Pseudonyms) -> str:
    """A column's name: known ones stay whole, of others the known words."""
    bare = _bare(cell)
    if plain(bare) in using.lexicon.headers:
        return cell
    return _quoted(using.text(bare, Mode.PATH), cell)


def _twin(row: _Row, columns: list[Column], using: Pseudonyms, day_first: bool) -> _Row:
    made = []
    for at, cell in enumerate(row.cells):
        bare = _bare(cell)
        if at == 0 and plain(bare) == _TRAILER:
            made.append(cell)
            continue
        column = columns[at] if at < len(columns) else Column.TEXT
        made.append(_quoted(using.cell(bare, column, day_first), cell))
    return _Row(made, row.ends)


def _bare(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == '"' == cell[-1] else cell


def _quoted(made: str, before: str) -> str:
    return '"' + made.replace('"', '""') + '"' if before[:1] == '"' else made


def _delimiter(line: str) -> str:
    bare = re.sub(r'"[^"]*"', "", line)
    best = max(",;\t", key=bare.count)
    return best if best in bare else ","


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    part = re.escape(delimiter)
    cell = re.compile(rf'("(?:[^"]|"")*"[^{part}\r\n]*|[^{part}\r\n]*)({part}|\r\n|\n|\r|$)')
    row, at = _Row([], []), 0
    while at < len(text):
        found = cell.match(text, at)
        if found is None:
            break
        row.cells.append(found[1])
        row.ends.append(found[2])
        at = found.end()
        if found[2] != delimiter:
            yield row
            row = _Row([], [])
    if row.cells:
        row.cells.append("")
        row.ends.append("")
        yield row


def _written(row: _Row) -> str:
    return "".join(cell + end for cell, end in zip(row.cells, row.ends, strict=True))
