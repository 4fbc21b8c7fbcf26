# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The judge: grounds in, judgement out. Pure, deterministic, blind to the order of what it is given."""

from __future__ import annotations

from viewer.case.finding import Finding, Grounds, Judgement
from viewer.findings.conclusion import conclude
from viewer.findings.fusion import Covering
from viewer.findings.registry import RULES


def judge(grounds: Grounds) -> Judgement:
    """Judge a whole case; linear in the tallies. `verdicts` come in the order of `grounds.tallies`, one each.

    Rules read the observations of the instrument `metadata`, the account facts and the owner's facts; what was not
    measured, is malformed or was not stated leads to no finding, never to an error.
    """
    found = {finding for rule in RULES for finding in rule(grounds)}
    findings = tuple(sorted(found, key=_order))
    covering = Covering(findings)
    verdicts = tuple(covering.verdict(tally) for tally in grounds.tallies)
    conclusion, reasons = conclude(grounds.facts, findings, verdicts, grounds.tallies)
    return Judgement(findings, verdicts, conclusion, reasons)


def _order(one: Finding) -> tuple[str, str, str, str, str, str]:
    return one.rule, one.subject, one.first_day, one.last_day, one.family, one.direction
