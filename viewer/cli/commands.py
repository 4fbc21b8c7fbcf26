# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The commands: each calls one use case and prints what came of it."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from viewer.case.finding import Finding
from viewer.case.message import Problem, message
from viewer.case.query import Facet, Query, Row
from viewer.case.voice import OWNER, VoiceProfile
from viewer.cli import output
from viewer.cli.case_key import opened, opened_or_made, passphrase_of
from viewer.cli.check import run_check
from viewer.cli.compare import run_compare
from viewer.cli.decide import explanations_json, run_decide
from viewer.cli.enclose import run_enclose
from viewer.cli.erase import run_erase
from viewer.cli.export_pages import pages_json, pages_of, tell_pages
from viewer.cli.progress import TerminalWatch
from viewer.cli.report import run_report
from viewer.cli.secret import secret_of
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow import browse, cases, why
from viewer.workflow.check import is_record, verify
from viewer.workflow.enrolling import profiles_of_files
from viewer.workflow.isolation import state as isolation
from viewer.workflow.opened import OpenCase
from viewer.workflow.overview import Overview
from viewer.workflow.scan import ScanRequest, scan
from viewer.workflow.state import compare_contacts, read_facts_file
from viewer.workflow.survival import restore_case

_WINDOW = 500


def run_scan(options: Namespace, words: Words) -> int:
    """`notmine scan`: 0 whatever was found, 2 unreadable input, 3 stopped."""
    if options.contacts and not options.contacts.is_file():
        raise Problem(message("address_book.unreadable", file=options.contacts.name))
    request = ScanRequest(
        exports=tuple(options.exports),
        facts=read_facts_file(options.facts) if options.facts else None,
        secret=secret_of(options.password_file),
        jobs=options.jobs,
        voice=not options.no_voice,
        profiles=_profiles(options, words),
    )
    if isolation.is_reduced():
        output.warn(words.say(isolation.state()))
    seen = _scanned(opened_or_made(options, words), request, words, options.contacts)
    output.tell_rejected(seen, words, names=options.json)
    output.tell_noted(seen, words, names=options.json)
    if options.json:
        output.emit(output.overview_json(options.case, seen, words))
    else:
        output.tell_overview(seen, words)
    return 0


def _profiles(options: Namespace, words: Words) -> tuple[VoiceProfile, ...]:
    """The voices that the command line enrols: the owner's, and those of the household by name."""
    wanted = [(OWNER, options.voice)] if options.voice else []
    for name, *files in options.household_voice:
        if not files or name == OWNER:
            raise Problem(message("cli.household_voice", name=name))
        wanted.append((name, [Path(one) for one in files]))
    if wanted and options.no_voice:
        raise Problem(message("cli.voice_and_no_voice"))
    watch = TerminalWatch(words)
    try:
        return tuple(profiles_of_files(person, files, watch) for person, files in wanted)
    except Cancelled:
        raise Problem(message("cli.stopped", case=options.case.name), exit_code=3) from None
    finally:
        watch.close()


def _scanned(case: OpenCase, request: ScanRequest, words: Words, contacts: Path | None = None) -> Overview:
    watch = TerminalWatch(words)
    try:
        seen = scan(case, request, watch)
        return compare_contacts(case, contacts, watch) if contacts else seen
    except Cancelled:
        raise Problem(message("cli.stopped", case=case.path.name), exit_code=3) from None
    finally:
        watch.close()
        case.discard_if_blank()


def run_demo(options: Namespace, words: Words) -> int:
    """`notmine demo --headless`: the main job on the demonstration export, in a case that is thrown away."""
    archive, facts = cases.demo_paths()
    with tempfile.TemporaryDirectory() as folder:
        request = ScanRequest((archive,), read_facts_file(facts))
        seen = _scanned(cases.create_case(Path(folder) / "demo.notmine"), request, words)
    output.tell_rejected(seen, words)
    output.tell_noted(seen, words)
    output.tell_overview(seen, words)
    return 0


def run_list(options: Namespace, words: Words) -> int:
    """`notmine list`: one line a recording, ordered by entry path."""
    facets: list[tuple[Facet, str]] = []
    if options.standing:
        facets.append((Facet.STANDING, options.standing))
    with opened(options, words) as case:
        if options.group:
            why.group_named(case, options.group)
            kind, _, key = options.group.partition(":")
            facets.append((Facet(kind), key))
        _tell_rows(case, Query(facets=tuple(facets)), options.json, words)
    return 0


