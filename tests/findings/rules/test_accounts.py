# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M04: other customer numbers on recordings and in files."""

from __future__ import annotations

import pytest

from tests.findings.grounds import MINE, THEIRS, grounds, measured, said, tally
from viewer.case.facts import Facts, Owner
from viewer.case.finding import Grounds
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.accounts import other_account, other_files

STATED = Facts(Owner(customer_ids=(MINE,)))


def number(value: str, source: str = "a.csv", **detail: str) -> AccountFact:
    return AccountFact(FactKind.CUSTOMER_ID, value, source, detail=tuple(detail.items()))


def test_recordings_of_another_account_beside_the_owners_files() -> None:
    found = other_account(grounds(STATED, [tally(account=THEIRS), tally(account=MINE)], [number(MINE)]))
    assert said(found) == [("M04", f"account:{THEIRS}", "for", 4, "for")]
    assert found[0].evidence == (f"metadata@1:account:{THEIRS}", "account@1:a.csv#customer_id")
    assert "innocent.household_account" in [one.key for one in found[0].innocent]


def test_without_the_owners_number_in_the_files_it_is_not_decisive() -> None:
    assert said(other_account(grounds(STATED, [tally(account=THEIRS)])))[0][2:4] == ("for", 3)


def test_one_wrong_character_is_a_hint_unless_the_files_confirm_the_stated_number() -> None:
    near = MINE[:-1] + "7"
    assert said(other_account(grounds(STATED, [tally(account=near)])))[0][2:] == ("neutral", 1, "typing")
    assert said(other_account(grounds(STATED, [tally(account=near)], [number(MINE)])))[0][2:4] == ("for", 4)


@pytest.mark.parametrize("other", ["amzn1.account.AHBHABCDEF", "A07251982F42D7LQK1ZU0", "123456", MINE.lower()])
def test_numbers_of_another_kind_contradict_nothing(other: str) -> None:
    assert other_account(grounds(STATED, [tally(account=other)], [number(MINE)])) == ()
    assert other_files(grounds(STATED, [], [number(MINE), number(other, namespace="x")])) == ()


@pytest.mark.parametrize(
    "case",
    [
        grounds(Facts(), [tally(account=THEIRS)]),
        grounds(STATED, [tally()]),
        Grounds(STATED, tallies=(tally(account=THEIRS),)),
        grounds(STATED, [], more=[measured(f"account:{THEIRS}", n=-3)]),
        grounds(Facts(Owner(customer_ids=(" ",))), [tally(account=THEIRS)]),
    ],
    ids=["no facts", "no account", "not measured", "malformed", "blank"],
)
def test_nothing_to_compare_says_nothing(case: Grounds) -> None:
    assert other_account(case) == ()


@pytest.mark.parametrize(
    ("facts", "numbers", "gist"),
    [
        (STATED, [MINE, THEIRS], [(3, "files")]),
        (STATED, [THEIRS], [(2, "files_none")]),
        (STATED, [MINE[:-1] + "7"], [(1, "typing_files")]),
        (STATED, [MINE, MINE], []),
        (STATED, [], []),
        (Facts(), [MINE, THEIRS], [(2, "files_two")]),
        (Facts(), [MINE], []),
        (Facts(), [MINE, "123456", "amzn1.account.AHBHABCDEF"], []),
    ],
)
def test_numbers_in_files_tell_of_the_export_not_of_recordings(
    facts: Facts, numbers: list[str], gist: list[tuple[int, str]]
) -> None:
    found = other_files(grounds(facts, [], [number(one, f"{i}.csv") for i, one in enumerate(numbers)]))
    assert [(one[3], one[4]) for one in said(found)] == gist
    assert {one[1:3] for one in said(found)} <= {("export", "neutral")}


def test_unknown_numbers_are_compared_within_their_column_only() -> None:
    facts = Facts(Owner(customer_ids=("771177",)))
    same = [number("771177", "a.csv", namespace="id:6"), number("882288", "b.csv", namespace="id:6")]
    other = [number("771177", "a.csv", namespace="id:6"), number("882288", "b.csv", namespace="order:6")]
    assert said(other_files(grounds(facts, [], same)))[0][3:] == (3, "files")
    assert other_files(grounds(facts, [], other)) == ()
