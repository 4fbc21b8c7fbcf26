# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an evidence bag may be made of. Redaction by an allow-list: what has no place in here cannot come into a bag."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.finding import Conclusion, Finding
from viewer.case.journal import Line
from viewer.case.query import GroupRow
from viewer.case.review import Exposure


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A part of the export: its name as received (empty for folders and loose files), bytes, SHA-256 or empty."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """One entry under an opaque id. `part` counts from 1; `name` is empty unless the user chose to show it.

    `reason` is the key of why it was ignored or rejected; `standing` and `strength` are those of a recording.
    `foreign`: it does not fit, and the user did not call it their own.
    """

    id: str
    part: int
    sha256: str
    bytes: int
    kind: str
    fate: str
    reason: str = ""
    standing: str = ""
    strength: int = 0
    foreign: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """A case as a bag holds it. `rules` are the names of the rules that judged, `instruments` names and versions."""

    version: str
    rules_version: str
    rules: tuple[str, ...]
    instruments: tuple[tuple[str, str], ...]
    formats: tuple[str, ...]
    parts: tuple[HeldPart, ...]
    entries: tuple[HeldEntry, ...]
    groups: tuple[GroupRow, ...]
    findings: tuple[Finding, ...]
    conclusion: Conclusion
    reasons: tuple[int, ...]
    groups_judged: int
    chance: float
    recordings: int
    exposure: Exposure
    journal: tuple[Line, ...]
