# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M03 and M33: recordings outside and inside the time in which a device was the owner's."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, OWN, day, grounds, measured, owner, said, tally
from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.case.finding import Grounds
from viewer.findings.owned import Span, gaps_between, owned_spans
from viewer.findings.rules.dates import before_account, outside_ownership
from viewer.findings.rules.mine import own_account, own_device

Gist = tuple[str, int, str, str]


def gist(case: Grounds) -> list[Gist]:
    return [(one.text.key[-6:], int(one.strength), one.first_day, one.last_day) for one in outside_ownership(case)]


def test_recordings_long_before_the_device_was_the_owners() -> None:
    case = grounds(owner(OWN), [tally(OWN, "2016-05-01", 7), tally(OWN, "2017-03-01")])
    found = outside_ownership(case)
    assert gist(case) == [("before", 3, "2010-01-01", "2016-12-21")]
    assert dict(found[0].text.params)["n"] == 7
    assert "innocent.second_hand" in [one.key for one in found[0].innocent]


@pytest.mark.parametrize(
    ("when", "strength"),
    [
        ("2017-01-07", 0), ("2017-01-06", 0), ("2017-01-05", 0), ("2017-01-04", 2), ("2016-12-22", 2),
        ("2016-12-21", 3), ("2010-01-01", 3), ("2009-12-31", 0), ("1970-01-01", 0),
    ],
)  # fmt: skip
def test_a_day_of_tolerance_then_two_weeks_of_doubt_and_no_trust_in_unset_clocks(when: str, strength: int) -> None:
    assert [one[1] for one in gist(grounds(owner(OWN), [tally(OWN, when)]))] == ([strength] if strength else [])


def test_after_it_was_given_away_and_between_two_times_of_owning_it() -> None:
    first = OwnedDevice(OWN, since=day("2015-01-01"), until=day("2015-12-31"))
    second = OwnedDevice(OWN, since=day("2017-01-01"), until=day("2017-12-31"))
    tallies = [tally(OWN, when) for when in ("2015-06-01", "2016-01-10", "2016-06-01", "2016-12-30", "2018-06-01")]
    assert gist(grounds(Facts(devices=(second, first)), tallies)) == [
        (".after", 3, "2016-01-16", "2016-12-16"),
        (".after", 2, "2016-01-02", "2016-01-15"),
        (".after", 2, "2016-12-17", "2016-12-30"),
        (".after", 3, "2018-01-16", ""),
    ]


def test_a_short_gap_is_all_doubt() -> None:
    first = OwnedDevice(OWN, until=day("2016-01-01"))
    second = OwnedDevice(OWN, since=day("2016-01-20"))
    assert gist(grounds(Facts(devices=(first, second)), [tally(OWN, "2016-01-10")])) == [
        (".after", 2, "2016-01-03", "2016-01-18")
    ]


@pytest.mark.parametrize(
    "case",
    [
        grounds(Facts(), [tally(OWN, "2016-01-01")]),
        grounds(Facts(devices=(OwnedDevice(OWN),)), [tally(OWN, "2016-01-01")]),
        grounds(owner(OWN), [tally(FOREIGN, "2016-01-01")]),
        grounds(owner(OWN), [tally(OWN, "")]),
        Grounds(owner(OWN), tallies=(tally(OWN, "2016-01-01"),)),
        grounds(owner(OWN), [], more=[measured(f"device:{OWN}", n=3, first=7)]),
    ],
    ids=["no facts", "no dates", "another device", "no day", "not measured", "malformed"],
)
def test_no_dates_say_nothing(case: Grounds) -> None:
    assert outside_ownership(case) == ()


def test_before_the_account_was_opened() -> None:
    facts = Facts(Owner(account_opened=day("2017-01-06")))
    found = before_account(
        grounds(facts, [tally(OWN, "2016-01-01"), tally(OWN, "2016-12-30"), tally(OWN, "2017-01-05")])
    )
    assert said(found) == [("M03", "export", "for", 3, "account"), ("M03", "export", "for", 2, "account")]
    assert [dict(one.text.params)["n"] for one in found] == [5, 5]
    assert before_account(grounds(facts, [tally(OWN, "2017-01-05"), tally(OWN, "")])) == ()
    assert before_account(grounds(Facts(), [tally(OWN, "2016-01-01")])) == ()
    assert before_account(Grounds(facts, tallies=(tally(OWN, "2016-01-01"),))) == ()


def test_the_owners_device_within_its_dates_is_theirs() -> None:
    found = own_device(grounds(owner(OWN), [tally(OWN), tally(FOREIGN)]))
    assert said(found) == [("M33", f"device:{OWN}", "against", 3, "device")]
    assert (found[0].first_day, found[0].last_day) == ("2017-01-05", "")
    assert own_device(grounds(Facts(), [tally(OWN)])) == ()


def test_the_owners_customer_number_is_theirs() -> None:
    facts = Facts(Owner(customer_ids=("a1ownerowner1 ",)))
    found = own_account(grounds(facts, [tally(account="A1OWNEROWNER1"), tally(account="A9STRANGER999")]))
    assert said(found) == [("M33", "account:A1OWNEROWNER1", "against", 3, "account")]


@pytest.mark.parametrize(
    ("bounds", "spans"),
    [
        ([(None, None)], [("", "")]),
        ([("2016-01-01", None)], [("2015-12-31", "")]),
        ([(None, "2016-01-01")], [("", "2016-01-02")]),
        ([("2016-01-01", "2016-02-01"), ("2016-02-04", None)], [("2015-12-31", "2016-02-02"), ("2016-02-03", "")]),
        ([("2016-01-01", "2016-02-01"), ("2016-02-03", None)], [("2015-12-31", "")]),
        ([("2016-01-01", "2016-06-01"), ("2016-02-01", "2016-03-01")], [("2015-12-31", "2016-06-02")]),
        ([("0001-01-01", "9999-12-31")], [("", "")]),
    ],
)
def test_spans_have_a_days_tolerance_and_merge(
    bounds: list[tuple[str | None, str | None]], spans: list[tuple[str, str]]
) -> None:
    devices = [OwnedDevice(OWN, since=day(a) if a else None, until=day(b) if b else None) for a, b in bounds]
    assert owned_spans(devices) == tuple(Span(*span) for span in spans)


def test_gaps_are_what_lies_outside() -> None:
    assert gaps_between((Span("", ""),)) == ()
    assert gaps_between((Span("2016-01-02", "2016-01-03"),)) == (Span("", "2016-01-01"), Span("2016-01-04", ""))
