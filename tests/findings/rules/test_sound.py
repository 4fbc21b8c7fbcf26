# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M23 and M24: transcripts beside recordings, and the kind of sound file."""

from __future__ import annotations

from typing import Any

import pytest

from tests.findings.grounds import FOREIGN, OWN, OWN_2, grounds, group, owner, said, tally
from viewer.case.facts import Facts
from viewer.case.finding import Grounds
from viewer.findings.rules.sound import other_sound, without_audio, without_transcripts


def devices(facts: Facts, n: int = 20, **values: Any) -> Grounds:
    """Three devices with `n` recordings each; values are by device."""
    tallies = [tally(OWN, n=n), tally(OWN_2, n=n), tally(FOREIGN, n=n)]
    given = {OWN: values.get("own", {}), OWN_2: values.get("second", {}), FOREIGN: values.get("foreign", {})}
    return grounds(facts, tallies, more=[group("device", tallies, key, **more) for key, more in given.items()])


@pytest.mark.parametrize(
    ("own", "second", "foreign", "n", "about"),
    [
        (20, 20, 0, 20, [FOREIGN]),
        (10, 10, 0, 20, [FOREIGN]),
        (9, 10, 0, 20, []),
        (20, 20, 1, 20, []),
        (19, 19, 0, 19, []),
        (0, 0, 0, 20, []),
        (20, 20, "none", 20, []),
        (20, 20, None, 20, []),
    ],
)
def test_a_device_without_a_single_transcript(own: int, second: int, foreign: Any, n: int, about: list[str]) -> None:
    case = devices(Facts(), n, own={"linked": own}, second={"linked": second}, foreign={"linked": foreign})
    found = said(without_transcripts(case))
    assert found == [("M23", f"device:{one}", "neutral", 1, "audio") for one in about]


@pytest.mark.parametrize(
    ("months", "n"),
    [
        ({"2018-01": [9, 9, 9, 9], "2018-02": [0, 0, 20, 0], "2018-03": [0, 0, 30, 0]}, 50),
        ({"2018-01": [9, 9, 9, 9], "2018-02": [0, 0, 19, 0]}, 0),
        ({"2018-01": [9, 9, 9, 9], "2018-02": [1, 0, 40, 0]}, 0),
        ({"2018-02": [0, 0, 40, 0]}, 0),
        ({"2018-01": [9], "2018-02": "many", "2018-03": [0, "x", 40, None]}, 40),
        ("2018", 0),
        (None, 0),
    ],
)
def test_months_of_transcripts_without_recordings(months: Any, n: int) -> None:
    found = without_audio(grounds(Facts(), [tally(OWN)], months=months))
    assert said(found) == ([("M23", "export", "neutral", 1, "text")] if n else [])
    assert [dict(one.text.params)["n"] for one in found] == ([n] if n else [])


USUAL: dict[str, Any] = {"audio": {"16000/1/PCM_16": 20}}
OTHER: dict[str, Any] = {"audio": {"8000/1/ULAW": 20}}
SHARED: dict[str, Any] = {"audio": {"8000/1/ULAW": 2, "16000/1/PCM_16": 18}}


@pytest.mark.parametrize(
    ("facts", "own", "second", "foreign", "gist"),
    [
        (owner(OWN, OWN_2), USUAL, USUAL, OTHER, [("M24", f"device:{FOREIGN}", "for", 1, "for")]),
        (owner(OWN, OWN_2), USUAL, OTHER, OTHER, []),
        (owner(OWN, OWN_2), USUAL, SHARED, OTHER, []),
        (owner(OWN, OWN_2), USUAL, USUAL, USUAL, []),
        (Facts(), USUAL, USUAL, OTHER, [("M24", f"device:{FOREIGN}", "neutral", 1, "for")]),
        (owner(OWN, OWN_2), USUAL, USUAL, {"audio": "8000"}, []),
        (owner(OWN, OWN_2), {}, {}, OTHER, []),
    ],
    ids=["foreign differs", "own differ too", "seen before", "all alike", "no facts", "malformed", "not measured"],
)
def test_another_kind_of_sound_file(facts: Facts, own: Any, second: Any, foreign: Any, gist: list[Any]) -> None:
    assert said(other_sound(devices(facts, own=own, second=second, foreign=foreign))) == gist


def test_few_recordings_show_no_kind() -> None:
    assert other_sound(devices(owner(OWN, OWN_2), 19, own=USUAL, second=USUAL, foreign=OTHER)) == ()
