# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M28: what follows from what is missing, and from how much was understood."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, owner, said
from tests.findings.test_absences import GAP, WHOLE, YEARS, case_of, monthly, told
from viewer.case.facts import Facts
from viewer.case.observation import Value
from viewer.findings.rules.missing import missing_data


@pytest.mark.parametrize(
    ("coverage", "kinds", "gist"),
    [
        (WHOLE, ["month"], [(2, "neutral")]),
        ({"entries": [99, 100]}, ["month"], [(2, "neutral")]),
        ({"entries": [97, 100], "bytes": [100, 100]}, ["untold", "month"], [(1, "partly")]),
        ({"entries": [100, 100], "rows": [96, 100]}, ["untold", "month"], [(1, "partly")]),
        ({"entries": [94, 100]}, ["untold"], []),
        ({"entries": [100, 100], "bytes": [1, 100]}, ["untold"], []),
        ({"entries": [-5, 100]}, ["untold"], []),
        ({"entries": [0, 0], "rows": None, "bytes": "x"}, [], []),
        ({"entries": [1]}, [], []),
        ([100, 100], [], []),
        (None, [], []),
    ],
)
def test_what_was_not_understood_may_hold_what_seems_missing(
    coverage: Value, kinds: list[str], gist: list[tuple[int, str]]
) -> None:
    case = case_of(owner(OWN), monthly(OWN, GAP), coverage)
    assert [kind for kind, *_ in told(case)] == kinds
    found = missing_data(case)
    assert [one[2:] for one in said(found)] == [("neutral", *one) for one in gist]
    assert all(
        {"innocent.away", "innocent.retention", "innocent.own_deletion"} <= {w.key for w in one.innocent}
        for one in found
    )


def test_gaps_that_chance_explains_are_a_hint_at_most() -> None:
    seldom = case_of(owner(OWN), monthly(OWN, GAP, n=1))
    assert said(missing_data(seldom)) == [("M28", "export", "neutral", 0, "habit")]
    assert missing_data(case_of(owner(OWN), monthly(OWN, YEARS))) == ()
    assert missing_data(grounds(owner(OWN), monthly(OWN, GAP))) == ()


@pytest.mark.parametrize(("services", "strength"), [(["Retail"], 1), (["Retail", "Music"], 2)])
def test_one_service_that_paused_is_weak(services: list[str], strength: int) -> None:
    months: Value = dict.fromkeys(GAP, 20)
    told_of: Value = {name: {"rows": 9, "months": months} for name in services}
    found = missing_data(case_of(Facts(), monthly(FOREIGN, YEARS), services=told_of))
    assert [one[3] for one in said(found)] == [strength]
