# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M14: skills and wake words that the owner never chose."""

from __future__ import annotations

import pytest

from tests.findings.grounds import grounds, said
from viewer.case.facts import Facts, Owner
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.skills import other_skills

MINE = Facts(Owner(skills=("Tagesschau in 100 Sekunden", "Chefkoch")))
THREE = ["Sleep Sounds", "Radio Norba", "Jeopardy"]


def skills(*names: str, status: str = "ENABLED") -> list[AccountFact]:
    return [AccountFact(FactKind.SKILL, name, f"{i}.csv", detail=(("status", status),)) for i, name in enumerate(names)]


@pytest.mark.parametrize(
    ("names", "n"),
    [
        (THREE, [3]),
        ([*THREE, "sleep sounds"], [3]),
        ([*THREE, "CHEFKOCH"], []),
        ([*THREE, "Tagesschau"], []),
        (THREE[:2], []),
        (["", " ", "!!", "???"], []),
        ([], []),
    ],
)
def test_skills_in_the_files(names: list[str], n: list[int]) -> None:
    found = other_skills(grounds(MINE, [], skills(*names)))
    assert said(found) == [("M14", "export", "neutral", 1, "neutral")] * len(n)
    assert [dict(one.text.params)["n"] for one in found] == n


@pytest.mark.parametrize("status", ["DISABLED", "Deaktiviert", "inactive"])
def test_what_was_disabled_is_nobodys_habit(status: str) -> None:
    assert other_skills(grounds(MINE, [], skills(*THREE, status=status))) == ()


def test_a_wake_word_that_the_owner_states_is_theirs() -> None:
    word = AccountFact(FactKind.WAKE_WORD, "Computer", "w.csv")
    facts = Facts(Owner(skills=("Computer",)))
    assert other_skills(grounds(facts, [], [*skills(*THREE), word])) == ()
    assert len(other_skills(grounds(MINE, [], [*skills(*THREE), word]))) == 1


def test_without_stated_skills_nothing_is_compared() -> None:
    assert other_skills(grounds(Facts(Owner(skills=(" ",))), [], skills(*THREE))) == ()
    assert other_skills(grounds(Facts(), [], skills(*THREE))) == ()


def test_it_names_what_else_could_explain_it_and_no_skill() -> None:
    found = other_skills(grounds(MINE, [], skills(*THREE)))[0]
    assert "innocent.default_skills" in [one.key for one in found.innocent]
    assert set(found.evidence) == {f"account@1:{i}.csv#skill" for i in range(3)}
    assert not any(name in str(found.text) for name in THREE)
