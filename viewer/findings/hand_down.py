# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Hands a judgement made on cells down to whoever keeps recordings: by cell, and by group."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.case.finding import Cell, CellVerdict, GroupKind, Judgement


def verdicts_by_cell(judgement: Judgement) -> Mapping[Cell, CellVerdict]:
    """The verdict of every judged cell; a recording of a cell that is missing here was not examined."""
    return {one.cell: one for one in judgement.verdicts}


def findings_of_group(judgement: Judgement, kind: GroupKind, key: str) -> tuple[int, ...]:
    """Indexes of the findings on which the verdicts of a group's cells rest, each once, in order."""
    cells = (one for one in judgement.verdicts if one.cell.key(kind) == key)
    return tuple(sorted({index for one in cells for index in one.findings}))
