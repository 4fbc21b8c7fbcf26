# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Groups of recordings by device, account, voice and batch, and the tallies that a judgement counts with."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import apsw

from viewer.case.finding import Cell, CellVerdict, Conclusion, Finding, GroupKind, Judgement, Standing, Strength, Tally
from viewer.case.journal import digest_of_findings
from viewer.case.query import GroupRow
from viewer.storage.case_file import CaseFile
from viewer.storage.journal import note_act
from viewer.storage.values import dumps, finding_from_json, finding_to_json

SALT = "salt"
_CELLS = (
    "SELECT c.device, c.account, c.voice, c.batch, r.count, r.seconds, r.first, r.last, c.standing, c.strength, r.low,"
    " r.high, c.findings FROM cell c JOIN (SELECT cell, count(*) AS count, coalesce(sum(duration_s), 0) AS seconds,"
    " min(captured_at) AS first, max(captured_at) AS last, min(decision) AS low, max(decision) AS high"
    " FROM recording GROUP BY cell) r ON r.cell = c.id"
)


def load_tallies(case: CaseFile) -> dict[int, Tally]:
    """How many recordings and seconds of sound lie in each cell, by the cell's id."""
    rows = case.ask(
        "SELECT c.id, c.device, c.account, c.voice, c.batch, c.day, r.n, r.seconds FROM cell c JOIN (SELECT cell,"
        " count(*) AS n, coalesce(sum(duration_s), 0) AS seconds FROM recording GROUP BY cell) r ON r.cell = c.id"
        " ORDER BY c.id"
    )
    return {row[0]: Tally(Cell(*row[1:6]), row[6], row[7]) for row in rows}


def keep_judgement(case: CaseFile, cells: Iterable[int], judgement: Judgement) -> None:
    """Keep a judgement in place of the last one; `cells` are the ids of the cells judged, in order of the verdicts."""
    with case.writing() as connection:
        kept = [finding_to_json(finding) for finding in judgement.findings]
        connection.execute("DELETE FROM finding")
        connection.executemany("INSERT INTO finding VALUES (?, ?)", enumerate(kept))
        connection.executemany(
            "UPDATE cell SET standing = ?, strength = ?, findings = ?, llr = ? WHERE id = ?",
            _verdict_rows(cells, judgement.verdicts),
        )
        told = {
            "conclusion": judgement.conclusion.value,
            "reasons": dumps(list(judgement.reasons)),
            "chance": dumps([judgement.groups, judgement.chance]),
        }
        for key, value in told.items():
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        conclusion, digest = judgement.conclusion.value, digest_of_findings(kept, _salt(connection))
        note_act(connection, "judged", conclusion=conclusion, findings=len(kept), sha256=digest)


def _salt(connection: apsw.Connection) -> str:
    """The case's own salt, drawn when it is first needed."""
    connection.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (SALT, secrets.token_hex(32)))
    return str(connection.execute("SELECT value FROM meta WHERE key = ?", (SALT,)).get)


def _verdict_rows(cells: Iterable[int], verdicts: Iterable[CellVerdict]) -> Iterator[tuple[object, ...]]:
    written: dict[tuple[int, ...], str] = {}
    for cell, one in zip(cells, verdicts, strict=True):
        if one.findings not in written:
            written[one.findings] = dumps(list(one.findings))
        yield one.standing.value, int(one.strength), written[one.findings], one.llr, cell


def load_findings(case: CaseFile) -> tuple[Finding, ...]:
    """All findings of the last judgement."""
    return tuple(finding_from_json(row[0]) for row in case.ask("SELECT finding FROM finding ORDER BY number"))


def load_conclusion(case: CaseFile) -> tuple[Conclusion, tuple[int, ...]]:
    """The conclusion and the numbers of the findings it names as reasons; `cannot_tell` before any judgement."""
    return Conclusion(case.get("conclusion") or Conclusion.CANNOT_TELL), tuple(json.loads(case.get("reasons") or "[]"))


def load_chance(case: CaseFile) -> tuple[int, float]:
    """How many groups were judged, and how many of them would look foreign by chance if all were the owner's."""
    groups, chance = json.loads(case.get("chance") or "[0, 0]")
    return int(groups), float(chance)


def load_verdict(case: CaseFile, cell: int) -> tuple[Standing, Strength, tuple[int, ...]]:
    """The standing and strength of a cell, and the numbers of its findings."""
    rows = case.ask("SELECT standing, strength, findings FROM cell WHERE id = ?", cell)
    standing, strength, findings = rows[0]
    return Standing(standing), Strength(strength), tuple(json.loads(findings))


def load_groups(case: CaseFile) -> tuple[GroupRow, ...]:
    """Every group, devices first; what is known of no device, account or voice makes no group of that kind."""
    return case.once(_load_groups)


def _load_groups(case: CaseFile) -> tuple[GroupRow, ...]:
    names, cells = _device_names(case), case.ask(_CELLS)
    return tuple(row for place, kind in enumerate(GroupKind) for row in _of_kind(kind, place, cells, names))


def _device_names(case: CaseFile) -> dict[str, str]:
    rows = case.ask("SELECT value, detail FROM account_fact WHERE kind = 'device'")
    named = {value: dict(json.loads(detail)).get("name", "") for value, detail in rows}
    return {serial: name for serial, name in named.items() if name}


def _of_kind(
    kind: GroupKind, place: int, cells: Sequence[tuple[Any, ...]], names: Mapping[str, str]
) -> Iterator[GroupRow]:
    """The groups of one kind, by key; `place` is that of the key in a cell."""
    by_key: dict[str, list[tuple[Any, ...]]] = {}
    for cell in cells:
        by_key.setdefault(cell[place], []).append(cell[len(GroupKind) :])
    for key in sorted(by_key.keys() - {""}):
        counts, seconds, firsts, lasts, standings, strengths, lows, highs, findings = zip(*by_key[key], strict=True)
        low, high = min(lows), max(highs)
        yield GroupRow(
            group=f"{kind}:{key}",
            kind=kind.value,
            label=names.get(key, key) if kind is GroupKind.DEVICE else key,
            recordings=sum(counts),
            audio_seconds=sum(seconds),
            first=min((at for at in firsts if at), default=None),
            last=max((at for at in lasts if at), default=None),
            standing=_pooled(set(standings)),
            strength=max(strengths),
            decision=low if low and low == high else None,
            findings=tuple(sorted({number for one in set(findings) for number in json.loads(one)})),
        )


def _pooled(standings: set[str]) -> str:
    """What a group of cells is called: its common standing; where cells differ, undecided."""
    return standings.pop() if len(standings) == 1 else Standing.UNDECIDED.value
