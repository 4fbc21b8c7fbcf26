# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Surveys an export: lists every entry with its size and kind. Contents are measured later, when they are read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from viewer.archive.directory import Allowance, Archive, Found, sniffed
from viewer.archive.ending import find_ending
from viewer.archive.kinds import is_named_like_audio
from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.message import Message, Problem, message
from viewer.work import Watch


def survey(parts: tuple[Part, ...], opener: Opener, watch: Watch) -> tuple[Inventory, ExportSource]:
    """Every entry of the export, ordered by path, and the source with the way to each.

    Entries carry no SHA-256 yet. Raises Problem where nothing can be listed, where a password is needed, and where
    there are more entries than the opener's limits allow.
    """
    watch.expect(None, "phase.survey")
    found: list[Found] = []
    weighed: list[Part] = []
    for part in parts:
        before, notes = len(found), list[Message]()
        try:
            for one in _of_part(part, opener, notes):
                found.append(one)
                _count(len(found), opener, watch)
        except Problem as problem:
            if len(parts) == 1 or problem.said.key.startswith(("archive.password", "archive.too_many")):
                raise
            found.append(_whole_part(part, problem))
        if not part.path.is_dir() or len(found) > before:
            weighed.append(replace(_weighed(part, found[before:]), notes=tuple(notes)))
    if not found:
        raise Problem(message("archive.empty", part=parts[0].name))
    found = _one_path_each(found)
    inventory = Inventory(tuple(weighed), tuple(one.entry for one in found))
    locators = {one.entry.path: one.locator for one in found}
    return inventory, ExportSource(inventory.parts, opener, locators)


def _count(found: int, opener: Opener, watch: Watch) -> None:
    if found > opener.limits.entries:
        raise Problem(message("archive.too_many", most=opener.limits.entries))
    if found % 256 == 0:
        watch.advance(256)


def _one_path_each(found: list[Found]) -> list[Found]:
    """By path; where two have come to the same, which only a made-up name can do, the later gets a number."""
    found.sort(key=lambda one: one.entry.path)
    known = {one.entry.path for one in found}
    if len(known) == len(found):
        return found
    told, last = [], ""
    for one in found:
        path, number = one.entry.path, 1
        while one.entry.path == last and path in known:
            number += 1
            path = f"{one.entry.path}#{number}"
        last = one.entry.path
        known.add(path)
        told.append(one if path == last else Found(replace(one.entry, path=path), one.locator))
    return sorted(told, key=lambda one: one.entry.path)


def _of_part(part: Part, opener: Opener, notes: list[Message]) -> Iterator[Found]:
    """What a part holds; what is strange about it as a whole is added to `notes`."""
    if part.path.is_dir():
        yield from _in_folder(part, opener)
        return
    locator = Locator(str(part.path))
    kind = _kind_on_disk(part.path, opener)
    if kind is Kind.ARCHIVE or (kind is Kind.OTHER and _may_be_archive(part, opener)):
        archive = Archive(part.name, locator, opener, Allowance.of(opener.limits, part.bytes))
        yield from archive.entries()
        notes += archive.notes
    elif kind is Kind.EMPTY:
        raise Problem(message("archive.empty", part=part.name))
    elif kind in (Kind.OTHER, Kind.TEXT, Kind.IMAGE, Kind.VIDEO) and not is_named_like_audio(part.name):
        raise Problem(message("archive.no_export", part=part.name))
    else:
        yield Found(_loose(part.name, part.name, part.path, kind), locator)


def _may_be_archive(part: Part, opener: Opener) -> bool:
    """Whether a file that does not begin like a ZIP ends like one, or is at least named so."""
    with opener.container(Locator(str(part.path))) as stream:
        return find_ending(stream) is not None or part.name.lower().endswith(".zip")


def _in_folder(part: Part, opener: Opener) -> Iterator[Found]:
    for path in sorted(part.path.rglob("*")):
        if path.suffix.lower() == ".zip" or path.is_symlink() or not path.is_file():
            continue
        name = f"{part.name}!{path.relative_to(part.path).as_posix()}"
        try:
            kind = _kind_on_disk(path, opener)
            yield Found(_loose(name, part.name, path, kind), Locator(str(path)))
        except (OSError, Problem):
            flaw = message("archive.unreadable_file")
            yield Found(Entry(path=name, part=part.name, size=0, flaw=flaw), Locator(str(path)))


def _kind_on_disk(path: Path, opener: Opener) -> Kind:
    try:
        return sniffed(path.name, Locator(str(path)), opener)
    except OSError:
        raise Problem(message("archive.unreadable", part=path.name)) from None


def _loose(name: str, part: str, path: Path, kind: Kind) -> Entry:
    status = path.stat()
    written = datetime.fromtimestamp(status.st_mtime)  # local without a zone, like an archive's own times
    size, when = status.st_size, written.isoformat(timespec="seconds")
    return Entry(path=name, part=part, size=size, packed=size, kind=kind, modified=when, maker="file")


def _whole_part(part: Part, problem: Problem) -> Found:
    entry = Entry(path=part.name, part=part.name, size=part.bytes, packed=part.bytes, flaw=problem.said)
    return Found(entry, Locator(str(part.path)))


def _weighed(part: Part, found: list[Found]) -> Part:
    return replace(part, bytes=sum(one.entry.size for one in found)) if part.path.is_dir() else part
