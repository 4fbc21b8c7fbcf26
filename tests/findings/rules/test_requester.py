# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M30: whom the cover letter is addressed to."""

from __future__ import annotations

import pytest

from tests.findings.grounds import grounds, said
from viewer.case.facts import Facts, Owner, Person
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.requester import other_requester

HOME = Facts(
    Owner(names=("Petra Weiß",), emails=("petra@example.org",)), household=(Person(("Jonas Berg",), "partner"),)
)


def asked(*names: str) -> list[AccountFact]:
    return [AccountFact(FactKind.REQUESTER, name, f"{i}.pdf") for i, name in enumerate(names)]


@pytest.mark.parametrize(
    ("names", "gist"),
    [
        (["Mareike Sturm"], [(3, "other")]),
        (["Sehr geehrte Frau Sturm"], [(3, "other")]),
        (["Mareike Sturm", "Herr Sturm"], [(3, "other")]),
        (["m.sturm@example.net"], [(3, "other")]),
        (["Petra Weiss"], []),
        (["Weiß, Petra"], []),
        (["Frau Weiß"], []),
        (["Herr Dr. Berg"], []),
        (["PETRA+dsgvo@example.org"], []),
        (["petra.weiss@example.net"], []),
        (["Mareike Sturm", "Petra Weiß"], []),
        (["Klaus Weiß"], [(2, "shared")]),
        (["Petre Weiss"], [(1, "typing")]),
        (["Kunde"], []),
        (["12345 678", "??", "  "], []),
        ([], []),
    ],
)
def test_requesters(names: list[str], gist: list[tuple[int, str]]) -> None:
    found = other_requester(grounds(HOME, [], asked(*names)))
    assert [one[3:] for one in said(found)] == gist
    assert all(one.direction == "neutral" and one.subject == "export" and one.family == "requester" for one in found)
    assert "Sturm" not in str([one.text for one in found])


def test_what_the_owner_did_not_state_is_not_compared() -> None:
    assert other_requester(grounds(Facts(household=HOME.household), [], asked("Mareike Sturm"))) == ()
    nameless = Facts(Owner(names=("Petra Weiß",)))
    assert other_requester(grounds(nameless, [], asked("kontakt77@example.net"))) == ()
