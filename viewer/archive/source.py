# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The export as it lies on disk: parts, and a way to every entry. Read-only; small enough to be sent to a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from viewer.archive.handed import open_file
from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.case.blocks import AtPaths
from viewer.case.export import Entry, Part
from viewer.case.message import Problem, message


@dataclass(frozen=True)
class ExportSource:
    """Opens the entries of an export, by `locators` of entry paths; keeps nothing open."""

    parts: tuple[Part, ...]
    opener: Opener
    locators: Mapping[str, Locator] = field(default_factory=dict)

    def open(self, entry: Entry) -> BinaryIO:
        """A forward stream of one entry, capped and checked. Raises Problem where it cannot be opened."""
        with self._saying_what_is_wrong(entry):
            return self.opener.entry(self.locators[entry.path])

    def read(self, entry: Entry) -> bytes:
        """The whole contents of one entry, checked. Raises Problem where it cannot be read."""
        with self._saying_what_is_wrong(entry):
            return self.opener.whole(self.locators[entry.path])

    @contextmanager
    def _saying_what_is_wrong(self, entry: Entry) -> Iterator[None]:
        if entry.flaw is not None:
            raise Problem(entry.flaw)
        try:
            yield
        except FileNotFoundError:
            raise Problem(message("archive.moved", part=entry.part)) from None
        except OSError:
            raise Problem(message("archive.unreadable", part=entry.part)) from None

    def rest(self) -> None:
        """Keep as little in memory as it takes to find the ways again."""
        if isinstance(self.locators, AtPaths):
            self.locators.forget()

    def only(self, entries: Iterable[Entry]) -> ExportSource:
        """The same source with the way to these entries alone, for a worker."""
        wanted = {entry.path: self.locators[entry.path] for entry in entries}
        return replace(self, locators=wanted)


def part_digest(part: Part, place: Locator | None = None) -> str:
    """The SHA-256 of a part's file as it lies on disk, in hexadecimal; empty for a folder. Raises Problem.

    `place` is where it lies, which a process that was handed the file is told as well."""
    if part.path.is_dir():
        return ""
    try:
        with open_file(place.file if place is not None else str(part.path)) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    except FileNotFoundError:
        raise Problem(message("archive.moved", part=part.name)) from None
    except OSError:
        raise Problem(message("archive.unreadable", part=part.name)) from None


def parts_of(paths: Iterable[Path]) -> tuple[Part, ...]:
    """The parts of an export: each ZIP or loose file given, each folder, and each ZIP inside a folder.

    ZIPs found in a folder are parts of their own, so that an export dropped as a folder and its ZIPs dropped
    together read the same. Raises Problem where a path is missing or unreadable.
    """
    found: dict[Path, Part] = {}
    for path in paths:
        if not path.exists():
            raise Problem(message("archive.missing", path=path.name))
        for part in _folder_parts(path) if path.is_dir() else (_file_part(path.name, path),):
            found.setdefault(part.path.resolve(), part)
    return _with_unique_names(sorted(found.values(), key=lambda part: part.name))


def _file_part(name: str, path: Path) -> Part:
    try:
        return Part(name, path.resolve(), path.stat().st_size)
    except OSError:
        raise Problem(message("archive.unreadable", part=name)) from None


def _folder_parts(folder: Path) -> list[Part]:
    archives = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() == ".zip" and path.is_file()]
    inside = [_file_part(path.relative_to(folder).as_posix(), path) for path in archives]
    return [Part(folder.resolve().name, folder.resolve(), 0), *inside]


def _with_unique_names(parts: list[Part]) -> tuple[Part, ...]:
    seen: dict[str, int] = {}
    unique = []
    for part in parts:
        seen[part.name] = seen.get(part.name, 0) + 1
        unique.append(replace(part, name=f"{part.name} ({seen[part.name]})") if seen[part.name] > 1 else part)
    return tuple(unique)
