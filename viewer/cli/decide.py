# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""`notmine decide`: what the human says of a group, or of an innocent explanation of what was found about it."""

from __future__ import annotations

from argparse import Namespace

from viewer.case.message import Problem, message
from viewer.case.review import Decision, Explanation
from viewer.cli.case_key import opened
from viewer.cli.output import Plain, say
from viewer.words import Words
from viewer.workflow import why
from viewer.workflow.decide import decide, explain
from viewer.workflow.opened import OpenCase
from viewer.workflow.voices import claim

_EXPORT = "export"


def run_decide(options: Namespace, words: Words) -> int:
    """What the human says of a group, whose voice it is, or which innocent explanation applies or is ruled out."""
    if options.denied and not options.explain:
        raise Problem(message("cli.not_without_explain"))
    with opened(options, words) as case:
        if options.explain:
            _explain(case, options.group, options.explain, not options.denied)
            say(words.text("cli.ruled_out" if options.denied else "cli.explained"))
            return 0
        if options.voice_of:
            reached = claim(case, options.group, options.voice_of)
        else:
            reached = decide(case, options.group, Decision(options.decision))
        say(words.count("cli.decided", reached))
    return 0


def _explain(case: OpenCase, group: str, key: str, applies: bool) -> None:
    """Settle an explanation, by its key, of the findings about a group, or about the `export` as a whole.

    Raises Problem where they name no such explanation, or where an answer of the interview settled it.
    """
    held = why.why_export(case) if group == _EXPORT else why.why_group(case, group)
    named = [one for one in held.explanations if one.said.key == key]
    if not named:
        raise Problem(message("cli.no_such_explanation", key=key))
    if all(one.by_answer for one in named):
        raise Problem(message("cli.explained_by_answer", key=key))
    for one in named:
        explain(case, one.subject, key, applies)


def explanations_json(case: OpenCase, group: str, words: Words) -> list[Plain]:
    """The innocent explanations of the findings about a group; `subject` is what such a finding is about."""
    return [_json(one, words) for one in why.why_group(case, group).explanations]


def _json(one: Explanation, words: Words) -> Plain:
    return {"key": one.said.key, "text": words.say(one.said), "state": one.state.value, "subject": one.subject}
