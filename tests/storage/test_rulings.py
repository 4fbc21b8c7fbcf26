# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Rulings on innocent explanations: the latest word counts, and each can be taken back, also across sessions."""

from __future__ import annotations

from pathlib import Path

from tests.storage.filled import FOREIGN, MINE, filled
from viewer.case.finding import Ruling
from viewer.case.query import Query
from viewer.case.review import Decision
from viewer.storage import case_file
from viewer.storage.browse import find, rows
from viewer.storage.decisions import decide, redo, undo
from viewer.storage.journal import first_broken_act
from viewer.storage.rulings import load_rulings, rule

GIFT, RESALE, DEVICE = "innocent.gift", "innocent.resale", f"device:{FOREIGN}"


def test_the_latest_word_on_each_explanation_counts(tmp_path: Path) -> None:
    case = filled(tmp_path / "a.notmine", count=4)
    rule(case, DEVICE, GIFT, True)
    rule(case, DEVICE, RESALE, False)
    rule(case, "export", GIFT, True)
    assert load_rulings(case) == (
        Ruling(DEVICE, GIFT, True),
        Ruling(DEVICE, RESALE, False),
        Ruling("export", GIFT, True),
    )
    rule(case, DEVICE, GIFT, False)
    rule(case, "export", GIFT, None)
    assert load_rulings(case) == (Ruling(DEVICE, GIFT, False), Ruling(DEVICE, RESALE, False))
    assert first_broken_act(case) is None
    case.close()


def test_a_ruling_goes_back_and_forth_and_leaves_decisions_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.notmine"
    case = filled(path, count=4)
    decide(case, [f"device:{MINE}"], Decision.MINE)
    rule(case, DEVICE, GIFT, True)
    case.close()
    case = case_file.open_existing(path)
    assert undo(case)
    assert load_rulings(case) == ()
    assert [row.decision for row in rows(case, find(case, Query()))] == ["mine", None, "mine", None]
    assert redo(case)
    assert load_rulings(case) == (Ruling(DEVICE, GIFT, True),)
    assert [row.decision for row in rows(case, find(case, Query()))] == ["mine", None, "mine", None]
    case.close()
