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
from viewer.case.voice import OWNER
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.taken_steps import TAKES, put_taken
from viewer.storage.values import dumps

MERGE, SPLIT, IS = "merge", "split", "is:"
EXPLAINS, RULES_OUT, UNSETTLES = "explains:", "excludes:", "reopens:"
_RULINGS = (EXPLAINS, RULES_OUT, UNSETTLES)
_OF_NO_RECORDING = (*_RULINGS, TAKES)


def decide(case: CaseFile, subjects: Sequence[str], decision: Decision | None) -> int:
    """Decide on groups (`device:...`) or recordings (`r...`); None takes a decision back. The latest decision counts.

    Returns how many recordings it reaches. Raises Problem for a subject that the case does not have.
    """
    return act(case, subjects, decision.value if decision else "")


def claim(case: CaseFile, subjects: Sequence[str], person: str) -> int:
    """Say whose voice groups (`voice:...`) or recordings (`r...`) are. Returns how many recordings it reaches.

    Raises Problem for one that is not there.
    """
    return act(case, subjects, f"{IS}{person}")


def merge(case: CaseFile, groups: Sequence[str]) -> str:
    """Make several voice groups one, under a new name that is returned. Raises Problem for one that is not there."""
    key = _next_voice(case)
    act(case, groups, MERGE)
    return f"voice:{key}"


def split(case: CaseFile, group: str, recordings: Sequence[str]) -> str:
    """Take recordings, by id, out of a voice group; both parts get new names, that of those taken out is returned.

    Raises Problem for a group or a recording that is not there.
    """
    key = _next_voice(case)
    act(case, (group, *recordings), SPLIT)
    return f"voice:{key}"


def _next_voice(case: CaseFile) -> str:
    return case.ask("SELECT " + _NEXT)[0][0]  # type: ignore[no-any-return]


_NEXT = (
    "'V' || (1 + max((SELECT coalesce(max(CAST(substr(key, 2) AS INTEGER)), 0) FROM voice_group),"
    " (SELECT coalesce(max(CAST(substr(voice, 2) AS INTEGER)), 0) FROM recording)))"
)


def act(case: CaseFile, subjects: Sequence[str], said: str) -> int:
    """Do something that can be undone, and write it down. Returns how many recordings it reaches.

    Raises Problem for a subject that is not there; a ruling may speak of any subject of a finding, and a tick speaks of
    a step.
    """
    apart = said.startswith(_OF_NO_RECORDING)
    with case.writing(lasting=True) as connection:
        reached = 0 if apart else sum(_reach(connection, subject) for subject in subjects)
        connection.execute("DELETE FROM act WHERE undone = 1")
        connection.execute(
            "INSERT INTO act (subjects, decision, undone) VALUES (?, ?, 0)", (dumps(list(subjects)), said)
        )
        _apply(connection, subjects, said)
        if said in (MERGE, SPLIT):
            lay_cells(connection)
        if said.startswith(TAKES):
            put_taken(connection, subjects, said)
            note_act(connection, "step_ticked" if said[-1] != ">" else "step_cleared", ticked=subjects[0])
        else:
            kind = "claimed" if said.startswith(IS) else "grouped" if said in (MERGE, SPLIT) else "decided"
            kind = "ruled" if apart else kind
            note_act(connection, kind, decision="" if kind == "claimed" else said, recordings=reached)
    return reached


def undo(case: CaseFile) -> bool:
    """Take the last act back. False where none is left."""
    return _step(case, "SELECT max(number) FROM act WHERE undone = 0", undone=True)


def redo(case: CaseFile) -> bool:
    """Do again what was last taken back. False where nothing is left."""
    return _step(case, "SELECT min(number) FROM act WHERE undone = 1", undone=False)


def steps(case: CaseFile) -> tuple[int, int]:
    """How many acts can be undone and redone."""
    row = case.ask("SELECT coalesce(sum(undone = 0), 0), coalesce(sum(undone = 1), 0) FROM act")[0]
    return int(row[0]), int(row[1])


