# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Answers of the case file that are too long for memory, row by row or block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import apsw

from viewer.case.blocks import BLOCK, Blocks, Ordered
from viewer.case.message import Problem, message
from viewer.storage.case_file import CaseFile
from viewer.storage.mishaps import disk_problem

Item = TypeVar("Item")
Row = tuple[Any, ...]

_STARTS = (
    "SELECT path FROM (SELECT path, row_number() OVER (ORDER BY path) AS place FROM entry)"
    " WHERE place % ? = 1 ORDER BY path"
)


def walk(case: CaseFile, sql: str, *values: object) -> Iterator[Row]:
    """The rows of a query while they are read. Raises Problem where the file is damaged."""
    try:
        yield from case.reader.execute(sql, values)
    except apsw.Error as error:
        raise disk_problem(error, case.path) from None
    except UnicodeDecodeError:
        raise Problem(message("case.damaged", file=case.path.name)) from None


class Places:
    """Where the blocks of the table of entries begin, by path, as the table is now."""

    def __init__(self, case: CaseFile) -> None:
        """Look through the paths once. Raises Problem."""
        self._case = case
        self._starts = [start for (start,) in case.ask(_STARTS, BLOCK)]
        self._length = int(case.ask("SELECT count(*) FROM entry")[0][0])

    def entries(self, sql: str, made: Callable[[Row], Item], weigh: Callable[[Item], int]) -> Ordered[Item]:
        """One item with a path for each entry, by path; `sql` selects from `entry e` and ends with its tables."""
        return Ordered(self._length, self._fetching(sql, made), weigh)

    def others(self, sql: str, made: Callable[[Row], Item], weight: int) -> Blocks[Item]:
        """One item of another kind for each entry, by path, of so many bytes."""
        return Blocks(self._length, self._fetching(sql, made), lambda _: weight)

    def _fetching(self, sql: str, made: Callable[[Row], Item]) -> Callable[[int], Sequence[Item]]:
        """Fetches a block. Where entries were renamed meanwhile there may be other ones in it, but as many."""
        paged = f"{sql} WHERE e.path >= ? ORDER BY e.path LIMIT {BLOCK}"

        def fetch(number: int) -> Sequence[Item]:
            return [made(row) for row in self._case.ask(paged, self._starts[number])]

        return fetch
