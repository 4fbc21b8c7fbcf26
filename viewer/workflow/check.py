# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Checks that a case is whole and the export what it was, and that a bag or a deletion record is as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from viewer.archive.source import part_digest
from viewer.case.export import Part, Secret
from viewer.case.journal import Line, agrees, digest_of_findings, digest_of_parts, latest
from viewer.case.message import Message, Problem, message
from viewer.report.bag_check import check_bag, journal_of
from viewer.report.deletion import MOST_BYTES, check_record, held_against_journal
from viewer.storage import case_file
from viewer.storage.backups import backups
from viewer.storage.case_key import CaseKey, key_of
from viewer.storage.exposure import load_exposure
from viewer.storage.groups import SALT
from viewer.storage.journal import first_broken_act, is_cut_off, load_journal
from viewer.work import Watch
from viewer.workflow.cases import open_case
from viewer.workflow.custody import held_against
from viewer.workflow.survival import told_backups

_DAMAGED = ("case.damaged", "case.damaged_backup")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, whether it holds, and what is wrong where it does not."""

    name: Message
    ok: bool
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """All checks on one case or one bag."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every check holds."""
        return all(check.ok for check in self.checks)


def verify(path: Path, watch: Watch, against: Path | None = None, passphrase: Secret | None = None) -> VerifyReport:
    """Check a case file, its journal, and every part of the export against its hash; or the bag in a folder; or the
    record of a deletion.

    `against` is the case that a bag is held against, or the case or bag that a record is; `passphrase` is that of the
    case. Raises Problem for neither of the three.
    """
    if path.is_dir():
        return VerifyReport(tuple(_bag_checks(path, against, passphrase, watch)))
    if is_record(path):
        return VerifyReport(tuple(_record_checks(path, against, passphrase, watch)))
    key = key_of(path, passphrase, tuple(one.path for one in backups(path)))
    try:
        file = case_file.open_existing(path, key)
    except Problem as problem:
        if problem.said.key not in _DAMAGED:
            raise
        return VerifyReport((Check(message("verify.case"), False, problem.said), *_backup_check(path, key)))
    try:
        return VerifyReport(tuple(_checks(file, watch)))
    except Problem as problem:
        return VerifyReport((Check(message("verify.case"), False, problem.said),))
    finally:
        file.close()


def _bag_checks(folder: Path, against: Path | None, passphrase: Secret | None, watch: Watch) -> Iterator[Check]:
    told = list(check_bag(folder, watch))
    if against is not None:
        with open_case(against, passphrase) as case:
            told += held_against(case, folder, watch)
    for name, wrong in told:
        yield Check(name, wrong is None, wrong)


def is_record(path: Path) -> bool:
    """Whether a file is named as the record of a deletion is."""
    return path.suffix == ".json" and path.is_file()


def _record_checks(path: Path, against: Path | None, passphrase: Secret | None, watch: Watch) -> Iterator[Check]:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError:
        raise Problem(message("case.missing", file=path.name)) from None
    told, signed = check_record(raw[:MOST_BYTES])
    if against is not None and signed is not None:
        told += held_against_journal(signed, _lines_of(against, passphrase, watch))
    for name, wrong in told:
        yield Check(name, wrong is None, wrong)


def _lines_of(path: Path, passphrase: Secret | None, watch: Watch) -> tuple[Line, ...]:
    """The journal of a bag or a case. Raises Problem for neither."""
    if path.is_dir():
        return journal_of(path, watch)[0]
    with open_case(path, passphrase) as case:
        return load_journal(case.file)


def _checks(file: case_file.CaseFile, watch: Watch) -> Iterator[Check]:
    whole = file.ask("PRAGMA integrity_check(1)")[0][0] == "ok"
    yield Check(message("verify.case"), whole, None if whole else message("case.damaged", file=file.path.name))
    yield from _backup_check(file.path, file.key)
    if file.get(case_file.ERASING) is not None:
        yield Check(message("survival.erasing"), False, message("survival.erasing_unfinished"))
    journal = _journal_damage(file)
    yield Check(message("verify.journal"), journal is None, journal)
    rows = file.ask("SELECT name, path, bytes, sha256 FROM part ORDER BY name")
    parts = [Part(name, Path(place), size, sha256) for name, place, size, sha256 in rows]
    yield from _sworn(file, parts)
    watch.expect(len(parts), "phase.verify")
    for part in parts:
        if part.sha256:
            yield _part_check(part)
        watch.advance(1)


def _backup_check(path: Path, key: CaseKey | None) -> Iterator[Check]:
    told = told_backups(path, key)
    if told is not None:
        name, wrong = told
        yield Check(name, wrong is None, wrong)


def _sworn(file: case_file.CaseFile, parts: Sequence[Part]) -> Iterator[Check]:
    """Whether what the case keeps is what its journal says it was: hashes of the parts, findings, exposure."""
    lines = load_journal(file)
    hashed, judged = latest(lines, "hashed"), latest(lines, "judged")
    kept = [row[0] for row in file.ask("SELECT finding FROM finding ORDER BY number")]
    if hashed:
        same = hashed["sha256"] == digest_of_parts((part.bytes, part.sha256) for part in parts)
        yield Check(message("verify.parts"), same, None if same else message("verify.parts_wrong"))
    if judged:
        same = judged["sha256"] == digest_of_findings(kept, file.get(SALT) or "")
        yield Check(message("verify.findings"), same, None if same else message("verify.findings_wrong"))
    same = agrees(lines, load_exposure(file))
    yield Check(message("verify.exposure"), same, None if same else message("verify.exposure_wrong"))


def _journal_damage(file: case_file.CaseFile) -> Message | None:
    broken = first_broken_act(file)
    if broken is not None:
        return message("verify.journal_broken", line=broken)
    return message("verify.journal_cut_off") if is_cut_off(file) else None


def _part_check(part: Part) -> Check:
    name = message("verify.part", part=part.name)
    try:
        same = part_digest(part) == part.sha256
    except Problem as problem:
        return Check(name, False, problem.said)
    return Check(name, same, None if same else message("verify.part_changed", part=part.name))
