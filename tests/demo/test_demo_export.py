# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The demonstration export that ships: whole, small, decodable, and about nobody real."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
import zipfile
import zlib
from collections import Counter
from functools import cache

import pypdfium2
import pytest
import soundfile as sf

from viewer.resource import resource

UTTERANCE = re.compile(
    r"Alexa/Audio/(?P<type>A[A-Z0-9]{12,13})\.1\.0_\d{4}_\d\d_\d\d_\d\d_(?P<serial>[A-Z0-9]{16})_\d\d\.\d\d"
    r"\.\.TNIH_2V\.[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}ZXV_0\.(?P<end>wav|flac|mp3|ogg)"
)
BARE = re.compile(r"Alexa/Audio/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(wav|ogg)")
LINE = re.compile(r'\d\d\.\d\d\.201[678] \d\d:\d\d:\d\d +\S+ +"[^"]+"')


def opened() -> zipfile.ZipFile:
    return zipfile.ZipFile(resource("demo/Amazon-Datenauskunft.zip"))


@cache
def audio() -> dict[str, bytes | None]:
    """Every recording's bytes by name; None where it cannot be unpacked."""
    found: dict[str, bytes | None] = {}
    with opened() as archive:
        for name in archive.namelist():
            if name.startswith("Alexa/Audio/"):
                try:
                    found[name] = archive.read(name)
                except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error):
                    found[name] = None
    return found


@cache
def facts() -> dict:
    return tomllib.loads(resource("demo/facts.toml").read_text(encoding="utf-8"))


@cache
def transcript_lines() -> tuple[str, ...]:
    with opened() as archive:
        document = pypdfium2.PdfDocument(archive.read("Alexa/Alexa Transkripte.pdf"))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return tuple(LINE.findall(text))


def test_no_file_is_large() -> None:
    sizes = [path.stat().st_size for path in resource("demo").iterdir()]
    assert sum(sizes) < 5_000_000


def test_it_has_the_size_of_the_founding_case() -> None:
    ends = Counter(name.rpartition(".")[2] for name, data in audio().items() if data is not None)
    assert sum(ends.values()) == 1700
    assert ends["wav"] > 600
    assert ends["ogg"] > 600
    assert ends["flac"] >= 1
    assert ends["mp3"] >= 1


def test_every_name_carries_the_utterance_id_or_nothing() -> None:
    unread = [name for name in audio() if not UTTERANCE.fullmatch(name)]
    assert 5 < len(unread) < 40
    assert all(BARE.fullmatch(name) for name in unread)


def test_one_file_is_damaged_and_one_is_there_twice() -> None:
    assert list(audio().values()).count(None) == 1
    copies = Counter(data for data in audio().values() if data is not None)
    assert sorted(copies.values())[-2:] == [1, 2]


def test_every_other_recording_decodes() -> None:
    for name, data in audio().items():
        if data is None:
            continue
        samples, rate = sf.read(io.BytesIO(data), dtype="int16")
        assert 0.3 < len(samples) / rate < 4, name
        assert abs(samples.astype(int)).max() > 3000, name


def test_the_owner_has_devices_and_a_stranger_has_others() -> None:
    serials = Counter(found["serial"] for name in audio() if (found := UTTERANCE.fullmatch(name)))
    own = {device["serial"] for device in facts()["device"]}
    foreign = sum(count for serial, count in serials.items() if serial not in own)
    assert len(own) == 2
    assert own < set(serials)
    assert 0.25 < foreign / serials.total() < 0.4


def test_the_registered_devices_are_those_of_the_facts() -> None:
    with opened() as archive:
        table = archive.read("Devices.Registration/Device Registration.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["Device Serial Number"] for row in rows} == {device["serial"] for device in facts()["device"]}


def test_fifty_files_are_about_the_owner() -> None:
    with opened() as archive:
        tables = [name for name in archive.namelist() if name.endswith(".csv")]
        texts = "".join(archive.read(name).decode("utf-8-sig") for name in tables)
    assert len(tables) == 50
    assert facts()["owner"]["names"][0] in texts
    assert set(re.findall(r"\bA[A-Z0-9]{12}\b", texts)) == set(facts()["owner"]["customer_ids"])


def test_the_transcripts_are_in_no_order_and_some_are_missing_on_either_side() -> None:
    lines = transcript_lines()
    assert len(lines) in range(1640, 1700)
    days = [line[6:10] + line[3:5] + line[:2] for line in lines]
    assert days != sorted(days)


@pytest.mark.parametrize("word", ["Küche", "Schlafzimmer", "äpfel", "freiburg", "hamburg"])
def test_the_transcripts_tell_two_homes(word: str) -> None:
    assert sum(word in line for line in transcript_lines()) > 3


def test_it_is_about_nobody_real() -> None:
    assert facts()["owner"]["names"] == ["Karla Mustermann"]
    assert all(mail.endswith("@example.org") for mail in facts()["owner"]["emails"])
    with opened() as archive:
        tables = [archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")]
    text = "\n".join(tables)
    assert set(re.findall(r"[\w.]+@[\w.]+", text)) <= set(facts()["owner"]["emails"])
    assert all(address.startswith("203.0.113.") for address in re.findall(r"\d+\.\d+\.\d+\.\d+", text))


def test_the_note_on_origin_names_the_bytes() -> None:
    note = resource("demo/README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(resource("demo/Amazon-Datenauskunft.zip").read_bytes()).hexdigest() in note
    assert "No real person" in note
