# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M25: networks that devices share or do not."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, FOREIGN_2, OWN, OWN_2, grounds, owner, said
from viewer.case.facts import Facts
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.networks import other_networks


def used(serial: str, network: str, uses: int = 3, *, kind: str = "", first: str = "", last: str = "") -> AccountFact:
    kind = kind or ("ip" if "." in network or ":" in network else "wifi")
    detail = (("type", kind), ("serial", serial), ("first", first), ("last", last))
    return AccountFact(FactKind.NETWORK, network, "networks.csv", uses, detail)


HOME = [used(OWN, "Home"), used(OWN, "84.59.1.2")]


@pytest.mark.parametrize(
    ("others", "n"),
    [
        ([used(FOREIGN, "Elsewhere")], [1]),
        ([used(FOREIGN, "91.10.7.7")], [1]),
        ([used(FOREIGN, "Elsewhere"), used(FOREIGN_2, "Third")], [2]),
        ([used(FOREIGN, "Elsewhere"), used(FOREIGN, "Home")], []),
        ([used(FOREIGN, "Elsewhere", uses=2)], []),
        ([used(FOREIGN, "84.59.200.9")], []),
        ([used(FOREIGN, "192.168.178.20")], []),
        ([used(FOREIGN, "2003:db:5::1")], [1]),
        ([used("", "Elsewhere")], []),
        ([used(FOREIGN, "no address", kind="ip"), used(FOREIGN, "", kind="wifi")], []),
        ([], []),
    ],
)
def test_a_strange_device_in_networks_of_its_own(others: list[AccountFact], n: list[int]) -> None:
    found = other_networks(grounds(owner(OWN), [], [*HOME, *others]))
    assert said(found) == [("M25", "export", "neutral", 1, "strange")] * len(n)
    assert [dict(one.text.params)["n"] for one in found] == n
    assert "Elsewhere" not in str([one.text for one in found])


def test_whoever_moved_used_the_networks_one_after_the_other() -> None:
    before = used(OWN, "Home", first="2016-01-01", last="2017-01-01")
    after = used(FOREIGN, "Elsewhere", first="2017-02-01", last="2018-01-01")
    assert other_networks(grounds(owner(OWN), [], [before, after])) == ()
    beside = used(FOREIGN, "Elsewhere", first="2016-12-01", last="2018-01-01")
    assert len(other_networks(grounds(owner(OWN), [], [before, beside]))) == 1


def test_two_sets_of_devices_that_share_nothing() -> None:
    files = [used(OWN, "Home"), used(OWN_2, "Home"), used(OWN_2, "Garden"), used(FOREIGN, "There")]
    assert said(other_networks(grounds(Facts(), [], files))) == [("M25", "export", "neutral", 1, "sets")]
    assert other_networks(grounds(Facts(), [], [*files, used(FOREIGN, "Garden")])) == ()
    assert other_networks(grounds(Facts(), [], files[:3])) == ()


def test_a_wifi_is_not_compared_with_an_address() -> None:
    assert other_networks(grounds(owner(OWN), [], [used(OWN, "Home"), used(FOREIGN, "91.10.7.7")])) == ()
    assert other_networks(grounds(Facts(), [], [used(OWN, "Home"), used(FOREIGN, "91.10.7.7")])) == ()
