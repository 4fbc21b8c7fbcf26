# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`notmine check`: a gate before an export is sent, which stays shut where nothing can be told."""

from __future__ import annotations

from argparse import Namespace

from viewer.case.finding import Conclusion
from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.export_pages import pages_json, tell_pages
from viewer.cli.progress import TerminalWatch
from viewer.cli.secret import secret_of
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow.preflight import Preflight, preflight
from viewer.workflow.scan import ScanRequest
from viewer.workflow.state import read_facts_file


def run_check(options: Namespace, words: Words) -> int:
    """0: no sign of anybody else; 1: a report is suggested, worth a look, or it cannot be told; 2 unreadable."""
    secret = secret_of(options.password_file)
    request = ScanRequest(tuple(options.exports), read_facts_file(options.facts), secret, options.jobs)
    watch = TerminalWatch(words)
    try:
        found = preflight(request, watch)
    except Cancelled:
        raise Problem(message("cli.check.stopped"), exit_code=3) from None
    finally:
        watch.close()
    passed = found.seen.conclusion is Conclusion.NO_SIGN
    output.tell_rejected(found.seen, words, names=options.json)
    if options.json:
        output.emit(_json(found, passed, words))
    else:
        _tell(found, passed, words)
    return 0 if passed else 1


def _json(found: Preflight, passed: bool, words: Words) -> output.Plain:
    plain = output.overview_json(None, found.seen, words)
    return {"passed": passed, **plain, **pages_json(found.pages, words)}


def _tell(found: Preflight, passed: bool, words: Words) -> None:
    output.tell_overview(found.seen, words)
    say = output.say
    say()
    told = found.seen.conclusion is not Conclusion.CANNOT_TELL
    say(words.text("cli.check.passed" if passed else "cli.check.not_passed" if told else "cli.check.cannot_tell"))
    tell_pages(found.pages, words)
