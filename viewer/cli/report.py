# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command `report`: letters and their tables into a folder."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from viewer.case.matter import Audience
from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.progress import TerminalWatch
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow import cases, publish


def run_report(options: Namespace, words: Words) -> int:
    """`notmine report`: writes the report of a kind and says which files it became."""
    if options.kind == Audience.SUPPORT:
        raise Problem(message("cli.not_yet", command="report --kind support"))
    with cases.open_case(options.case) as case:
        if options.matter:
            publish.state_matter(case, publish.read_matter_file(options.matter))
        today = datetime.now().astimezone().date()
        language = options.lang or words.language
        watch = TerminalWatch(words)
        try:
            written = publish.publish(case, Audience(options.kind), language, options.out, today, watch=watch)
        except Cancelled:
            raise Problem(message("cli.report.stopped"), exit_code=3) from None
        finally:
            watch.close()
    for path in written:
        output.say(words.text("cli.written", file=path.name, size=words.size(path.stat().st_size)))
    output.say(words.text("cli.report.next"))
    return 0
