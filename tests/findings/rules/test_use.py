# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M01: recordings of a voice assistant that the owner says they never used."""

from __future__ import annotations

import pytest

from tests.findings.grounds import FOREIGN, OWN, grounds, group, measured, owner, register, said, tally
from viewer.case.facts import Facts, OwnedDevice, Owner
from viewer.case.finding import Grounds
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.rules.use import INNOCENT, never_used

NEVER = Facts(Owner(uses_voice_assistant=False))


def test_for_the_whole_export_of_an_assistant() -> None:
    found = never_used(grounds(NEVER, [tally(FOREIGN), tally()]))
    assert said(found) == [("M01", "export", "for", 4, "for")]
    assert dict(found[0].text.params) == {"n": 10}


def test_for_devices_alone_where_other_recordings_may_be_of_another_kind() -> None:
    found = never_used(grounds(NEVER, [tally(FOREIGN), tally()], formats=["amazon-alexa-2018", "audio-folder"]))
    assert said(found) == [("M01", f"device:{FOREIGN}", "for", 4, "for")]


def test_a_register_that_lists_the_device_lowers_it() -> None:
    found = never_used(grounds(NEVER, [tally(FOREIGN)], register(FOREIGN)))
    assert said(found) == [("M01", "export", "for", 3, "registered")]
    assert len(found[0].evidence) == 2


def test_the_four_follow_ups_are_its_innocent_explanations() -> None:
    assert [one.key.partition(".")[2] for one in INNOCENT] == ["old_account", "fire_tv", "phone_app", "partner_setup"]


@pytest.mark.parametrize(
    "facts",
    [
        Facts(),
        Facts(Owner(uses_voice_assistant=True)),
        owner(OWN, uses_voice_assistant=False),
        Facts(Owner(uses_voice_assistant=False), (OwnedDevice(name="Echo in the attic"),)),
    ],
)
def test_silent_where_the_owner_did_not_rule_it_out(facts: Facts) -> None:
    assert never_used(grounds(facts, [tally(FOREIGN)])) == ()


@pytest.mark.parametrize(
    "broken",
    [
        Grounds(NEVER),
        grounds(NEVER, []),
        grounds(NEVER, [tally(FOREIGN)], more=[measured("export", formats="alexa", recordings="many")], formats=[]),
        grounds(NEVER, [], more=[measured("export"), group("device", [], FOREIGN, n=True)]),
    ],
    ids=["nothing measured", "no recordings", "malformed export", "malformed group"],
)
def test_missing_and_malformed_data_say_nothing_of_the_export(broken: Grounds) -> None:
    assert [one for one in never_used(broken) if one.subject == "export"] == []


ROUTES = ("old_account", "fire_tv", "phone_app", "partner_setup")


@pytest.mark.parametrize(
    ("ruled_out", "maybe", "left", "key"),
    [
        ((), (), ROUTES, "for"),
        (("fire_tv",), (), ("old_account", "phone_app", "partner_setup"), "for"),
        (ROUTES, (), ("unaware",), "excluded"),
        (ROUTES, ("fire_tv",), ("fire_tv",), "for"),
        (("by magic", ""), (), ROUTES, "for"),
    ],
)
def test_what_the_interview_ruled_out_is_not_open(
    ruled_out: tuple[str, ...], maybe: tuple[str, ...], left: tuple[str, ...], key: str
) -> None:
    stated = Owner(uses_voice_assistant=False, assistant_ruled_out=ruled_out, assistant_maybe=maybe)
    found = never_used(grounds(Facts(stated), [tally(FOREIGN)]))
    assert said(found) == [("M01", "export", "for", 4, key)]
    assert tuple(one.key.partition(".")[2] for one in found[0].innocent) == left


def test_a_register_still_lowers_what_was_ruled_out() -> None:
    stated = Facts(Owner(uses_voice_assistant=False, assistant_ruled_out=ROUTES))
    assert said(never_used(grounds(stated, [tally(FOREIGN)], register(FOREIGN))))[0][3:] == (3, "registered")


def test_a_register_knows_a_device_by_name_where_there_is_no_more() -> None:
    entry = AccountFact(FactKind.DEVICE, FOREIGN, "r.csv", detail=(("name", "Petras Leseecke"),))
    assert said(never_used(grounds(NEVER, [tally("name:Leseecke")], [entry])))[0][3:] == (3, "registered")
    assert said(never_used(grounds(NEVER, [tally("name:Atelier")], [entry])))[0][3:] == (4, "for")
