# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whole Amazon exports, from files to linked recordings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from tests.builders import (
    BERLIN,
    FAR_SERIAL,
    OWN_SERIAL,
    Said,
    export_2018,
    export_2025,
    pdf,
    said,
    table,
    tone,
    transcript_lines,
)
from tests.importers.shelf import linked, read
from viewer.case.export import Fate
from viewer.case.reading import Reading
from viewer.case.recording import LinkKind, TimeSource

TRUTH = {one.file_name: one.text for one in said() if one.text is not None}


def keys(reading: Reading) -> list[str]:
    return [note.key for note in reading.notes]


def with_pdf(lines: list[str], told: list[Said] | None = None) -> Reading:
    files = export_2018(told)
    files["Alexa/Alexa Transkripte.pdf"] = pdf([["Alexa - Transkripte", *lines]])
    return read({"export.zip": files})


@pytest.mark.parametrize("parts", [{"export.zip": export_2018()}, export_2025()], ids=["2018", "2025"])
def test_every_line_finds_its_recording(parts: dict[str, dict[str, bytes]]) -> None:
    reading = read(parts)
    assert linked(reading) == TRUTH
    assert len(reading.recordings) == len(said())
    assert {one.device for one in reading.recordings} == {OWN_SERIAL, FAR_SERIAL}
    times = {one.entry.rpartition("/")[2]: one.captured_at for one in reading.recordings}
    assert times == {one.file_name: one.when for one in said()}
    assert {one.time_source for one in reading.recordings} == {TimeSource.UTTERANCE_ID}
    assert len({one.batch for one in reading.recordings}) == 1
    assert all(0.99 < link.confidence < 1 and link.kind is LinkKind.LIKELY for link in reading.links)


def test_the_zone_of_the_document_is_found_and_said() -> None:
    reading = read({"export.zip": export_2018()})
    (note,) = reading.notes
    assert note.key == "importers.zone_found"
    assert dict(note.params)["zone"] == "Europe/Berlin (UTC+01:00/UTC+02:00)"
    assert dict(note.params)["fits"] == dict(note.params)["total"] == len(TRUTH)
    wanted = {one.when.replace(microsecond=0) for one in said() if one.text is not None}
    assert {line.said_at for line in reading.transcripts} == wanted


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Australia/Sydney"])
def test_any_zone_will_do(zone: str) -> None:
    assert linked(with_pdf(transcript_lines(said(), ZoneInfo(zone)))) == TRUTH


def dated(style: str) -> list[str]:
    return [f"{one.when.astimezone(BERLIN):{style}} {one.text}" for one in said() if one.text is not None]


@pytest.mark.parametrize(
    ("style", "notes"),
    [
        ("%d.%m.%Y %H:%M:%S", ["importers.zone_found"]),
        ("%m/%d/%Y %I:%M:%S %p", ["importers.zone_found"]),
        ("%d.%m.%Y %H:%M:%S %Z:", ["importers.zone_written"]),
        ("%Y-%m-%dT%H:%M:%S%z", []),
    ],
)
def test_styles_of_dates(style: str, notes: list[str]) -> None:
    reading = with_pdf(dated(style))
    assert linked(reading) == TRUTH
    assert keys(reading) == notes


def early() -> list[Said]:
    """Utterances on days that can all be read two ways."""
    days = [(2, 3), (3, 5), (4, 7), (5, 9), (6, 11), (7, 1), (8, 2), (9, 4)]
    moments = [datetime(2018, month, day, 9, 7 * n, 5 * n, tzinfo=UTC) for n, (month, day) in enumerate(days)]
    return [
        replace(one, when=when, text=f"wort {n}") for n, (one, when) in enumerate(zip(said(), moments, strict=False))
    ]


@pytest.mark.parametrize(("style", "note"), [("%d.%m.%Y", "day_first"), ("%m/%d/%Y", "month_first")])
def test_the_recordings_decide_which_comes_first_day_or_month(style: str, note: str) -> None:
    lines = [f"{one.when.astimezone(BERLIN):{style} %H:%M:%S} {one.text}" for one in early()]
    reading = with_pdf(lines, early())
    assert keys(reading) == [f"importers.{note}", "importers.zone_found"]
    assert linked(reading) == {one.file_name: one.text for one in early()}
    assert {line.said_local for line in reading.transcripts} == {
        f"{one.when.astimezone(BERLIN):%Y-%m-%d %H:%M:%S}" for one in early()
    }


def test_dates_that_nothing_decides_stay_open_and_are_marked() -> None:
    files = export_2018(early())
    lines = [f"{one.when:%d.%m.%Y %H:%M:%S} {one.text}" for one in early()]
    files = {name: data for name, data in files.items() if not name.endswith(".wav")}
    files |= {f"Alexa/Audio/{n}.wav": tone() for n in range(3)}
    files["Alexa/Alexa Transkripte.pdf"] = pdf([["Alexa", *lines, "17.01.2018 ohne uhrzeit"]])
    reading = read({"export.zip": files})
    dated_lines = [line for line in reading.transcripts if line.said_local]
    assert len(dated_lines) == len(early())
    assert all(line.ambiguous and line.said_at is None and " / " in line.said_local for line in dated_lines)
    assert reading.links == ()
    assert "importers.dates_ambiguous" in keys(reading)


