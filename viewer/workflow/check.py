# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Checks that a case is whole, and that the export is what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viewer.archive.source import part_digest
from viewer.case.export import Part
from viewer.case.message import Message, Problem, message
from viewer.storage import case_file
from viewer.storage.journal import first_broken_act
from viewer.work import Watch


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, whether it holds, and what is wrong where it does not."""

    name: Message
    ok: bool
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """All checks on one case."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every check holds."""
        return all(check.ok for check in self.checks)


def verify(path: Path, watch: Watch) -> VerifyReport:
    """Check the case file, its journal, and every part of the export against its hash. Raises Problem for no case."""
    try:
        file = case_file.open_existing(path)
    except Problem as problem:
        if problem.said.key != "case.damaged":
            raise
        return VerifyReport((Check(message("verify.case"), False, problem.said),))
    try:
        return VerifyReport(tuple(_checks(file, watch)))
    finally:
        file.close()


def _checks(file: case_file.CaseFile, watch: Watch) -> Iterator[Check]:
    whole = file.ask("PRAGMA integrity_check(1)")[0][0] == "ok"
    yield Check(message("verify.case"), whole, None if whole else message("case.damaged", file=file.path.name))
    broken = first_broken_act(file)
    detail = None if broken is None else message("verify.journal_broken", line=broken)
    yield Check(message("verify.journal"), broken is None, detail)
    rows = file.ask("SELECT name, path, bytes, sha256 FROM part ORDER BY name")
    parts = [Part(name, Path(place), size, sha256) for name, place, size, sha256 in rows]
    watch.expect(len(parts), "phase.verify")
    for part in parts:
        if part.sha256:
            yield _part_check(part)
        watch.advance(1)


def _part_check(part: Part) -> Check:
    name = message("verify.part", part=part.name)
    try:
        same = part_digest(part) == part.sha256
    except Problem as problem:
        return Check(name, False, problem.said)
    return Check(name, same, None if same else message("verify.part_changed", part=part.name))
