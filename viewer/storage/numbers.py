# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Row numbers by the hundred thousand: SQLite writes them into one text, numpy parses it, in a fifth of the time."""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from viewer.storage.case_file import CaseFile

Numbers = NDArray[np.int64]

_SAID = (
    "SELECT group_concat(t.recording) FROM said JOIN transcript t ON t.number = said.rowid"
    " WHERE said MATCH ? AND t.recording IS NOT NULL"
)
_NAMED = "SELECT group_concat(rowid) FROM named WHERE named MATCH ?"


def ask_numbers(case: CaseFile, sql: str, *values: object) -> Numbers:
    """The numbers that a query joins by `group_concat`, in its order."""
    return parsed(case.ask(sql, *values)[0][0])


def parsed(joined: str | None) -> Numbers:
    """Numbers from a text that has commas between them."""
    return np.fromstring(joined, dtype=np.int64, sep=",") if joined else np.zeros(0, dtype=np.int64)


def hits(case: CaseFile, expression: str) -> Numbers:
    """The recordings that a full-text expression finds in what was said or in their names; some twice, in no order."""
    return np.concatenate([ask_numbers(case, sql, expression) for sql in (_SAID, _NAMED)])


def among(numbers: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Which of the numbers are among the wanted ones."""
    marks = np.zeros(max(numbers.max(initial=0), wanted.max(initial=0)) + 1, dtype=np.bool_)
    marks[wanted] = True
    return marks[numbers]


def as_array(numbers: Numbers) -> array[int]:
    """The same numbers as plain Python knows them."""
    return array("q", numbers.tobytes())
