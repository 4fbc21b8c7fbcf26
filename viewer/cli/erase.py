# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command `erase`: destroys derived data, and says what it cannot reach."""

from __future__ import annotations

from argparse import Namespace

from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.progress import TerminalWatch
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow import cases
from viewer.workflow.erase import erase, erase_case


def run_erase(options: Namespace, words: Words) -> int:
    """`notmine erase`: the derived data of a group, or the whole case."""
    if options.group:
        watch = TerminalWatch(words)
        try:
            with cases.open_case(options.case) as case:
                done = erase(case, options.group, watch)
        except Cancelled:
            raise Problem(message("cli.stopped", case=options.case.name), exit_code=3) from None
        finally:
            watch.close()
        output.say(words.count("erase.group", done.recordings, lines=done.transcripts))
        output.say(words.text("erase.digest", digest=done.digest))
    else:
        record = erase_case(cases.open_case(options.case))
        output.say(words.text("erase.case", record=record.name))
    output.say(words.text("erase.out_of_reach"))
    output.say(words.text("erase.ssd"))
    return 0
