# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The metadata instrument: what it counts of groups and of the export, whatever is missing."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from viewer.analysis.metadata import measure_metadata
from viewer.analysis.name_grammar import name_grammar
from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.observation import Observation
from viewer.case.reading import AccountFact, FactKind, Reading
from viewer.case.recording import Link, LinkKind, Recording, TimeSource, Transcript

A, B = "G090AAAA1111BBBB", "B0F0EEEE3333FFFF"


def entry(name: str, sha256: str = "", *, part: str = "export.zip", kind: Kind = Kind.AUDIO, **more: Any) -> Entry:
    return Entry(f"{part}!{name}", part, 10, kind=kind, sha256=sha256 or name, **more)


def recording(at: Entry, when: str = "", **more: Any) -> Recording:
    captured = datetime.fromisoformat(when).replace(tzinfo=UTC) if when else None
    return Recording(f"r-{at.path}", at.path, captured, TimeSource.NAME, **more)


def inventory(*entries: Entry) -> Inventory:
    return Inventory((Part("export.zip", Path("export.zip"), 1),), tuple(sorted(entries, key=lambda one: one.path)))


def values_of(found: tuple[Observation, ...], subject: str) -> dict[str, Any]:
    (one,) = [one for one in found if one.subject == subject]
    assert (one.instrument, one.version) == ("metadata", "2")
    return dict(one.values)


def test_counts_what_a_group_has_in_common() -> None:
    entries = [entry(f"{A}_{n}.wav") for n in range(3)] + [entry("x.wav")]
    recordings = [
        recording(
            entries[0], "2018-01-02T23:59:59", device=A, device_type="A3", account="ACC", batch="b", language="de"
        ),
        recording(entries[1], "2017-12-31T00:00:00", device=A, utterance_id="u", batch="b"),
        recording(entries[2], device=A, batch="b"),
        recording(entries[3], "2016-01-01T00:00:00", batch="b"),
    ]
    links = (Link("t1", recordings[0].id, LinkKind.EXACT, 1.0),)
    signal = {entries[0].path: {"sample_rate": 16000, "channels": 1, "codec": "PCM_16", "speech_s": 1.0}}
    found = measure_metadata(inventory(*entries), Reading(("f",), tuple(recordings), links=links), signal)
    device = values_of(found, f"device:{A}")
    assert (device["n"], device["dated"], device["first"], device["last"]) == (3, 2, "2017-12-31", "2018-01-02")
    assert (device["ids"], device["linked"], device["days"]) == (1, 1, 2)
    assert device["types"] == {"A3": 1}
    assert device["languages"] == {"de": 1}
    assert device["accounts"] == {"ACC": 1}
    assert device["audio"] == {"16000/1/PCM_16": 1}
    assert device["grammars"] == {"#_#.wav": 3}
    assert values_of(found, "account:ACC")["n"] == 1
    batch = values_of(found, "batch:b")
    assert batch["n"] == 4
    assert batch["devices"] == {A: 3}
    export = values_of(found, "export")
    assert (export["formats"], export["recordings"], export["named"], export["linked"]) == (["f"], 4, 3, 1)


def test_the_answer_depends_on_no_order() -> None:
    entries = [entry(f"{n}.wav", sha256=str(n % 4)) for n in range(20)]
    recordings = [
        recording(one, f"2018-01-{n + 1:02d}", device=(A, B)[n % 3 % 2], batch="b") for n, one in enumerate(entries)
    ]
    mixed = random.Random(3).sample(recordings, 20)
    first = measure_metadata(inventory(*entries), Reading((), tuple(recordings)), {})
    assert measure_metadata(inventory(*entries), Reading((), tuple(mixed)), {}) == first


def test_an_empty_reading_has_an_observation_of_the_export_alone() -> None:
    found = measure_metadata(inventory(), Reading((), ()), {})
    assert [one.subject for one in found] == ["export"]
    assert values_of(found, "export")["recordings"] == 0


def duplicates(spoken: dict[str, float], *pairs: tuple[str, str, str]) -> dict[str, Any]:
    entries = [entry(name, sha256) for name, sha256, _ in pairs]
    recordings = [recording(one, device=device or None) for one, (_, _, device) in zip(entries, pairs, strict=True)]
    signal = {f"export.zip!{name}": {"speech_s": seconds} for name, seconds in spoken.items()}
    return dict(
        values_of(measure_metadata(inventory(*entries), Reading((), tuple(recordings)), signal), "export")["duplicates"]
    )


def test_tells_duplicates_across_devices_from_those_within_one() -> None:
    across = ("a.wav", "1", A), ("b.wav", "1", B)
    within = ("c.wav", "2", A), ("d.wav", "2", A)
    found = duplicates({"a.wav": 1.2, "b.wav": 1.2}, *across, *within, ("e.wav", "3", A))
    assert (found["groups"], found["recordings"], found["across"], found["across_spoken"]) == (2, 4, 1, 1)
    assert found["devices"] == [B, A]


