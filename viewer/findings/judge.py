# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The judge: grounds in, judgement out. Pure, deterministic, blind to the order of what it is given."""

from __future__ import annotations

from dataclasses import replace

from viewer.case.finding import Finding, Grounds, Judgement
from viewer.findings.conclusion import conclude
from viewer.findings.fusion import CHANCE, Covering
from viewer.findings.papers import own_files
from viewer.findings.registry import RULES


def judge(grounds: Grounds) -> Judgement:
    """Judge a whole case; linear in the tallies. `verdicts` come in the order of `grounds.tallies`, one each.

    An innocent explanation that the user said applies, by a ruling or by an answer of the interview, explains the
    findings that name it: they stay in the list, and weigh nothing.

    Rules read the observations of the instrument `metadata`, the account facts and the owner's facts; what was not
    measured, is malformed or was not stated leads to no finding, never to an error.
    """
    applies = _applying(grounds)
    found = {_explained(finding, applies) for rule in RULES for finding in rule(grounds)}
    findings = tuple(sorted(found, key=_order))
    covering = Covering(findings)
    verdicts = tuple(covering.verdict(tally) for tally in grounds.tallies)
    conclusion, reasons = conclude(grounds.facts, findings, verdicts, grounds.tallies, own_files=own_files(grounds))
    groups = {(one.cell.device, one.cell.account, one.cell.voice, one.cell.batch) for one in grounds.tallies}
    return Judgement(findings, verdicts, conclusion, reasons, len(groups), CHANCE * len(groups))


def _applying(grounds: Grounds) -> frozenset[tuple[str, str]]:
    """Pairs of subject or rule, and the key of an explanation that applies to its findings."""
    ruled = {(one.subject, one.explanation) for one in grounds.rulings if one.applies}
    routes = {("M01", f"innocent.{route}") for route in grounds.facts.owner.assistant_maybe}
    return frozenset(ruled | routes)


def _explained(finding: Finding, applies: frozenset[tuple[str, str]]) -> Finding:
    about = (finding.subject, finding.rule)
    by = tuple(one for one in finding.innocent if any((name, one.key) in applies for name in about))
    return replace(finding, explained=by) if by else finding


def _order(one: Finding) -> tuple[str, str, str, str, str, str]:
    return one.rule, one.subject, one.first_day, one.last_day, one.family, one.direction
