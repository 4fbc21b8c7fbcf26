# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An export in memory for tests of the importers: an inventory by file names, and a source over bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.message import Problem, message
from viewer.case.reading import Reading
from viewer.importers.documents import file_name
from viewer.importers.registry import read_export
from viewer.work import Unwatched

KINDS = {"wav": Kind.AUDIO, "mp3": Kind.AUDIO, "ogg": Kind.AUDIO, "pdf": Kind.PDF, "csv": Kind.CSV, "json": Kind.JSON}
KINDS |= {"html": Kind.HTML, "txt": Kind.TEXT, "jpg": Kind.IMAGE, "zip": Kind.ARCHIVE}


class Shelf:
    """A source over bytes; what is None cannot be opened."""

    def __init__(self, contents: Mapping[str, bytes | None]) -> None:
        self.contents = contents
        self.opened: list[str] = []

    def open(self, entry: Entry) -> BinaryIO:
        self.opened.append(entry.path)
        data = self.contents[entry.path]
        if data is None:
            raise Problem(message("archive.damaged"))
        return io.BytesIO(data)


def kind_of(name: str, data: bytes | None) -> Kind:
    if data == b"":
        return Kind.EMPTY
    if data is not None and name.endswith(".pdf") and not data.startswith(b"%PDF"):
        return Kind.TEXT
    return KINDS.get(name.rpartition(".")[2].casefold(), Kind.OTHER)


def shelved(
    parts: Mapping[str, Mapping[str, bytes | None]], modified: Mapping[str, str] | None = None
) -> tuple[Shelf, Inventory]:
    """A source and an inventory of parts; `modified` gives member times by path inside."""
    entries, contents = [], {}
    for part, files in parts.items():
        for name, data in files.items():
            path = f"{part}!{name}"
            contents[path] = data
            when = (modified or {}).get(name, "2018-10-30T12:00:00")
            entries.append(Entry(path, part, len(data or b""), kind=kind_of(name, data), modified=when))
    entries.sort(key=lambda entry: entry.path)
    return Shelf(contents), Inventory(tuple(Part(part, Path(part), 1) for part in parts), tuple(entries))


def read(parts: Mapping[str, Mapping[str, bytes | None]], modified: Mapping[str, str] | None = None) -> Reading:
    """Read such an export."""
    source, inventory = shelved(parts, modified)
    return read_export(source, inventory, Unwatched())


def linked(reading: Reading) -> dict[str, str]:
    """The words linked to each recording, by the name of its entry."""
    texts = {line.id: line.text for line in reading.transcripts}
    names = {one.id: file_name(one.entry) for one in reading.recordings}
    return {names[link.recording]: texts[link.transcript] for link in reading.links}