@pytest.mark.parametrize(("speech", "spoken", "unheard"), [({"a.wav": 0.1}, 0, 0), ({}, 0, 1), ({"b.wav": 0.3}, 1, 0)])
def test_duplicates_without_speech_and_unmeasured_ones_are_kept_apart(
    speech: dict[str, float], spoken: int, unheard: int
) -> None:
    found = duplicates(speech, ("a.wav", "1", A), ("b.wav", "1", B))
    assert (found["across_spoken"], found["across_unheard"]) == (spoken, unheard)


def test_a_device_that_is_not_named_makes_no_duplicate_across() -> None:
    assert duplicates({}, ("a.wav", "1", A), ("b.wav", "1", ""))["across"] == 0


def test_looks_at_each_archive_by_itself() -> None:
    entries = (
        entry("Alexa/1.wav", maker="3/20/8", modified="2018-01-01T00:00:00"),
        entry("README.txt", kind=Kind.TEXT, maker="3/20/8", modified="2018-08-20T00:00:00"),
        entry("Old/FileDescriptions.csv", kind=Kind.CSV, maker="0/20/8", modified="2018-08-22T00:00:00"),
        entry("in.zip!a.csv", kind=Kind.CSV, maker="3/63/0", modified=""),
        entry("in.zip!b.csv", kind=Kind.CSV, maker="3/63/8", modified=""),
        Entry("loose.wav", "loose.wav", 3, kind=Kind.AUDIO),
    )
    archives = values_of(measure_metadata(inventory(*entries), Reading((), ()), {}), "export")["archives"]
    assert sorted(archives) == ["export.zip", "export.zip!in.zip"]
    assert archives["export.zip"]["systems"] == {"3": 2, "0": 1}
    assert archives["export.zip"]["makers"] == {"3/20": 2, "0/20": 1}
    assert archives["export.zip"]["labels"] == ["", "Old"]
    assert archives["export.zip"]["packed"] == {"2018-08-20": 1, "2018-08-22": 1}
    assert archives["export.zip!in.zip"]["makers"] == {"3/63": 2}


def test_weighs_transcripts_against_recordings_by_month() -> None:
    one, two = entry("1.wav"), entry("2.wav")
    recordings = (recording(one, "2018-01-05"), recording(two, "2018-02-05"))
    said = datetime(2018, 1, 5, tzinfo=UTC)
    transcripts = (
        Transcript("t1", "x", "s", said_at=said),
        Transcript("t2", "x", "s", said_local="2018-03-01T00:00:00"),
        Transcript("t3", "x", "s", said_local="2018-04-03T00:00:00", ambiguous=True),
        Transcript("t4", "x", "s"),
        Transcript("t5", "x", "s", said_local="yesterday"),
    )
    reading = Reading((), recordings, transcripts, (Link("t1", recordings[0].id, LinkKind.LIKELY, 0.9),))
    months = values_of(measure_metadata(inventory(one, two), reading, {}), "export")["months"]
    assert months == {"2018-01": [1, 1, 1, 1], "2018-02": [1, 0, 0, 0], "2018-03": [0, 0, 1, 0]}


def test_sets_what_the_export_states_beside_what_was_found() -> None:
    summary = AccountFact(
        FactKind.EXPORT_SUMMARY, "index", "i.html", detail=(("recordings", "7"), ("transcripts", "many"))
    )
    maker = AccountFact(FactKind.DOCUMENT_MAKER, "PDFmaker", "a.pdf")
    reading = Reading((), (recording(entry("1.wav")),), account_facts=(summary, maker))
    export = values_of(measure_metadata(inventory(entry("1.wav")), reading, {}), "export")
    assert export["summary"] == [{"source": "i.html", "what": "recordings", "stated": 7, "found": 1}]
    assert export["document_makers"] == {"PDFmaker": 1}


@pytest.mark.parametrize(
    ("name", "grammar"),
    [
        ("0001.wav", "#.wav"),
        ("1700.WAV", "#.wav"),
        ("000fb0e1-71aa-412a-8107-173dfa856690.wav", "uuid.wav"),
        ("abcdefab-abcd-abcd-abcd-abcdefabcdef.wav", "uuid.wav"),
        ("G000SHL5XT3APNVD_2017-04-11T19-32-29.wav", "#_#-#-#-#-#.wav"),
        ("A3S5BH2HU6VAYF.1.0_2017_04_11_19_G000SHL5XT3APNVD_32.29..TNIH_2V.000f5d3d.wav", "utterance-id"),
        ("Aufnahme 12.m4a", "Aufnahme #.m4a"),
        ("voice", "voice"),
        ("", ""),
    ],
)
def test_a_name_becomes_its_pattern(name: str, grammar: str) -> None:
    assert name_grammar(name) == grammar


def test_a_group_of_very_many_values_stays_small() -> None:
    entries = [entry(f"{n}.wav") for n in range(60)]
    recordings = tuple(recording(one, device=f"G{n:015d}", batch="b") for n, one in enumerate(entries))
    batch = values_of(measure_metadata(inventory(*entries), Reading((), recordings), {}), "batch:b")
    assert len(batch["devices"]) == 24
