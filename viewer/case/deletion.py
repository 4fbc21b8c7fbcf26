# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The record of a deletion: hashes, counts and times, never a name, a word or a path.

What its signature proves: not a letter of it was changed since it was signed, and it was signed with the key of the
case whose journal names that key. An evidence bag that is in other hands holds such a journal. With a whole case its
key is destroyed, so nobody who has no copy of the case can sign another record for it afterwards. What it does not
prove: that the program did what the record says, that no copy is left, who did it, and when (the clock is the
computer's own).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FORM = "notmine-deletion-1"


class Extent(StrEnum):
    """What was destroyed: the derived data of groups, or a whole case."""

    GROUPS = "groups"
    CASE = "case"


class Elsewhere(StrEnum):
    """Copies that the program cannot reach."""

    DOWNLOADS = "downloads"
    TRASH = "trash"
    CLOUD = "cloud"
    BACKUPS = "backups"
    MAIL = "mail"
    PHONE = "phone"
    COMPUTERS = "computers"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Gone:
    """A recording whose derived data was destroyed: opaque id, SHA-256 of its bytes, and when (ISO 8601, UTC)."""

    id: str
    sha256: str
    at: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deletion as its record tells it.

    `parts` are (bytes, SHA-256) of the export's parts, `parts_there` is how many of them still lay where they were.
    `transcripts`, `voice_prints` and `waveforms` count what was destroyed. `journal_acts` and `journal_end` are the
    number and hash of the last line of the journal. `elsewhere` is what the user says to have deleted themself.
    """

    extent: Extent
    at: str
    tool: str
    parts: tuple[tuple[int, str], ...]
    parts_there: int
    recordings: tuple[Gone, ...]
    transcripts: int
    voice_prints: int
    waveforms: int
    before: tuple[Gone, ...]
    journal_acts: int
    journal_end: str
    elsewhere: tuple[Elsewhere, ...] = ()
