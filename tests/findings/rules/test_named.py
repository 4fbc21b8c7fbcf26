# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M02 and M33 for devices that are known by name only."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, OWN, day, grounds, owner, register, said, tally
from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.judge import judge
from viewer.findings.owned import own_device_keys
from viewer.findings.rules.devices import unlisted, unregistered
from viewer.findings.rules.named import own_named_device, unlisted_by_name, unregistered_by_name

HOME = Facts(
    Owner(names=("Petra Weiß",)),
    (OwnedDevice(OWN, "Küche", since=day("2017-01-06")), OwnedDevice(name="Leseecke")),
)


def entry(name: str, serial: str = "", source: str = "r.csv") -> AccountFact:
    by = "serial" if serial else "name"
    return AccountFact(FactKind.DEVICE, serial or name, source, detail=(("name", name), ("identified_by", by)))


@pytest.mark.parametrize(
    ("name", "gist"),
    [
        ("Atelier", [("for", 2, "named")]),
        ("Badezimmer", [("for", 2, "named")]),
        ("Echo Dot", [("for", 1, "named")]),
        ("Echo-4XZ", [("for", 1, "named")]),
        ("Petras Küche", []),
        ("kueche", []),
        ("Lese-Ecke Leseecke", []),
        ("Petra's Echo", []),
        ("Weiß Echo Dot", []),
        ("Lesescke", [("neutral", 1, "named_typing")]),
        ("", []),
        ("!!!", []),
    ],
)
def test_a_name_that_no_stated_device_has(name: str, gist: list[tuple[str, int, str]]) -> None:
    found = unlisted_by_name(grounds(HOME, [tally(f"name:{name}")]))
    assert [one[2:] for one in said(found)] == gist
    assert all(one.family == "listed-devices" for one in found)
    assert not name or name not in str([one.text for one in found])


def test_a_list_with_a_nameless_device_is_no_list_of_names() -> None:
    facts = Facts(devices=(OwnedDevice(OWN), OwnedDevice(name="Küche")))
    assert unlisted_by_name(grounds(facts, [tally("name:Atelier")])) == ()
    assert unlisted_by_name(grounds(Facts(), [tally("name:Atelier")])) == ()


def test_a_name_is_never_compared_with_a_serial_number() -> None:
    case = grounds(HOME, [tally(OWN), tally("name:Atelier")], register(OWN))
    assert unlisted(case) == unregistered(case) == ()
    assert unlisted_by_name(grounds(HOME, [tally(FOREIGN)])) == ()


@pytest.mark.parametrize(
    ("name", "gist"),
    [
        ("Leseecke", (2, "named")),
        ("Küche", (1, "named_generic")),
        ("Petras Küche", (2, "named")),
        ("Omas Küche", (1, "named_generic")),
    ],
)
def test_a_name_that_a_stated_device_has(name: str, gist: tuple[int, str]) -> None:
    case = grounds(HOME, [tally(f"name:{name}")])
    found = own_named_device(case)
    assert said(found) == [("M33", f"device:name:{name}", "against", *gist)]
    assert own_device_keys(case) == {f"name:{name}"}
    assert found[0].first_day == ("2017-01-05" if "Küche" in name else "")


def test_own_keys_are_stated_serials_and_names() -> None:
    tallies = [tally(OWN), tally(FOREIGN), tally("name:Küche"), tally("name:Atelier"), tally()]
    assert own_device_keys(grounds(HOME, tallies)) == {OWN, "name:Küche"}
    assert own_device_keys(grounds(Facts(), tallies)) == frozenset()
    assert own_device_keys(grounds(owner(""), tallies)) == frozenset()


@pytest.mark.parametrize(
    ("files", "gist"),
    [
        ([entry("Petras Küche", OWN)], [("for", 2, "named_unregistered")]),
        ([entry("Petras Küche")], [("for", 2, "named_unregistered")]),
        ([entry("Petras Küche", OWN), entry("Mein Atelier", FOREIGN)], [("against", 1, "named_registered")]),
        ([entry("Petras Küche", OWN), entry("", FOREIGN)], []),
        ([entry("Flur", FOREIGN)], []),
        ([], []),
    ],
)
def test_the_owners_register_of_names(files: list[AccountFact], gist: list[tuple[str, int, str]]) -> None:
    found = unregistered_by_name(grounds(HOME, [tally("name:Atelier"), tally("name:Küche")], files))
    assert [one[2:] for one in said(found)] == gist
    assert all(one.subject == "device:name:Atelier" and one.family == "register" for one in found)


def test_a_register_while_no_device_is_stated() -> None:
    files = [entry("Küche")]
    found = unregistered_by_name(grounds(Facts(), [tally("name:Atelier"), tally("name:Küche")], files))
    assert [one[1:] for one in said(found)] == [
        ("device:name:Atelier", "for", 1, "named_unregistered_unknown"),
        ("device:name:Küche", "against", 1, "named_registered_unknown"),
    ]
    never = Facts(Owner(uses_voice_assistant=False))
    assert unregistered_by_name(grounds(never, [tally("name:Atelier")], files)) == ()


def test_no_finding_shows_a_name() -> None:
    tallies = [tally("name:Geheimkammer", n=40), tally(OWN)]
    more_facts = [AccountFact(FactKind.DEVICE, OWN, "r.csv", detail=(("name", "Küche"),))]
    found = judge(grounds(HOME, tallies, more_facts)).findings
    assert found
    assert "kammer" not in str([one.text for one in found])