def run_search(options: Namespace, words: Words) -> int:
    """`notmine search`: the recordings that a text is found in, then the transcript lines without a recording."""
    with opened(options, words) as case:
        _tell_rows(case, Query(text=options.query), options.json, words)
        for line in browse.unlinked(case, options.query):
            if options.json:
                output.emit(output.unlinked_json(line))
            else:
                output.say(words.text("cli.unlinked", source=line.source, position=line.position, text=line.text))
    return 0


def _tell_rows(case: OpenCase, query: Query, as_json: bool, words: Words) -> None:
    numbers = browse.find(case, query)
    reasons = _Reasons(case, words)
    for start in range(0, len(numbers), _WINDOW):
        for row in browse.rows(case, numbers[start : start + _WINDOW]):
            if as_json:
                output.emit(output.row_json(row, reasons.of_cell(row)))
            else:
                output.say(_line(row, words))


def _line(row: Row, words: Words) -> str:
    length = words.duration(row.duration_s) if row.duration_s is not None else "-"
    standing = words.text(f"standing.{row.standing}")
    return "  ".join(
        (row.id, row.captured_at or "-", length, row.device or "-", standing, row.decision or "-", row.entry)
    )


class _Reasons:
    """The reasons of each cell in words, made once."""

    def __init__(self, case: OpenCase, words: Words) -> None:
        self._case, self._words = case, words
        self._known: dict[int, list[output.Plain]] = {}

    def of_cell(self, row: Row) -> list[output.Plain]:
        if row.cell not in self._known:
            held = why.why_recording(self._case, row.number)
            findings: tuple[Finding, ...] = (*held.reasons_for, *held.reasons_against, *held.neutral)
            self._known[row.cell] = [output.reason_json(one, self._words) for one in findings]
        return self._known[row.cell]


def run_groups(options: Namespace, words: Words) -> int:
    """`notmine groups`: devices, accounts, voices and batches."""
    with opened(options, words) as case:
        findings = why.all_findings(case)
        for row in browse.groups(case):
            if options.json:
                reasons = [output.reason_json(findings[number], words) for number in row.findings]
                output.emit(output.group_json(row, reasons, explanations_json(case, row.group, words)))
            else:
                standing, length = words.text(f"standing.{row.standing}"), words.duration(row.audio_seconds)
                output.say("  ".join((row.group, words.number(row.recordings), length, standing, row.decision or "-")))
    return 0


def run_verify(options: Namespace, words: Words) -> int:
    """`notmine verify`: 0 whole, 1 damaged."""
    if options.against is not None and not options.case.is_dir() and not is_record(options.case):
        raise Problem(message("cli.against_a_case"))
    if options.restore and not (options.case.is_dir() or is_record(options.case)):
        passphrase = passphrase_of(options, words, options.case)
        output.say(words.say(restore_case(options.case, passphrase).told(options.case)))
    watch = TerminalWatch(words)
    try:
        passphrase = passphrase_of(options, words, options.against or options.case)
        report = verify(options.case, watch, options.against, passphrase)
    except Cancelled:
        raise Problem(message("cli.stopped", case=options.case.name), exit_code=3) from None
    finally:
        watch.close()
    told = [(words.say(c.name), c.ok, words.say(c.detail) if c.detail else "") for c in report.checks]
    is_case = not (options.case.is_dir() or is_record(options.case))
    pages = pages_of(options.case, passphrase) if options.export and is_case else None
    if options.json:
        plain = {"ok": report.ok, "checks": [{"name": n, "ok": ok, "detail": d} for n, ok, d in told]}
        output.emit(plain | ({"export": pages_json(pages, words)} if pages else {}))
    else:
        for name, ok, detail in told:
            output.say(f"{words.text('verify.whole' if ok else 'verify.damaged')}  {name}  {detail}".rstrip())
        if pages:
            tell_pages(pages, words, names=True)
    return 0 if report.ok else 1


COMMANDS: dict[str, Callable[[Namespace, Words], int]] = {
    "scan": run_scan,
    "demo": run_demo,
    "list": run_list,
    "search": run_search,
    "groups": run_groups,
    "decide": run_decide,
    "enclose": run_enclose,
    "erase": run_erase,
    "report": run_report,
    "verify": run_verify,
    "compare": run_compare,
    "check": run_check,
}
