# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the human decided, with every step back and forth kept in the case."""

from __future__ import annotations

import json
from collections.abc import Sequence

import apsw

from viewer.case.finding import GroupKind
from viewer.case.message import Problem, message
from viewer.case.review import Decision
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.values import dumps


def decide(case: CaseFile, subjects: Sequence[str], decision: Decision | None) -> int:
    """Decide on groups (`device:...`) or recordings (`r...`); None takes a decision back. The latest decision counts.

    Returns how many recordings it reaches. Raises Problem for a subject that the case does not have.
    """
    with case.writing(lasting=True) as connection:
        reached = sum(_reach(connection, subject) for subject in subjects)
        connection.execute("DELETE FROM act WHERE undone = 1")
        told = decision.value if decision else ""
        connection.execute(
            "INSERT INTO act (subjects, decision, undone) VALUES (?, ?, 0)", (dumps(list(subjects)), told)
        )
        for subject in subjects:
            _apply(connection, subject, told)
        note_act(connection, "decided", decision=told, recordings=reached)
    return reached


def undo(case: CaseFile) -> bool:
    """Take the last decision back. False where none is left."""
    return _step(case, "SELECT max(number) FROM act WHERE undone = 0", undone=True)


def redo(case: CaseFile) -> bool:
    """Decide again what was last taken back. False where nothing is left."""
    return _step(case, "SELECT min(number) FROM act WHERE undone = 1", undone=False)


def steps(case: CaseFile) -> tuple[int, int]:
    """How many decisions can be undone and redone."""
    row = case.ask("SELECT coalesce(sum(undone = 0), 0), coalesce(sum(undone = 1), 0) FROM act")[0]
    return int(row[0]), int(row[1])


def _step(case: CaseFile, choose: str, *, undone: bool) -> bool:
    with case.writing(lasting=True) as connection:
        number = connection.execute(choose).get
        if number is None:
            return False
        connection.execute("UPDATE act SET undone = ? WHERE number = ?", (int(undone), number))
        _replay(connection)
        note_act(connection, "undone" if undone else "redone", step=number)
    return True


def _replay(connection: apsw.Connection) -> None:
    """Every decision that stands, in the order made, over a clean table."""
    connection.execute("UPDATE recording SET decision = '' WHERE decision <> ''")
    for subjects, decision in list(
        connection.execute("SELECT subjects, decision FROM act WHERE undone = 0 ORDER BY number")
    ):
        for subject in json.loads(subjects):
            _apply(connection, subject, decision)


def _condition(subject: str) -> tuple[str, str]:
    kind, _, key = subject.partition(":")
    if kind in (GroupKind.DEVICE, GroupKind.ACCOUNT, GroupKind.BATCH):
        return f"{kind} = ?", key
    if kind == GroupKind.VOICE:
        return "cell IN (SELECT id FROM cell WHERE voice = ?)", key
    return "id = ?", subject


def _reach(connection: apsw.Connection, subject: str) -> int:
    condition, key = _condition(subject)
    reached = int(connection.execute(f"SELECT count(*) FROM recording WHERE {condition}", (key,)).get)  # noqa: S608
    if not reached:
        raise Problem(message("case.no_such_group"))
    return reached


def _apply(connection: apsw.Connection, subject: str, decision: str) -> None:
    condition, key = _condition(subject)
    connection.execute(f"UPDATE recording SET decision = ? WHERE {condition}", (decision, key))  # noqa: S608
