# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Puts the twin's entries together into archives and folders like those of the export, in the same order."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from viewer.archive.members import Locator
from viewer.archive.source import ExportSource
from viewer.case.export import Entry, Inventory
from viewer.report.twin.archive import Marks, Packed, ZipWriter
from viewer.report.twin.pseudonyms import Pseudonyms
from viewer.work import Watch
from viewer.workflow.twin_answers import made_as_asked
from viewer.workflow.twin_pass import Ingredient, Made, Recipe, make
from viewer.workflow.workers import Workers

_BATCH_ENTRIES = 64
_BATCH_BYTES = 4 << 20
_SYSTEMS = {"dos": 0, "unix": 3, "ntfs": 10, "darwin": 19}
_DOUBLED = re.compile(r"#\d+$")
_FIRST_YEAR, _LAST_YEAR = 1980, 2107


@dataclass
class Node:
    """One file of the export, or an archive and what lies in it, in the order of its directory."""

    entry: Entry | None
    locator: Locator
    inside: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Tree:
    """An export's files as they lie in each other: for every part of it by name, loose files or one archive."""

    parts: Mapping[str, tuple[Node, ...]]

    def ingredients(self, spoken: Mapping[str, float]) -> Iterator[Ingredient]:
        """All entries that hold bytes of their own, in the order in which they are written."""
        for nodes in self.parts.values():
            for node in nodes:
                yield from _ingredients(node, spoken)


def _ingredients(node: Node, spoken: Mapping[str, float]) -> Iterator[Ingredient]:
    if node.entry is not None and not node.inside:
        yield Ingredient(node.entry, node.locator, spoken.get(node.entry.path))
    for one in node.inside:
        yield from _ingredients(one, spoken)


def tree_of(inventory: Inventory, source: ExportSource) -> Tree:
    """The files of an export as they lie in each other."""
    by_part: dict[str, list[Node]] = {part.name: [] for part in inventory.parts}
    archives: dict[Locator, Node] = {}
    for entry in inventory.entries:
        locator = source.locators[entry.path]
        node = Node(entry, locator)
        if locator.chain:
            _around(archives, locator, by_part[entry.part]).inside.append(node)
            archives.setdefault(locator, node)
        else:
            by_part[entry.part].append(node)
    for node in archives.values():
        node.inside.sort(key=lambda one: one.locator.chain[-1].number)
    return Tree({name: tuple(nodes) for name, nodes in by_part.items()})


def _around(archives: dict[Locator, Node], locator: Locator, part: list[Node]) -> Node:
    around = Locator(locator.file, locator.chain[:-1])
    if around not in archives:
        archives[around] = Node(None, around)
        part.append(archives[around])
    return archives[around]


def produced(
    workers: Workers, source: ExportSource, recipe: Recipe, wanted: Iterable[Ingredient], watch: Watch
) -> Iterator[Made]:
    """The counterparts in order, made by workers few at a time; what ended its worker becomes damaged filler."""
    from dataclasses import replace

    work: Callable[[tuple[Ingredient, ...]], tuple[Made, ...]] = partial(make, replace(source, locators={}), recipe)
    order = list(_batches(wanted))
    held: dict[str, Made] = {}
    paths = (one.entry.path for batch in order for one in batch)
    following = next(paths, None)
    for batch, answer in workers.each(work, order, watch):
        for made in _checked(batch, answer):
            held[made.entry] = made
        while following in held:
            yield held.pop(following)
            watch.advance(1)
            following = next(paths, None)


def _batches(wanted: Iterable[Ingredient]) -> Iterator[tuple[Ingredient, ...]]:
    turn: list[Ingredient] = []
    weight = 0
    for one in wanted:
        if turn and (len(turn) >= _BATCH_ENTRIES or weight + one.entry.size > _BATCH_BYTES):
            yield tuple(turn)
            turn, weight = [], 0
        turn.append(one)
        weight += one.entry.size
    if turn:
        yield tuple(turn)


