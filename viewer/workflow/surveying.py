# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The survey of an export, made in a worker and checked when it comes home."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.archive.source import ExportSource
from viewer.case.blocks import AtPaths, Blocks
from viewer.case.export import Entry, Inventory, Part
from viewer.case.message import Problem, message
from viewer.work import Watch
from viewer.workflow.isolation.malformed import Malformed
from viewer.workflow.opened import OpenCase
from viewer.workflow.packed_reading import Surveyed, unpacking
from viewer.workflow.reading_pass import list_entries
from viewer.workflow.worker import WorkerDied
from viewer.workflow.workers import Workers

_LOCATOR_BYTES, _MEMBER_BYTES = 250, 300


def survey_in(
    workers: Workers,
    parts: tuple[Part, ...],
    opener: Opener,
    watch: Watch,
    warming: Callable[[], None] | None = None,
) -> tuple[Inventory, ExportSource]:
    """Every entry of the export, ordered by path, and the source with the way to each. Meanwhile the other workers do
    the `warming`.

    Raises Problem as the survey does, and where an export ends the process that lists it; Cancelled.
    """
    watch.expect(None, "phase.survey")
    places = tuple(Locator(str(part.path)) for part in parts if not part.path.is_dir())
    for last in (False, True):
        try:
            asked = workers.start(list_entries, parts, opener, places)
            if warming is not None:
                workers.warm(warming)
            return _checked(parts, opener, workers.finish(asked, watch))
        except (WorkerDied, Malformed):
            if last:
                raise Problem(message("archive.worker_died")) from None
    raise AssertionError


def _checked(parts: tuple[Part, ...], opener: Opener, found: Surveyed) -> tuple[Inventory, ExportSource]:
    """Parts by the paths that the user named, and entries that lie in them and nowhere else. Raises Malformed."""
    by_name = {part.name: part for part in parts}
    if not {name for name, _, _ in found.parts} <= by_name.keys():
        raise Malformed
    weighed = tuple(replace(by_name[name], bytes=size, notes=notes) for name, size, notes in found.parts)
    entries = unpacking(found.entries)
    locators = Blocks(len(found.locators), found.locators.block, _weight_of)
    if len(entries) != len(locators):
        raise Malformed
    _check_order(entries)
    _check_files(parts, locators)
    return Inventory(weighed, entries), ExportSource(weighed, opener, AtPaths(entries, locators))


def _check_order(entries: Iterable[Entry]) -> None:
    """Walk all of them once, so that each is known to be an entry; by path, and no path twice. Raises Malformed."""
    last: str | None = None
    for entry in entries:
        if last is not None and entry.path <= last:
            raise Malformed
        last = entry.path


def _check_files(parts: tuple[Part, ...], locators: Iterable[Locator]) -> None:
    """Each must lead into a file of the export: a worker says nothing about others. Raises Malformed."""
    files = {str(part.path) for part in parts}
    folders = [part.path for part in parts if part.path.is_dir()]
    for one in locators:
        if one.file not in files:
            path = Path(one.file)
            if ".." in path.parts or not any(path.is_relative_to(folder) for folder in folders):
                raise Malformed


def _weight_of(locator: Locator) -> int:
    return _LOCATOR_BYTES + _MEMBER_BYTES * len(locator.chain)


def folders_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The folders among the parts, which workers may read as they lie."""
    return tuple(str(part.path) for part in parts if part.path.is_dir())


def folders_of_case(case: OpenCase) -> tuple[str, ...]:
    """The folders among the parts of a case's export."""
    return tuple(place for (place,) in case.file.ask("SELECT path FROM part") if Path(place).is_dir())
