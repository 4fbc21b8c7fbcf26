# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""On which line of a TOML text a table or a key stands, since tomllib keeps no lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[\[?\s*[\"']?([\w.-]+)[\"']?\s*\]")
_KEY = re.compile(r"\s*([\w.\"'-]+(?:\s*\.\s*[\w\"'-]+)*)\s*=")
_AT = re.compile(r"at line (\d+)")


def _keys(text: str) -> Iterator[tuple[int, str, int, str]]:
    """Line, table, how many tables of that name came before, and key (empty on a header's own line)."""
    table, seen = "", dict[str, int]()
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            table = header[1]
            seen[table] = seen.get(table, -1) + 1
            yield number, table, seen[table], ""
        elif found := _KEY.match(line):
            yield number, table, seen.get(table, 0), re.sub(r"[\s\"']", "", found[1])


def line_of(text: str, table: str, index: int = 0, key: str = "") -> int:
    """The line (from 1) of a key in the table of that name and position; else of the table; else 1.

    Tables may be written as headers (`[[device]]`), dotted keys (`owner.names = ...`) or inline (`device = [{...}]`).
    """
    fallback = 1
    for number, at_table, at_index, at_key in _keys(text):
        if (at_table, at_index, at_key) == (table, index, key) or (
            key and (at_table, at_key) == ("", f"{table}.{key}")
        ):
            return number
        if (at_table, at_index, at_key) == (table, index, "") or (at_table == "" and at_key.split(".")[0] == table):
            fallback = number
    return fallback


def line_of_error(text: str, said: str) -> tuple[int, str]:
    """The line that tomllib's message speaks of (the last line for `at end of document`), and the field on it."""
    found = _AT.search(said)
    last = max(1, len(text.splitlines()))
    line = min(int(found[1]), last) if found else last
    field = ""
    for number, table, _, key in _keys(text):
        if number <= line:
            field = f"{table}.{key}" if table and key else table or key
    return line, field
