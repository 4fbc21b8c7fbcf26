# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Lists a ZIP from bytes, and reads what can be read of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from viewer.archive.opener import Opener
from viewer.archive.source import parts_of
from viewer.archive.survey import survey
from viewer.case.export import Entry, Limits, Secret
from viewer.case.message import Problem
from viewer.work import Unwatched


@dataclass(frozen=True)
class Listed:
    """Entries by the path inside, their contents or the key of what kept them from being read, notes on the archive."""

    entries: dict[str, Entry]
    contents: dict[str, bytes | str]
    notes: tuple[str, ...]

    def notes_of(self, name: str) -> list[str]:
        return [note.key.removeprefix("archive.note.") for note in self.entries[name].notes]


def listed(data: bytes, limits: Limits | None = None, secret: bytes | None = None) -> Listed:
    """What is found in an archive of these bytes. Raises Problem as the survey does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.zip"
        path.write_bytes(data)
        opener = Opener(limits or Limits(), None if secret is None else Secret(secret))
        inventory, source = survey(parts_of([path]), opener, Unwatched())
        entries, contents = {}, {}
        for entry in inventory.entries:
            inside = entry.path.removeprefix("x.zip!")
            entries[inside] = entry
            try:
                contents[inside] = source.read(entry)
            except Problem as problem:
                contents[inside] = problem.said.key.removeprefix("archive.")
        notes = tuple(note.key.removeprefix("archive.note.") for note in inventory.parts[0].notes)
    return Listed(entries, contents, notes)
