# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Gives back what two cases are compared by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from viewer.storage.case_file import CaseFile


class Held(NamedTuple):
    """One recording as another case may hold it too; what is not known is empty. `name` is the file's alone.

    `standing` is that of the last judgement, `decision` what the human said.
    """

    sha256: str
    utterance: str
    device: str
    at: str
    name: str
    account: str
    text: str
    standing: str
    decision: str


def load_held(case: CaseFile) -> Iterator[Held]:
    """Every recording, in order of its entry."""
    rows = case.reader.execute(
        "SELECT e.path, e.sha256, coalesce(r.utterance_id, ''), r.device, coalesce(r.captured_at, ''), r.account,"
        " coalesce(t.text, ''), c.standing, r.decision FROM recording r JOIN entry e ON e.number = r.number"
        " JOIN cell c ON c.id = r.cell LEFT JOIN transcript t ON t.number = r.transcript ORDER BY r.number"
    )
    for path, sha256, utterance, device, at, account, text, standing, decision in rows:
        yield Held(sha256, utterance, device, at, _name(path), account, text, standing, decision)


def load_lines(case: CaseFile) -> Counter[tuple[str, str]]:
    """How often each line of transcript was said: text and time as written."""
    rows = case.ask("SELECT text, coalesce(said_at, said_local), count(*) FROM transcript GROUP BY 1, 2")
    return Counter({(text, at): count for text, at, count in rows})


def load_kinds(case: CaseFile) -> dict[str, set[str]]:
    """The different values of every kind of account fact."""
    found: dict[str, set[str]] = {}
    for kind, value in case.ask("SELECT DISTINCT kind, value FROM account_fact"):
        found.setdefault(kind, set()).add(value)
    return found


def load_months(case: CaseFile) -> Counter[str]:
    """Recordings by month (`YYYY-MM`); those without a date are left out."""
    return Counter(dict(case.ask("SELECT month, count(*) FROM recording WHERE month <> '' GROUP BY month")))


def load_size(case: CaseFile) -> tuple[int, int, int]:
    """How many parts, entries and recordings."""
    tables = ("part", "entry", "recording")
    parts, entries, recordings = (case.ask(f"SELECT count(*) FROM {table}")[0][0] for table in tables)  # noqa: S608
    return parts, entries, recordings


def _name(path: str) -> str:
    return path.rsplit("!", 1)[-1].rsplit("/", 1)[-1]
