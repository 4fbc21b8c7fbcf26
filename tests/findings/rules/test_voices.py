# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M31, M32, M33: what a voice says depends on the device it was recorded with, and alone it never suggests a report."""

from __future__ import annotations

from typing import Any

import pytest

from tests.findings.grounds import FOREIGN, OWN, WORDS, grounds, observed, owner, said, tally
from viewer.case.facts import Facts, Owner
from viewer.case.finding import Cell, Conclusion, Grounds, Standing, Tally
from viewer.case.observation import Observation
from viewer.findings.judge import judge
from viewer.findings.rules.voices import known_voice, unknown_voice


def voice(key: str, devices: dict[str, int], llr: dict[str, Any], **more: Any) -> Observation:
    n = sum(devices.values()) or 20
    values = {"n": n, "speech_s": 40.0, "devices": devices, "llr": llr, "person": "", **more}
    return Observation(f"voice:{key}", "voices", "1", values)


def case(facts: Facts, *voices: Observation) -> Grounds:
    return Grounds(facts, (), (), voices)


@pytest.mark.parametrize(
    ("facts", "devices", "llr", "more", "told"),
    [
        (Facts(), {}, {"owner": -2.0}, {}, ("M31", "for", 3, "bare")),
        (owner(OWN), {FOREIGN: 20}, {"owner": -1.5}, {}, ("M31", "for", 3, "foreign")),
        (Facts(Owner(uses_voice_assistant=False)), {FOREIGN: 20}, {"owner": -2.0}, {}, ("M31", "for", 3, "foreign")),
        (owner(OWN), {OWN: 20}, {"owner": -2.0}, {}, ("M32", "for", 1, "own")),
        (owner(OWN), {OWN: 10, FOREIGN: 10}, {"owner": -2.0}, {}, ("M32", "for", 1, "mixed")),
        (Facts(), {FOREIGN: 20}, {"owner": -2.0}, {}, ("M32", "for", 1, "unnamed")),
        (owner(OWN), {FOREIGN: 20}, {"owner": -1.4}, {}, None),
        (owner(OWN), {FOREIGN: 20}, {"owner": -2.0, "Ben": 0.4}, {}, None),
        (owner(OWN), {FOREIGN: 20}, {"owner": -2.0, "Ben": None}, {}, None),
        (owner(OWN), {FOREIGN: 20}, {}, {}, None),
        (owner(OWN), {FOREIGN: 20}, {"owner": -2.0}, {"speech_s": 2.9}, None),
        (owner(OWN), {FOREIGN: 20}, {"owner": -2.0}, {"person": "Ben"}, None),
        (owner(OWN), {FOREIGN: 20}, {"owner": "much"}, {}, None),
        (owner(OWN), {FOREIGN: 20}, {"owner": -2.0}, {"speech_s": None}, None),
    ],
)
def test_an_unknown_voice(facts: Facts, devices: dict, llr: dict, more: dict, told: tuple | None) -> None:
    found = unknown_voice(case(facts, voice("V1", devices, llr, **more)))
    assert [(one.rule, one.direction.value, int(one.strength), one.text.key.rpartition(".")[2]) for one in found] == (
        [told] if told else []
    )
    for one in found:
        assert [text.key for text in one.innocent][:2] == ["innocent.household", "innocent.guest"]
        assert one.evidence == ("voices@1:voice:V1",)


@pytest.mark.parametrize(
    ("llr", "person", "told"),
    [
        ({"owner": 2.0}, "", (3, "strong.owner")),
        ({"owner": 1.2}, "", (2, "moderate.owner")),
        ({"owner": 0.9}, "", None),
        ({"owner": -2.0, "Ben": 1.7}, "", (3, "strong.household")),
        ({}, "owner", (3, "said.owner")),
        ({"owner": -2.0}, "Ben", (3, "said.household")),
        ({"owner": None}, "", None),
    ],
)
def test_a_known_voice(llr: dict, person: str, told: tuple | None) -> None:
    found = known_voice(case(owner(OWN), voice("V1", {OWN: 20}, llr, person=person)))
    assert [(int(one.strength), one.text.key.removeprefix("finding.M33.voice.")) for one in found] == (
        [told] if told else []
    )
    for one in found:
        assert all(words.say(one.text) for words in WORDS)


def judged(facts: Facts, cells: list[tuple[str, str]], *voices: Observation) -> tuple[list[Standing], Conclusion]:
    tallies = tuple(Tally(Cell(device, "", key, "b", "2018-03-01"), 20, 40.0) for device, key in cells)
    known = observed([tally(device, "2018-03-01", 20) for device, _ in cells])
    found = judge(Grounds(facts, (), tallies, (*known, *voices)))
    return [one.standing for one in found.verdicts], found.conclusion


def test_voice_alone_never_suggests_a_report() -> None:
    facts = Facts(Owner(names=("Erika",)))
    voices = [voice("V1", {}, {"owner": 2.0}), voice("V2", {}, {"owner": -2.0}), voice("V3", {}, {"owner": -2.0})]
    standings, conclusion = judged(facts, [("", "V1"), ("", "V2"), ("", "V3")], *voices)
    assert standings == [Standing.CONSISTENT, Standing.INCONSISTENT, Standing.INCONSISTENT]
    assert conclusion is Conclusion.WORTH_A_LOOK


def test_voice_and_a_foreign_device_do() -> None:
    facts = owner(OWN)
    voices = [voice("V1", {OWN: 20}, {"owner": 2.0}), voice("V2", {FOREIGN: 20}, {"owner": -2.0})]
    standings, conclusion = judged(facts, [(OWN, "V1"), (FOREIGN, "V2")], *voices)
    assert standings == [Standing.CONSISTENT, Standing.INCONSISTENT]
    assert conclusion is Conclusion.REPORT_SUGGESTED


def test_somebody_else_on_the_owners_device_is_undecided_and_no_sign() -> None:
    facts = owner(OWN)
    voices = [voice("V1", {OWN: 20}, {"owner": 2.0}), voice("V2", {OWN: 20}, {"owner": -2.0})]
    standings, conclusion = judged(facts, [(OWN, "V1"), (OWN, "V2"), (OWN, "V2")], *voices)
    assert standings == [Standing.CONSISTENT, Standing.UNDECIDED, Standing.UNDECIDED]
    assert conclusion is Conclusion.NO_SIGN


def test_nothing_is_said_of_voices_where_nobody_enrolled() -> None:
    found = grounds(owner(OWN), [tally(OWN)], more=[voice("V1", {OWN: 5}, {})])
    assert not said(unknown_voice(found))
    assert not said(known_voice(found))


@pytest.mark.parametrize(("at_home", "told"), [(20, ("M31", "apart")), (8, ("M32", "unnamed"))])
def test_a_voice_that_speaks_only_where_no_device_is_named(at_home: int, told: tuple[str, str]) -> None:
    mine = voice("V1", {OWN: at_home}, {"owner": 2.0})
    apart = voice("V2", {OWN: 1}, {"owner": -2.0}, n=20)
    (found,) = unknown_voice(case(owner(OWN), mine, apart))
    assert (found.rule, found.text.key.rpartition(".")[2], found.subject) == (*told, "voice:V2")