def bare(zone: ZoneInfo = BERLIN) -> tuple[dict[str, dict[str, bytes]], dict[str, str]]:
    """The 2025 shape with names that say nothing, and the local times of the archive's members."""
    parts = export_2025()
    names = {f"Additional Data/Alexa/Voice/{one.file_name}": f"Voice/{n:04d}.wav" for n, one in enumerate(said())}
    part = "All Data Categories.3.zip"
    parts[part] = {names.get(name, name): data for name, data in parts[part].items()}
    times = {f"Voice/{n:04d}.wav": one.when.astimezone(zone) for n, one in enumerate(said())}
    even = {name: when.replace(second=when.second // 2 * 2) for name, when in times.items()}
    return parts, {name: f"{when:%Y-%m-%dT%H:%M:%S}" for name, when in even.items()}


def test_member_times_tell_when_names_do_not_and_their_zone_is_found() -> None:
    reading = read(*bare())
    assert keys(reading) == ["importers.archive_zone_found"]
    assert {one.time_source for one in reading.recordings} == {TimeSource.ARCHIVE}
    wanted = {f"{n:04d}.wav": one.text for n, one in enumerate(said()) if one.text is not None}
    assert linked(reading) == wanted
    for one in reading.recordings:
        assert one.captured_at is not None
        assert abs(one.captured_at - said()[int(one.entry[-8:-4])].when) <= timedelta(seconds=2)


@pytest.mark.parametrize(("zone", "notes"), [(UTC, []), (BERLIN, ["importers.name_zone_found"])])
def test_times_in_names_are_utc_unless_the_lines_say_otherwise(zone: tzinfo, notes: list[str]) -> None:
    parts = export_2025()
    sounds = {f"Voice/{one.serial}_{one.when.astimezone(zone):%Y-%m-%dT%H-%M-%S}.wav": one for one in said()}
    parts["All Data Categories.3.zip"] = dict.fromkeys(sounds, tone())
    reading = read(parts)
    assert keys(reading) == notes
    times = {one.entry.partition("!")[2]: one.captured_at for one in reading.recordings}
    assert times == {name: one.when for name, one in sounds.items()}
    assert len(reading.links) == len(TRUTH)


def test_the_time_of_packing_is_no_recording_time() -> None:
    parts, _ = bare()
    reading = read(parts)
    assert {one.captured_at for one in reading.recordings} == {None}
    assert reading.links == ()


def test_two_clocks_without_a_zone_link_but_give_no_moments() -> None:
    parts, times = bare()
    files = {name: data for part in parts.values() for name, data in part.items() if "Intent" not in name}
    files["Alexa/Alexa Transkripte.pdf"] = pdf([["Alexa", *transcript_lines(said())]])
    reading = read({"export.zip": files}, times)
    assert linked(reading) == {f"{n:04d}.wav": one.text for n, one in enumerate(said()) if one.text is not None}
    assert {one.captured_at for one in reading.recordings} == {None}
    assert {line.said_at for line in reading.transcripts} == {None}
    assert {"importers.zone_unknown", "importers.archive_zone_unknown"} <= set(keys(reading))


@pytest.mark.parametrize(
    "header",
    [
        ["Aktueller Titel", "Bildschirm", "Kontaktname", "Text der Äußerung", "Erstellungsdatum der Äußerung"],
        ["曲", "画面", "連絡先名", "発話テキスト", "発話作成日"],
        ["a", "b", "c", "d", "e"],
    ],
    ids=["german", "japanese", "unknown"],
)
def test_localised_headers(header: list[str]) -> None:
    parts = export_2025()
    rows = [["Not Available"] * 3 + [one.text, f"{one.when:%Y-%m-%dT%H:%M:%SZ}"] for one in said() if one.text]
    parts["All Data Categories.2.zip"]["Additional Data/Alexa/Alexa/NLU/Intent-2-1.csv"] = table(header, rows)
    assert linked(read(parts)) == TRUTH


def test_a_transcript_document_that_is_damaged_costs_the_lines_only() -> None:
    files = export_2018()
    files["Alexa/Alexa Transkripte.pdf"] = files["Alexa/Alexa Transkripte.pdf"][:200]
    reading = read({"export.zip": files})
    fates = {one.entry: one.fate for one in reading.dispositions}
    assert len(reading.recordings) == len(said())
    assert fates["export.zip!Alexa/Alexa Transkripte.pdf"] in (Fate.REJECTED, Fate.IGNORED)
