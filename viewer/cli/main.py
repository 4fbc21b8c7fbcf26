# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The `notmine` command: without a command it is the window, with one it works at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.case.message import Problem
from viewer.cli.arguments import COMMANDS, parser
from viewer.cli.output import complain
from viewer.mishap import scrubbed
from viewer.words import Words, preferred_language

OpenWindow = Callable[[Sequence[Path], bool], int]


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command. Returns the exit code: 0 done, 1 something was found, 2 bad input, 3 stopped."""
    words = Words(preferred_language())
    try:
        return _run(list(arguments), words, open_window)
    except Problem as problem:
        complain(f"notmine: {words.say(problem.said)}")
        return problem.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a mistake of the program is told without what it was about
        complain(f"notmine: {words.text('cli.mishap')}")
        for line in scrubbed(error).splitlines():
            complain(line)
        return 3


def _run(given: list[str], words: Words, open_window: OpenWindow) -> int:
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return open_window([Path(one) for one in given], False)
    options = parser(words.text).parse_args(given)
    if options.command is None:
        return open_window([], False)
    if options.command == "demo" and not options.headless:
        return open_window([], True)
    from viewer.cli.commands import COMMANDS as RUN

    return RUN[options.command](options, words)