def claims(case: CaseFile) -> dict[str, str]:
    """Who the user said that voice groups (`voice:...`) and recordings (`r...`) are."""
    rows = case.ask("SELECT subjects, decision FROM act WHERE undone = 0 AND decision LIKE 'is:%' ORDER BY number")
    return {subject: act.removeprefix(IS) for subjects, act in rows for subject in json.loads(subjects)}


def _step(case: CaseFile, choose: str, *, undone: bool) -> bool:
    with case.writing(lasting=True) as connection:
        number = connection.execute(choose).get
        if number is None:
            return False
        connection.execute("UPDATE act SET undone = ? WHERE number = ?", (int(undone), number))
        subjects, said = connection.execute("SELECT subjects, decision FROM act WHERE number = ?", (number,)).get
        if said.startswith(TAKES):
            put_taken(connection, json.loads(subjects), said, back=undone)
        else:
            replay(connection)
        note_act(connection, "undone" if undone else "redone", step=number)
    return True


def replay(connection: apsw.Connection) -> None:
    """Every act that stands, in the order done, over what was found."""
    connection.execute("UPDATE recording SET decision = '' WHERE decision <> ''")
    connection.execute(
        "UPDATE recording SET voice = coalesce((SELECT found FROM voice_clip v WHERE v.number = recording.number), '')"
    )
    acts = list(connection.execute("SELECT subjects, decision FROM act WHERE undone = 0 ORDER BY number"))
    for subjects, act in acts:
        _apply(connection, json.loads(subjects), act)
    lay_cells(connection)


def lay_cells(connection: apsw.Connection) -> None:
    """Lay the recordings into cells anew, after their voices changed; nothing is judged or compared yet in new ones."""
    place = "r.device = c.device AND r.account = c.account AND r.voice = c.voice AND r.batch = c.batch"
    day = "coalesce(substr(r.captured_at, 1, 10), '')"
    connection.execute(
        "INSERT OR IGNORE INTO cell (device, account, voice, batch, day)"  # noqa: S608  # no data in it
        f" SELECT DISTINCT r.device, r.account, r.voice, r.batch, {day} FROM recording r"
    )
    connection.execute(
        f"UPDATE recording AS r SET cell = (SELECT c.id FROM cell c WHERE {place} AND c.day = {day})"  # noqa: S608
    )
    connection.execute("DELETE FROM cell WHERE id NOT IN (SELECT cell FROM recording)")
    connection.execute("DELETE FROM voice_likeness WHERE key NOT IN (SELECT key FROM voice_group)")


def _condition(subject: str) -> tuple[str, str]:
    kind, _, key = subject.partition(":")
    if kind in tuple(GroupKind):
        return f"{kind} = ?", key
    return "id = ?", subject


def _reach(connection: apsw.Connection, subject: str) -> int:
    condition, key = _condition(subject)
    reached = int(connection.execute(f"SELECT count(*) FROM recording WHERE {condition}", (key,)).get)  # noqa: S608
    if not reached:
        raise Problem(message("case.no_such_group"))
    return reached


def _apply(connection: apsw.Connection, subjects: Sequence[str], act: str) -> None:
    if act.startswith(_OF_NO_RECORDING):
        return
    if act == MERGE:
        _rename(connection, subjects)
    elif act == SPLIT:
        _rename(connection, subjects[1:])
        _rename(connection, subjects[:1])
    else:
        decision = act
        if act.startswith(IS):
            decision = (Decision.MINE if act == f"{IS}{OWNER}" else Decision.HOUSEHOLD).value
        for subject in subjects:
            condition, key = _condition(subject)
            connection.execute(f"UPDATE recording SET decision = ? WHERE {condition}", (decision, key))  # noqa: S608


def _rename(connection: apsw.Connection, subjects: Sequence[str]) -> None:
    """Give the recordings of these subjects the next free voice."""
    key = connection.execute("SELECT " + _NEXT).get
    for subject in subjects:
        condition, value = _condition(subject)
        connection.execute(f"UPDATE recording SET voice = ? WHERE {condition}", (key, value))  # noqa: S608
