# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The exposure ledger: what was heard and read of recordings that are not known to be the owner's."""

from __future__ import annotations

from viewer.case.finding import Standing
from viewer.case.review import Decision, Exposure
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act

_OWN_DECISIONS = (Decision.MINE.value, Decision.HOUSEHOLD.value)


def note_exposure(case: CaseFile, number: int, seconds: float, characters: int) -> Exposure:
    """Add seconds heard and characters read of one recording, unless it is `consistent` or decided to be one's own."""
    rows = case.ask(
        "SELECT c.standing, r.decision, r.id FROM recording r JOIN cell c ON c.id = r.cell WHERE r.number = ?", number
    )
    if rows and rows[0][0] != Standing.CONSISTENT and rows[0][1] not in _OWN_DECISIONS:
        with case.writing(lasting=True) as connection:
            connection.execute(
                "INSERT INTO exposure VALUES (?1, ?2, ?3) ON CONFLICT (recording) DO UPDATE"
                " SET seconds = seconds + ?2, characters = max(characters, ?3)",
                (number, seconds, characters),
            )
            act = "heard" if seconds else "read"
            note_act(connection, act, recording=rows[0][2], seconds=round(seconds, 1), characters=characters)
    return load_exposure(case)


def load_exposure(case: CaseFile) -> Exposure:
    """The sum over all recordings."""
    row = case.ask("SELECT count(*), coalesce(sum(seconds), 0), coalesce(sum(characters), 0) FROM exposure")[0]
    return Exposure(int(row[0]), round(float(row[1]), 1), int(row[2]))
