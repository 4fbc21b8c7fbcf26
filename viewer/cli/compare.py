# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`notmine compare`: what came, went or changed between two exports."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict

from viewer.case.message import Problem, message
from viewer.cli import output
from viewer.cli.case_key import passphrase_of
from viewer.cli.progress import TerminalWatch
from viewer.words import Words
from viewer.work import Cancelled
from viewer.workflow.compare import Comparison, NamedChange, compare

_GROUPS_TOLD = 40


def run_compare(options: Namespace, words: Words) -> int:
    """Always 0: whatever was found is no mistake of the command."""
    passphrase = passphrase_of(options, words, options.first, options.second)
    watch = TerminalWatch(words)
    try:
        found = compare(options.first, options.second, watch, (passphrase, passphrase))
    except Cancelled:
        raise Problem(message("cli.compare.stopped"), exit_code=3) from None
    finally:
        watch.close()
    if options.json:
        output.emit(_json(found, words))
    else:
        _tell(found, words)
    return 0


def _json(found: Comparison, words: Words) -> output.Plain:
    plain = asdict(found)
    return plain | {"answers": list(words.all(found.answers)), "limits": list(words.all(found.limits))}


def _tell(found: Comparison, words: Words) -> None:
    say = output.say
    for answer in words.all(found.answers):
        say(answer)
    say()
    for name, count in asdict(found.recordings).items():
        if count:
            say(words.count(f"cli.compare.{name}", count))
    lines = {name: words.number(count) for name, count in asdict(found.transcripts).items()}
    say(words.text("cli.compare.lines", **lines))
    _tell_named("facts", found.facts, words)
    _tell_named("months", found.months, words)
    _tell_named("services", found.services, words)
    changed = [one for one in found.groups if one.first != one.second or one.first_standing != one.second_standing]
    for one in changed[:_GROUPS_TOLD]:
        first, second = words.number(one.first), words.number(one.second)
        kind = words.text(f"cli.compare.kind.{one.group.partition(':')[0]}")
        say(words.text("cli.compare.group", kind=kind, name=one.label, first=first, second=second))
    if len(changed) > _GROUPS_TOLD:
        say(words.count("cli.compare.more", len(changed) - _GROUPS_TOLD))
    say()
    for limit in words.all(found.limits):
        say(words.text("export.limit", text=limit))


def _tell_named(what: str, changes: Sequence[NamedChange], words: Words) -> None:
    """Only what differs; values of facts are counted and never told."""
    for one in changes:
        if one.first != one.second or one.came or one.went:
            first, second = words.number(one.first), words.number(one.second)
            name = words.text(f"export.fact.{one.name}") if what == "facts" else one.name
            output.say(words.text(f"cli.compare.{what}", name=name, first=first, second=second))