def _checked(batch: Sequence[Ingredient], answer: Sequence[Made] | None) -> Sequence[Made]:
    return answer if answer is not None and made_as_asked(batch, answer) else [_lost(one) for one in batch]


def _lost(one: Ingredient) -> Made:
    body = bytes(min(one.entry.size, 1 << 20))
    return Made(one.entry.path, Packed(body, len(body), zlib.crc32(body), 0, damaged=True), (), "filler")


@dataclass
class Builder:
    """Writes the twin of an export into a folder. `counted` counts what was replaced, `how` how entries were made."""

    using: Pseudonyms
    counted: Counter[str] = field(default_factory=Counter)
    how: Counter[str] = field(default_factory=Counter)

    def build(self, tree: Tree, made: Iterator[Made], folder: Path) -> tuple[str, ...]:
        """Write all parts; their names below the folder. Raises OSError."""
        names: list[str] = []
        for part, nodes in tree.parts.items():
            for node in nodes:
                name = self._name_on_disk(part, node)
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("wb") as stream:
                    if node.entry is None:
                        self._archive(node, stream, made)
                    else:
                        stream.write(_unpacked(self._next(made)))
                if node.entry is not None:
                    self._date(place, node.entry)
                names.append(name)
        return tuple(names)

    def _name_on_disk(self, part: str, node: Node) -> str:
        inside = node.entry.path.partition("!")[2] if node.entry is not None else ""
        return self.using.path(f"{part}/{inside}" if inside else part)

    def _next(self, made: Iterator[Made]) -> Made:
        one = next(made)
        self.counted.update(dict(one.counted))
        self.how[one.how] += 1
        return one

    def _archive(self, node: Node, stream: BinaryIO, made: Iterator[Made]) -> None:
        writer = ZipWriter(stream)
        for one in node.inside:
            if one.entry is None:
                continue
            if one.inside:
                self._nested(one, one.entry, writer, made)
            else:
                writer.add(self._marks(one.entry), self._next(made).packed)
        writer.close()

    def _nested(self, node: Node, entry: Entry, writer: ZipWriter, made: Iterator[Made]) -> None:
        with tempfile.TemporaryFile() as body:
            self._archive(node, body, made)
            size, crc = body.tell(), 0
            body.seek(0)
            while chunk := body.read(1 << 20):
                crc = zlib.crc32(chunk, crc)
            body.seek(0)
            writer.add_file(self._marks(entry), body, size, crc)

    def _marks(self, entry: Entry) -> Marks:
        system, _, rest = entry.maker.partition("/")
        version = rest.partition("/")[0]
        code = _SYSTEMS.get(system, int(system) if system.isdecimal() and len(system) < 4 else 3)
        day, clock = self._written(entry.modified)
        number = int(version) if version.isdecimal() else 20
        return Marks(self.using.path(_DOUBLED.sub("", entry.inside)), day, clock, code & 0xFF, number)

    def _written(self, modified: str) -> tuple[int, int]:
        """Date and time as ZIP keeps them, moved as all dates are; what is no date stays as it was."""
        figures = [int(one) for one in re.findall(r"\d+", modified)] or [1980, 1, 1, 0, 0, 0]
        year, month, day, hour, minute, second = (*figures, 0, 0, 0, 0, 0, 0)[:6]
        try:
            moved = self.using.calendar.day(date(year, month, day))
            year, month, day = moved.year, moved.month, moved.day
        except ValueError:
            pass
        year = min(max(year, _FIRST_YEAR), _LAST_YEAR)
        return (year - _FIRST_YEAR) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2

    def _date(self, place: Path, entry: Entry) -> None:
        try:
            when = self.using.calendar.moment(datetime.fromisoformat(entry.modified)).timestamp()
        except (ValueError, OverflowError, OSError):
            return
        os.utime(place, (when, when))


def _unpacked(made: Made) -> bytes:
    if made.packed.method == 0:
        return made.packed.body
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(made.packed.body, max(1, made.packed.size))


def discard(folder: Path) -> None:
    """Take away what was begun."""
    shutil.rmtree(folder, ignore_errors=True)
