# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M16: linked accounts and services that are not the household's."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, said, tally
from viewer.case.facts import Facts, OwnedDevice, Owner, Person
from viewer.case.observation import Observation, Value
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.links import linked_services, spoken_services

HOME = Facts(
    Owner(names=("Petra Weiß",), emails=("petra@example.org",), services=("Spotify",)),
    (OwnedDevice(OWN),),
    household=(Person(("Jonas Berg",), "partner"),),
)


def link(provider: str, account: str = "") -> AccountFact:
    return AccountFact(FactKind.LINKED_SERVICE, provider, "links.csv", detail=(("account", account),))


@pytest.mark.parametrize(
    ("links", "gist"),
    [
        ([link("Spotify", "petra+music@example.org")], []),
        ([link("Spotify", "jonas.berg@example.net")], []),
        ([link("Spotify", "Jonas Berg")], []),
        ([link("Spotify", "m.sturm@example.net")], [(2, "accounts")]),
        ([link("Spotify", "Mareike Sturm")], [(2, "accounts")]),
        ([link("Deezer")], [(1, "providers")]),
        ([link("Spotify Premium"), link("Amazon Music"), link("Prime Video")], []),
        ([link("Deezer", "m.sturm@example.net"), link("Spotify")], [(2, "accounts")]),
        ([link("!!", "@")], []),
        ([], []),
    ],
)
def test_linked_accounts(links: list[AccountFact], gist: list[tuple[int, str]]) -> None:
    found = linked_services(grounds(HOME, [], links))
    assert [one[3:] for one in said(found)] == gist
    assert all(one.subject == "export" and one.direction == "neutral" for one in found)
    assert "Sturm" not in str(found)


def test_without_stated_services_or_names_nothing_is_compared() -> None:
    strange = [link("Deezer", "m.sturm@example.net")]
    assert linked_services(grounds(Facts(Owner(emails=("petra@example.org",))), [], strange)) == ()
    only_services = Facts(Owner(services=("Spotify",)))
    assert said(linked_services(grounds(only_services, [], strange)))[0][3:] == (1, "providers")


def worded(subject: str, services: Value) -> Observation:
    return Observation(subject, "wording", "1", {"lines": 40, "services": services})


@pytest.mark.parametrize(
    ("services", "n"),
    [
        ({"deezer": 5}, [5]),
        ({"deezer": 3, "tidal": 4}, [7]),
        ({"deezer": 4}, []),
        ({"deezer": 40, "spotify": 1}, []),
        ({"amazon music": 40, "prime video": 9}, []),
        ({"deezer": "many", "tidal": True}, []),
        (["deezer"], []),
        (None, []),
    ],
)
def test_services_that_are_named_in_what_was_said(services: Value, n: list[int]) -> None:
    found = spoken_services(grounds(HOME, [tally(FOREIGN)], more=[worded(f"device:{FOREIGN}", services)]))
    assert said(found) == [("M16", f"device:{FOREIGN}", "for", 1, "spoken")] * len(n)
    assert [dict(one.text.params)["n"] for one in found] == n


def test_guests_name_services_on_the_owners_own_device() -> None:
    case = grounds(HOME, [tally(OWN)], more=[worded(f"device:{OWN}", {"deezer": 9}), worded("export", {"deezer": 9})])
    assert spoken_services(case) == ()
    stated_none = grounds(Facts(), [tally(FOREIGN)], more=[worded(f"device:{FOREIGN}", {"deezer": 9})])
    assert spoken_services(stated_none) == ()


def test_a_group_in_which_the_owners_devices_speak_is_left_out() -> None:
    tallies = [tally(OWN), tally(FOREIGN), tally(FOREIGN, batch="c")]
    case = grounds(HOME, tallies, more=[worded("batch:b", {"deezer": 9}), worded("batch:c", {"deezer": 9})])
    assert [one[1] for one in said(spoken_services(case))] == ["batch:c"]
