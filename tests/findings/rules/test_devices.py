# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M02: devices that the owner did not list, and the export's own register."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, FOREIGN_2, OWN, OWN_2, grounds, measured, owner, register, said, tally
from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.case.finding import Grounds, Strength
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.devices import unlisted, unregistered

APP = "0123456789abcdef0123456789ABCDEF"
BOTH = [tally(OWN), tally(FOREIGN), tally(FOREIGN, "2018-06-01")]


def test_a_device_that_is_not_in_a_complete_list() -> None:
    found = unlisted(grounds(owner(OWN), BOTH))
    assert said(found) == [("M02", f"device:{FOREIGN}", "for", 3, "for")]
    assert dict(found[0].text.params) == {"n": 10, "device": "…FFFF"}
    assert "innocent.gift" in [one.key for one in found[0].innocent]


@pytest.mark.parametrize(
    "typed", [OWN.lower(), f" {OWN} ", "G090-AAAA-1111-BBBB", OWN.replace("0", "O").replace("1", "I")]
)
def test_a_serial_number_is_read_as_people_type_it(typed: str) -> None:
    assert unlisted(grounds(owner(typed), [tally(OWN)])) == ()


@pytest.mark.parametrize("typed", [OWN[:-1] + "C", OWN[:-1], OWN + "X", OWN[:4] + OWN[5:]])
def test_one_wrong_character_is_a_hint_at_a_typing_mistake(typed: str) -> None:
    found = unlisted(grounds(owner(typed), [tally(OWN)]))
    assert said(found) == [("M02", f"device:{OWN}", "neutral", 1, "typing")]


@pytest.mark.parametrize(
    ("devices", "strength"),
    [((OWN,), Strength.S3), ((OWN, ""), Strength.S2), ((OWN, "", ""), Strength.S1)],
)
def test_a_list_with_missing_serial_numbers_proves_less(devices: tuple[str, ...], strength: Strength) -> None:
    facts = Facts(Owner(), tuple(OwnedDevice(serial, name="Echo") for serial in devices))
    found = unlisted(grounds(facts, [tally(OWN), tally(FOREIGN), tally(FOREIGN_2)]))
    assert [one.strength for one in found] == [strength, strength]


def test_the_phone_app_is_weak_and_no_register_is_asked_about_it() -> None:
    case = grounds(owner(OWN), [tally(OWN), tally(APP)], register(OWN))
    assert said(unlisted(case)) == [("M02", f"device:{APP}", "for", 1, "app")]
    assert unlisted(case)[0].innocent[0].key == "innocent.phone_app"
    assert unregistered(case) == ()


@pytest.mark.parametrize(
    "case",
    [
        grounds(Facts(), BOTH),
        grounds(Facts(Owner(uses_voice_assistant=True)), BOTH),
        grounds(Facts(devices=(OwnedDevice(name="Echo"),)), BOTH),
        grounds(owner(OWN), [tally(), tally(OWN)]),
        grounds(owner(OWN), [], more=[measured(f"device:{FOREIGN}", n="many")]),
        Grounds(owner(OWN), tallies=(tally(FOREIGN),)),
    ],
    ids=["no facts", "no devices", "no serials", "no foreign", "malformed", "not measured"],
)
def test_nothing_to_compare_says_nothing(case: Grounds) -> None:
    assert unlisted(case) == ()


def test_the_owners_register_does_not_list_it_either() -> None:
    found = unregistered(grounds(owner(OWN, OWN_2), BOTH, register(OWN, OWN_2)))
    assert said(found) == [("M02", f"device:{FOREIGN}", "for", 3, "unregistered")]
    assert "register" in found[0].family
    assert found[0].evidence[1].startswith("account@1:")


def test_a_device_that_fell_silent_before_the_owners_began_may_be_the_one_replaced() -> None:
    tallies = [tally(OWN, "2017-03-01"), tally(FOREIGN, "2016-01-01"), tally(FOREIGN, "2017-02-28")]
    assert said(unregistered(grounds(owner(OWN), tallies, register(OWN))))[0][3] == 2
    assert said(unregistered(grounds(owner(OWN), [*tallies, tally(FOREIGN, "2017-03-02")], register(OWN))))[0][3] == 3


def test_a_single_recording_is_no_firm_ground() -> None:
    one = [tally(OWN), tally(FOREIGN, n=1)]
    assert said(unregistered(grounds(owner(OWN), one, register(OWN))))[0][3] == 2
    two = [*one, tally(FOREIGN_2, n=1)]
    assert [gist[3] for gist in said(unregistered(grounds(owner(OWN), two, register(OWN))))] == [3, 3]


def test_the_owners_register_lists_a_device_that_they_forgot() -> None:
    found = unregistered(grounds(owner(OWN), BOTH, register(OWN, FOREIGN)))
    assert said(found) == [("M02", f"device:{FOREIGN}", "against", 2, "registered")]


def test_a_register_without_any_of_the_owners_devices_is_nobodys() -> None:
    assert unregistered(grounds(owner(OWN), BOTH, register(FOREIGN))) == ()
    strangers = register(FOREIGN, source="export.zip!Other/Device Registration.csv")
    found = unregistered(grounds(owner(OWN), BOTH, (*register(OWN), *strangers)))
    assert said(found) == [("M02", f"device:{FOREIGN}", "for", 3, "unregistered")]


def test_without_stated_devices_a_register_is_a_contradiction_inside_the_export() -> None:
    found = unregistered(grounds(Facts(), BOTH, register(OWN)))
    assert said(found) == [
        ("M02", f"device:{OWN}", "against", 1, "registered_unknown"),
        ("M02", f"device:{FOREIGN}", "for", 2, "unregistered_unknown"),
    ]


@pytest.mark.parametrize("facts", [owner(OWN), Facts(), Facts(Owner(uses_voice_assistant=False))])
def test_no_register_says_nothing(facts: Facts) -> None:
    assert unregistered(grounds(facts, BOTH)) == ()
    names_only = (AccountFact(FactKind.DEVICE, "Kitchen", "r.csv", detail=(("identified_by", "name"),)),)
    assert unregistered(grounds(facts, BOTH, names_only)) == ()


def test_whoever_never_used_an_assistant_is_not_asked_about_registers() -> None:
    assert unregistered(grounds(Facts(Owner(uses_voice_assistant=False)), BOTH, register(OWN))) == ()
