# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Why a recording or a group stands as it does."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.finding import Direction, Finding, Standing, Strength
from viewer.case.message import Message, Problem, message
from viewer.case.query import GroupRow
from viewer.case.review import Explanation, Settled
from viewer.storage.groups import load_findings, load_groups, load_verdict
from viewer.storage.rulings import load_rulings
from viewer.storage.voices import load_stability
from viewer.workflow.opened import OpenCase


@dataclass(frozen=True, slots=True)
class Why:
    """The standing, what speaks for and against, what else could explain it, and what was not looked at.

    `explained` are findings that an explanation takes the weight from; they are no reasons.
    """

    standing: Standing
    strength: Strength
    reasons_for: tuple[Finding, ...]
    reasons_against: tuple[Finding, ...]
    neutral: tuple[Finding, ...]
    explanations: tuple[Explanation, ...]
    not_looked_at: tuple[Message, ...]
    explained: tuple[Finding, ...] = ()


def why_recording(case: OpenCase, number: int) -> Why:
    """The reasons for one recording, by its number. Raises Problem where there is none of that number."""
    found = case.file.ask("SELECT cell, account, device, captured_at, voice FROM recording WHERE number = ?", number)
    if not found:
        raise Problem(message("case.no_such_recording"))
    cell, account, device, captured_at, voice = found[0]
    standing, strength, numbers = load_verdict(case.file, cell)
    gaps = _gaps(bool(device), bool(account), captured_at is not None, bool(voice))
    return _why(case, standing, strength, _held(case, numbers), gaps)


def why_group(case: OpenCase, group: str) -> Why:
    """The reasons for a group, by its name `KIND:KEY`. Raises Problem where there is none of that name."""
    row = group_named(case, group)
    return _why(
        case,
        Standing(row.standing),
        Strength(row.strength),
        _held(case, row.findings),
        _gaps(True, True, True, bool(load_stability(case.file))),
    )


def group_named(case: OpenCase, group: str) -> GroupRow:
    """The group of that name. Raises Problem where there is none."""
    for row in load_groups(case.file):
        if row.group == group:
            return row
    raise Problem(message("case.no_such_group"))


def all_findings(case: OpenCase) -> tuple[Finding, ...]:
    """Every finding of the last judgement; groups name theirs by number."""
    return load_findings(case.file)


def why_export(case: OpenCase) -> Why:
    """What was found about the export as a whole, and is no recording's own."""
    findings = tuple(one for one in load_findings(case.file) if one.subject == "export")
    return _why(case, Standing.UNDECIDED, Strength.S0, findings, ())


def _held(case: OpenCase, numbers: tuple[int, ...]) -> tuple[Finding, ...]:
    findings = load_findings(case.file)
    return tuple(findings[number] for number in numbers)


def _why(
    case: OpenCase, standing: Standing, strength: Strength, held: tuple[Finding, ...], gaps: tuple[Message, ...]
) -> Why:
    weighing = [one for one in held if not one.explained]
    return Why(
        standing,
        strength,
        reasons_for=tuple(one for one in weighing if one.direction is Direction.FOR),
        reasons_against=tuple(one for one in weighing if one.direction is Direction.AGAINST),
        neutral=tuple(one for one in weighing if one.direction is Direction.NEUTRAL),
        explanations=_explanations(case, tuple(one for one in held if one.direction is not Direction.AGAINST)),
        not_looked_at=gaps,
        explained=tuple(one for one in held if one.explained),
    )


def _explanations(case: OpenCase, findings: tuple[Finding, ...]) -> tuple[Explanation, ...]:
    """Each explanation once for each subject, in the order in which the findings name them, and what was said of it."""
    ruled = {(one.subject, one.explanation): one.applies for one in load_rulings(case.file)}
    naming: dict[tuple[str, Message], list[Finding]] = {}
    for finding in findings:
        for said in finding.innocent:
            naming.setdefault((finding.subject, said), []).append(finding)
    made = []
    for (subject, said), named in naming.items():
        rules, by_answer = tuple(dict.fromkeys(one.rule for one in named)), False
        state = {True: Settled.APPLIES, False: Settled.RULED_OUT, None: Settled.OPEN}[ruled.get((subject, said.key))]
        if state is not Settled.APPLIES and any(said in one.explained for one in named):
            state, by_answer = Settled.APPLIES, True
        made.append(Explanation(subject, said, state, rules, by_answer))
    return tuple(made)


def _gaps(device: bool, account: bool, time: bool, voice: bool) -> tuple[Message, ...]:
    known = {"why.no_device": device, "why.no_account": account, "why.no_time": time, "why.no_voice": voice}
    return tuple(message(key) for key, there in known.items() if not there)
