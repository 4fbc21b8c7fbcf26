# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Groups of recordings by device, account, voice and batch, and the tallies that a judgement counts with."""

from __future__ import annotations

import json

from viewer.case.finding import Cell, CellVerdict, Conclusion, Finding, GroupKind, Judgement, Standing, Strength, Tally
from viewer.case.query import GroupRow
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.values import dumps, finding_from_json, finding_to_json


def load_tallies(case: CaseFile) -> tuple[Tally, ...]:
    """How many recordings and seconds of sound lie in each cell."""
    rows = case.ask(
        "SELECT c.device, c.account, c.voice, c.batch, c.day, count(*), coalesce(sum(r.duration_s), 0)"
        " FROM recording r JOIN cell c ON c.id = r.cell GROUP BY c.id ORDER BY c.id"
    )
    return tuple(Tally(Cell(*row[:5]), row[5], row[6]) for row in rows)


def keep_judgement(case: CaseFile, judgement: Judgement) -> None:
    """Keep a judgement in place of the last one."""
    with case.writing() as connection:
        connection.execute("DELETE FROM finding")
        connection.executemany(
            "INSERT INTO finding VALUES (?, ?)",
            ((number, finding_to_json(finding)) for number, finding in enumerate(judgement.findings)),
        )
        connection.executemany(
            "UPDATE cell SET standing = ?, strength = ?, findings = ?"
            " WHERE device = ? AND account = ? AND voice = ? AND batch = ? AND day = ?",
            (_verdict_row(verdict) for verdict in judgement.verdicts),
        )
        for key, value in (("conclusion", judgement.conclusion.value), ("reasons", dumps(list(judgement.reasons)))):
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        note_act(connection, "judged", conclusion=judgement.conclusion.value, findings=len(judgement.findings))


def _verdict_row(verdict: CellVerdict) -> tuple[object, ...]:
    cell = verdict.cell
    place = (cell.device, cell.account, cell.voice, cell.batch, cell.day)
    return (verdict.standing.value, int(verdict.strength), dumps(list(verdict.findings)), *place)


def load_findings(case: CaseFile) -> tuple[Finding, ...]:
    """All findings of the last judgement."""
    return tuple(finding_from_json(row[0]) for row in case.ask("SELECT finding FROM finding ORDER BY number"))


def load_conclusion(case: CaseFile) -> tuple[Conclusion, tuple[int, ...]]:
    """The conclusion and the numbers of the findings it names as reasons; `cannot_tell` before any judgement."""
    return Conclusion(case.get("conclusion") or Conclusion.CANNOT_TELL), tuple(json.loads(case.get("reasons") or "[]"))


def load_verdict(case: CaseFile, cell: int) -> tuple[Standing, Strength, tuple[int, ...]]:
    """The standing and strength of a cell, and the numbers of its findings."""
    rows = case.ask("SELECT standing, strength, findings FROM cell WHERE id = ?", cell)
    standing, strength, findings = rows[0]
    return Standing(standing), Strength(strength), tuple(json.loads(findings))


def load_groups(case: CaseFile) -> tuple[GroupRow, ...]:
    """Every group, devices first; what is known of no device, account or voice makes no group of that kind."""
    names = _device_names(case)
    return tuple(row for kind in GroupKind for row in _of_kind(case, kind, names))


def _device_names(case: CaseFile) -> dict[str, str]:
    rows = case.ask("SELECT value, detail FROM account_fact WHERE kind = 'device'")
    named = {value: dict(json.loads(detail)).get("name", "") for value, detail in rows}
    return {serial: name for serial, name in named.items() if name}


def _of_kind(case: CaseFile, kind: GroupKind, names: dict[str, str]) -> list[GroupRow]:
    column = f"c.{kind.value}"
    rows = case.ask(
        f"SELECT {column}, count(*), coalesce(sum(r.duration_s), 0), min(r.captured_at), max(r.captured_at),"  # noqa: S608
        " group_concat(DISTINCT c.standing), max(c.strength), min(r.decision), max(r.decision),"
        " json_group_array(DISTINCT c.findings)"
        f" FROM recording r JOIN cell c ON c.id = r.cell WHERE {column} <> '' GROUP BY {column} ORDER BY {column}"
    )
    found = []
    for key, count, seconds, first, last, standings, strength, low, high, findings in rows:
        held = sorted({number for one in json.loads(findings) for number in json.loads(one)})
        decision = low if low and low == high else None
        standing = _pooled(standings.split(","))
        label = names.get(key, key) if kind is GroupKind.DEVICE else key
        row = (f"{kind}:{key}", kind.value, label, count, seconds, first, last, standing, strength, decision)
        found.append(GroupRow(*row, findings=tuple(held)))
    return found


def _pooled(standings: list[str]) -> str:
    """What a group of cells is called: its common standing; where cells differ, undecided."""
    if len(standings) == 1:
        return standings[0]
    return Standing.UNDECIDED.value
