# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a case holds for an evidence bag: parts, entries, and what measured them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from viewer.storage.case_file import CaseFile

_ENTRIES = (
    "SELECT e.number, coalesce(r.id, printf('e%06d', e.number)), e.path, e.part, e.sha256, e.size, e.kind, e.fate,"
    " e.reason, coalesce(c.standing, ''), coalesce(c.strength, 0),"
    " coalesce(c.standing = 'inconsistent' AND r.decision NOT IN ('mine', 'household'), 0)"
    " FROM entry e LEFT JOIN recording r ON r.number = e.number LEFT JOIN cell c ON c.id = r.cell ORDER BY e.number"
)


def load_instruments(case: CaseFile) -> tuple[tuple[str, str], ...]:
    """Names and versions of all that measured."""
    rows = case.ask("SELECT DISTINCT instrument, version FROM observation ORDER BY instrument, version")
    return tuple((name, version) for name, version in rows)


def load_parts(case: CaseFile) -> tuple[tuple[str, int, str, bool], ...]:
    """Name, bytes, SHA-256 (empty for a folder) and whether other files lie inside, in order of their names."""
    full = {row[0] for row in case.ask("SELECT DISTINCT part FROM entry WHERE path <> part")}
    rows = case.ask("SELECT name, bytes, sha256 FROM part ORDER BY name")
    return tuple((name, size, sha256, name in full) for name, size, sha256 in rows)


def load_entries(case: CaseFile) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Of each entry its path, part, opaque id (a recording's own, else a number), and what may be told of it."""
    for _, key, path, part, sha256, size, kind, fate, reason, standing, strength, foreign in case.ask(_ENTRIES):
        why = json.loads(reason)[0] if reason else ""
        told = {"sha256": sha256, "bytes": size, "kind": kind, "fate": fate, "reason": why}
        yield path, part, key, {**told, "standing": standing, "strength": strength, "foreign": bool(foreign)}
