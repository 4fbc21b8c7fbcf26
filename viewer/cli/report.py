# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The command `report`: letters and their tables into a folder."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from viewer.case.matter import Audience
from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.case_key import opened
from viewer.cli.progress import TerminalWatch
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow import drafting, publish, support


def run_report(options: Namespace, words: Words) -> int:
    """`notmine report`: writes the report of a kind and says which files it became."""
    if options.kind == Audience.SUPPORT:
        return _run_support(options, words)
    audience, watch = Audience(options.kind), TerminalWatch(words)
    try:
        with opened(options, words) as case:
            if options.matter:
                publish.state_matter(case, publish.read_matter_file(options.matter))
            language = options.lang or drafting.letter_language(case, audience, words.language)
            written = publish.publish(case, audience, language, options.out, drafting.today(), watch=watch)
    except Cancelled:
        raise Problem(message("cli.report.stopped"), exit_code=3) from None
    finally:
        watch.close()
    _tell_files(written, options.out, words)
    output.say(words.text("cli.report.next"))
    return 0


def _run_support(options: Namespace, words: Words) -> int:
    """Writes the bundle for support, and says what is in it and what it cannot show."""
    watch = TerminalWatch(words)
    language = options.lang or words.language
    try:
        with opened(options, words) as case:
            seen = support.preview(case, watch, language)
            written = support.publish(case, language, options.out, watch)
    except Cancelled:
        raise Problem(message("cli.report.stopped"), exit_code=3) from None
    finally:
        watch.close()
    _tell(seen, words)
    _tell_files(written, options.out, words)
    output.say(words.text("support.next", folder=seen.name))
    return 0


def _tell_files(written: Sequence[Path], folder: Path, words: Words) -> None:
    for path in written:
        name = path.relative_to(folder).as_posix()
        output.say(words.text("cli.written", file=name, size=words.size(path.stat().st_size)))


def _tell(seen: support.SupportPreview, words: Words) -> None:
    counts = {
        "recordings": message("support.made.recordings", n=seen.recordings),
        "documents": message("support.made.documents", n=seen.documents),
        "fillers": message("support.made.fillers", n=seen.fillers),
    }
    output.say(words.text("support.made", **counts))
    output.say(words.text("letters.twin.replaced"))
    for said, n in seen.replaced:
        output.say(f"  {words.say(said)}: {words.number(n)}")
    for said, shown in seen.examples:
        output.say(f"  {words.say(said)}: {shown}")
    for said in seen.unlike:
        output.say(words.say(said))
