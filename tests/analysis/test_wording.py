# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The languages of groups of lines, and the names that requests mention."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from viewer.analysis import wording
from viewer.analysis.language import language_of
from viewer.analysis.wording import measure_wording
from viewer.analysis.wording_requests import mentioned, without_wake_word
from viewer.case.recording import NAMED, Link, LinkKind, Recording, Transcript

GERMAN = "wie wird das wetter in hamburg"
ENGLISH = "turn off the kitchen light"


def line(number: int, text: str, **more: Any) -> Transcript:
    return Transcript(f"t{number}", text, "x.pdf", **more)


def measured(
    transcripts: list[Transcript], recordings: list[Recording] | None = None, links: list[tuple[int, int]] | None = None
) -> dict[str, dict[str, Any]]:
    tied = [Link(f"t{i}", f"r{j}", LinkKind.LIKELY, 0.9) for i, j in links or []]
    found = measure_wording(recordings or [], transcripts, tied)
    assert {(one.instrument, one.version) for one in found} <= {("wording", "1")}
    return {one.subject: dict(one.values) for one in found}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Alexa, wie wird das Wetter in Bad Tölz am Wochenende?", {("places", "bad tölz")}),
        ("wann fährt der nächste bus nach altona", {("places", "altona")}),
        ("mach bitte das licht im schlafzimmer an", {("rooms", "schlafzimmer")}),
        ("licht im bad aus", {("rooms", "bad")}),
        ("ruf bitte onkel karl an", {("people", "onkel karl")}),
        ("schick eine nachricht an tim", {("people", "tim")}),
        ("spiel die ärzte auf spotify", {("services", "spotify")}),
        ("what's the weather in new york tomorrow", {("places", "new york")}),
        ("turn on the living room lights", {("rooms", "living room")}),
        ("call my mom on speaker", {("people", "mom")}),
        ("quelle est la météo à lyon demain", {("places", "lyon")}),
        ("mets la lumière du salon", {("rooms", "salon")}),
        ("appelle marie", {("people", "marie")}),
        ("qué tiempo hace en madrid", {("places", "madrid")}),
        ("apaga la luz de la cocina", {("rooms", "cocina")}),
        ("llama a pedro", {("people", "pedro")}),
        ("che tempo fa a roma domani", {("places", "roma")}),
        ("spegni la luce della cucina", {("rooms", "cucina")}),
        ("chiama mario", {("people", "mario")}),
        ("wat is het weer in utrecht", {("places", "utrecht")}),
        ("doe het licht in de keuken aan", {("rooms", "keuken")}),
        ("bel oma", {("people", "oma")}),
        ("jaka jest pogoda w krakowie", {("places", "krakowie")}),
        ("włącz światło w kuchni", {("rooms", "kuchni")}),
        ("zadzwoń do ani", {("people", "ani")}),
        ("wie warm ist es in der küche", {("rooms", "küche")}),
    ],
)
def test_names_in_requests(said: str, names: set[tuple[str, str]]) -> None:
    assert set(mentioned(without_wake_word(said))) == names


@pytest.mark.parametrize(
    "said",
    [
        "stell den wecker in zehn minuten",
        "wie wird das wetter in den nächsten tagen",
        "wird es heute warm in meiner nähe",
        "wetter in 85748",
        "call me a taxi",
        "call my phone",
        "ruf an",
        "wetter in " + "x" * 60,
        "alexa",
        "",
        "the light in",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(said: str) -> None:
    assert mentioned(without_wake_word(said)) == ()


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        ("quel temps fait il à paris", "fr"),
        ("włącz światło w kuchni", "pl"),
        ("bana bir şaka anlat", "tr"),
        ("明日の天気を教えてください", "ja"),
        ("licht aus", ""),
        ("timer zehn minuten", ""),
        ("", ""),
        ("\ud800 \ud800 \ud800", ""),
    ],
)
def test_a_language_is_named_only_where_it_is_sure(said: str, language: str) -> None:
    assert language_of(said) == language


def test_groups_pool_the_lines_of_their_recordings() -> None:
    recordings = [
        Recording("r0", "e!0.wav", device="D", account="A", batch="b"),
        Recording("r1", "e!1.wav", device=f"{NAMED}Küche", batch="b"),
    ]
    lines = [line(0, GERMAN), line(1, ENGLISH), line(2, "ruf mareike an", device_name="Bad"), line(3, "lauter")]
    found = measured(lines, recordings, [(0, 0), (1, 1)])
    assert set(found) == {"export", "device:D", "device:name:Küche", "account:A", "batch:b", "line-device:Bad"}
    assert found["device:D"] == {
        "lines": 1,
        "languages": {"de": 1},
        "places": {"hamburg": 1},
        "rooms": {},
        "people": {},
        "services": {},
    }
    assert found["device:name:Küche"]["rooms"] == {"kitchen": 1}
    assert found["line-device:Bad"]["people"] == {"mareike": 1}
    assert found["batch:b"]["lines"] == 2
    assert found["export"]["lines"] == 4
    assert found["export"]["languages"] == {"de": 2, "en": 1}


def test_the_most_frequent_forty_names_are_kept_and_no_order_matters() -> None:
    letters = "abcdefgh"
    lines = [line(n, f"ruf {letters[n // 8 % 8]}{letters[n % 8]}ri an") for n in range(64)]
    lines += [line(100, "ruf zoe an"), line(101, "ruf zoe an")]
    found = measured(lines)
    people = found["export"]["people"]
    assert len(people) == 40
    assert next(iter(people.items())) == ("zoe", 2)
    assert measured(random.Random(1).sample(lines, len(lines))) == found


def test_no_more_than_a_sample_is_asked_for_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(wording, "language_of", lambda text: asked.append(text) or "de")
    found = measured([line(n, f"nummer {n} bitte spielen") for n in range(5_000)])
    assert len(asked) == 2_000
    assert found["export"]["languages"] == {"de": 2_000}
    assert found["export"]["lines"] == 5_000


def test_many_and_hostile_lines_are_mined_in_linear_time() -> None:
    texts = ["wetter " * 500, "turn on " * 500, "licht in " * 500, "call " + "a " * 5_000, "\ud800wetter in \ud800"]
    texts += [f"wie wird das wetter in ort{'abcdefghij'[n % 10]} nummer {n}" for n in range(20_000)]
    began = time.process_time()
    found = measured([line(n, text) for n, text in enumerate(texts)])
    assert time.process_time() - began < 10
    assert found["export"]["lines"] == len(texts)


def test_nothing_said_is_nothing_measured() -> None:
    assert measured([]) == {}
