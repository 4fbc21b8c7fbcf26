# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command `erase`: destroys derived data, and says what it cannot reach."""

from __future__ import annotations

from argparse import Namespace

from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.case_key import opened
from viewer.cli.progress import TerminalWatch
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow.erase import erase, erase_case


def run_erase(options: Namespace, words: Words) -> int:
    """`notmine erase`: the derived data of a group, or the whole case."""
    watch = TerminalWatch(words)
    case = opened(options, words)
    try:
        if options.group:
            erased = erase(case, (options.group,), (), watch)
            done, record = erased.done, erased.record
            told = [words.count("erase.group", done.recordings, lines=done.transcripts)]
            told += [words.text("erase.digest", digest=done.digest), words.text("erase.record", record=record.name)]
        else:
            told = [words.text("erase.case", record=erase_case(case, (), watch).name)]
    except Cancelled:
        raise Problem(message("cli.stopped", case=options.case.name), exit_code=3) from None
    finally:
        watch.close()
        case.close()
    for line in (*told, words.text("erase.out_of_reach"), words.text("erase.ssd")):
        output.say(line)
    return 0
