# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Folders and archives of sound that no provider's importer knows."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.builders import BERLIN, said, tone
from tests.importers.shelf import linked, read
from viewer.case.export import Fate
from viewer.case.recording import TimeSource


def test_names_that_carry_their_zone_give_times_and_others_stay_open() -> None:
    reading = read(
        {
            "a.zip": {
                "2018-11-21_17_31_56_905_UTC.mp3": tone(),
                "audio_1@15-01-2024_10-00-00.ogg": tone(),
                "x.wav": tone(),
            }
        }
    )
    times = {one.entry: (one.captured_at, one.time_source) for one in reading.recordings}
    assert times == {
        "a.zip!2018-11-21_17_31_56_905_UTC.mp3": (
            datetime(2018, 11, 21, 17, 31, 56, 905_000, tzinfo=UTC),
            TimeSource.NAME,
        ),
        "a.zip!audio_1@15-01-2024_10-00-00.ogg": (None, TimeSource.NONE),
        "a.zip!x.wav": (None, TimeSource.NONE),
    }
    assert [note.key for note in reading.notes] == ["importers.name_zone_unknown"]


def test_documents_count_only_where_somebody_spoke() -> None:
    files = {"a.wav": tone(), "notes.txt": b"milk, bread\n", "list.csv": b"Name,Price\nLamp,3\n", "b.bin": b"\0"}
    reading = read({"a.zip": files})
    assert [one.entry for one in reading.dispositions] == ["a.zip!a.wav"]
    assert reading.account_facts == ()


def test_a_text_of_transcripts_links_by_time() -> None:
    told = [one for one in said() if one.text is not None]
    text = "\n".join(f"{one.when:%Y-%m-%d %H:%M:%S} UTC {one.text}" for one in told)
    files = {f"{one.when:%Y%m%d-%H%M%S}Z.wav": tone() for one in told}
    reading = read({"a.zip": {**files, "transcripts.txt": text.encode()}})
    assert linked(reading) == {f"{one.when:%Y%m%d-%H%M%S}Z.wav": one.text for one in told}
    fates = {one.entry: one.fate for one in reading.dispositions}
    assert fates["a.zip!transcripts.txt"] is Fate.HANDLED


def test_local_times_in_names_find_their_zone_from_the_transcripts() -> None:
    told = [one for one in said() if one.text is not None]
    text = "\n".join(f"{one.when:%Y-%m-%d %H:%M:%S} UTC {one.text}" for one in told)
    names = [f"rec_{one.when.astimezone(BERLIN):%Y%m%d_%H%M%S}.wav" for one in told]
    reading = read({"a.zip": {**dict.fromkeys(names, tone()), "transcripts.txt": text.encode()}})
    assert {one.captured_at for one in reading.recordings} == {one.when for one in told}
    assert [note.key for note in reading.notes] == ["importers.name_zone_found"]


def test_html_transcripts() -> None:
    told = [one for one in said() if one.text is not None]
    rows = "".join(f"<tr><td>{one.when:%Y-%m-%d %H:%M:%S} UTC</td><td>{one.text}</td></tr>" for one in told)
    files = {f"{one.when:%Y%m%d-%H%M%S}Z.wav": tone() for one in told}
    page = f"<html><body><h1>Voice history</h1><table>{rows}</table></body></html>"
    reading = read({"a.zip": {**files, "Voice history.html": page.encode()}})
    assert sorted(linked(reading).values()) == sorted(one.text for one in told)
