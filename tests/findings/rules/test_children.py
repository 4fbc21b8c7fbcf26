# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M27: profiles of children where the household has none."""

from __future__ import annotations

import pytest

from tests.findings.grounds import grounds, said
from viewer.case.facts import Facts, Owner, Person
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.children import child_profiles

PROFILES = [AccountFact(FactKind.CHILD_PROFILE, name, "kids.csv") for name in ("Lina", "amzn1.child.77")]


def home(*relations: str) -> Facts:
    return Facts(Owner(names=("Petra Weiß",)), household=tuple(Person(("Jonas Berg",), one) for one in relations))


@pytest.mark.parametrize(
    ("relations", "n"),
    [
        (["Partner"], 1),
        (["partner", "mother", "Großvater"], 1),
        (["Partner", "Tochter"], 0),
        (["Stiefsohn"], 0),
        (["my daughter"], 0),
        (["Pflegekind"], 0),
        (["fille"], 0),
        (["hijo"], 0),
        (["figlia"], 0),
        (["Töchter"], 0),
        (["Partner", ""], 0),
        ([], 0),
    ],
)
def test_profiles_against_the_household(relations: list[str], n: int) -> None:
    found = child_profiles(grounds(home(*relations), [], PROFILES))
    assert said(found) == [("M27", "export", "neutral", 1, "neutral")] * n
    assert all(dict(one.text.params) == {"n": 2} and "Lina" not in str(one.text) for one in found)


def test_a_profile_with_a_name_of_the_household_is_theirs() -> None:
    own = [AccountFact(FactKind.CHILD_PROFILE, name, "kids.csv") for name in ("Jonas", "Petra")]
    assert child_profiles(grounds(home("Partner"), [], own)) == ()
    assert child_profiles(grounds(home("Partner"), [])) == ()
    assert child_profiles(grounds(home("Partner"), [], [AccountFact(FactKind.CHILD_PROFILE, " ", "kids.csv")])) == ()
