# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Small exports of invented people with canaries in every place and every format that the importers read."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

from tests.builders import Files, Said, pdf, table, transcript_lines
from tests.leaks.canaries import Canaries, canaries, watermark

SHAPES = ("one archive", "three archives", "folder", "archives in an archive")
START = datetime(2018, 3, 1, 7, 10, 5, tzinfo=UTC)
OWN, FOREIGN, BARE = 10, 7, 3
_RATE = 16_000
SENDER = "Wilhelmine Absenderin"
MATTER = f'''[sender]
name = "{SENDER}"
address = "Musterweg 1"
residence = "de-by"
reference = "303-9998887"
[matter]
company = "amazon-de"
'''


@dataclass(frozen=True)
class Planted:
    """An export on the disk, its canaries, and what the owner states. `parts` are the names of its files."""

    seed: int
    exports: tuple[Path, ...]
    facts: Path
    matter: Path
    contacts: Path
    password: Path
    canaries: Canaries
    mark: NDArray[np.int16]

    @property
    def language(self) -> str:
        """The language of the reports."""
        return ("en", "de")[self.seed // len(SHAPES) % 2]

    @property
    def shape(self) -> str:
        """How the export is packed."""
        return SHAPES[self.seed % len(SHAPES)]


def plant(seed: int, folder: Path) -> Planted:
    """Write the export of a seed, and what its owner states, into a folder."""
    told, mark = canaries(seed), watermark(seed)
    place, given = folder / told.folder, folder / "given"
    place.mkdir(parents=True)
    given.mkdir()
    exports = _packed(place, _files(told, mark) | _unsound(told), told, seed)
    facts, matter, contacts = given / "facts.toml", given / "matter.toml", given / "contacts.csv"
    facts.write_text(_facts(told), encoding="utf-8")
    matter.write_text(MATTER, encoding="utf-8")
    contacts.write_bytes(table(["First Name", "Last Name", "Phone"], [[*told.address_book.split(), "+49 30 5550000"]]))
    password = given / "password"
    password.write_text(told.password, encoding="utf-8")
    return Planted(seed, exports, facts, matter, contacts, password, told, mark)


def _packed(place: Path, files: Mapping[str, bytes], told: Canaries, seed: int) -> tuple[Path, ...]:
    shape = SHAPES[seed % len(SHAPES)]
    if shape == "folder":
        for name, data in files.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return (place,)
    if shape == "one archive":
        packs = {"My Data.zip": files}
    elif shape == "three archives":
        names = sorted(files)
        packs = {f"All Data.{n + 1}.zip": {name: files[name] for name in names[n::3]} for n in range(3)}
    else:
        inner = {name: data for name, data in files.items() if name.startswith("Alexa/Audio")}
        outer = {name: data for name, data in files.items() if name not in inner}
        packs = {"Parcel.zip": {f"Alexa/{told.document}.zip": _zipped(inner, told), **outer}}
    for name, held in packs.items():
        (place / name).write_bytes(_zipped(held, told))
    return tuple(place / name for name in packs)


def _zipped(files: Mapping[str, bytes], told: Canaries) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = told.comment.encode()
        for number, (name, data) in enumerate(files.items()):
            info = zipfile.ZipInfo(name, (2018, 10, 30, 12, number % 60, 0))
            info.comment = told.comment.encode()
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _files(told: Canaries, mark: NDArray[np.int16]) -> Files:
    spoken = _spoken(told)
    return _sounds(spoken, told, mark) | _documents(spoken, told) | _account(told)


def _unsound(told: Canaries) -> Files:
    """Files that are damaged, cut off, or of no kind that anybody knows."""
    return {
        f"Alexa/Audio/{told.file}.wav": b"RIFF\x24\0\0\0WAVEfmt " + told.tag.encode(),
        f"Misc/{told.document}.xyz": told.loose_phrase.encode(),
        f"Misc/{told.file}.json": b'{"transcript": "' + told.loose_phrase.encode(),
    }


def _spoken(told: Canaries) -> list[Said]:
    found = []
    for number in range(OWN + FOREIGN):
        mine = number < OWN
        when = START + timedelta(days=number, minutes=17 * number, seconds=7 * number)
        text = f"{told.own_phrase if mine else told.phrase} nummer {number}"
        serial, device = (told.own_serial, "Küche") if mine else (told.foreign_serial, told.device)
        found.append(Said(when, serial, device, text, str(uuid.UUID(int=0x5EED0000 + number, version=4))))
    return found


def _sounds(spoken: list[Said], told: Canaries, mark: NDArray[np.int16]) -> Files:
    """Recordings in four codecs, tagged, with the watermark in their samples."""
    files: Files = {}
    for number, one in enumerate(spoken):
        ending = ("wav", "flac", "wav", "ogg")[number % 4]
        files[f"Alexa/Audio/{one.file_name.removesuffix('.wav')}.{ending}"] = _sound(number, ending, told, mark)
    for number in range(BARE):
        files[f"Alexa/Audio/{told.file} {number}.wav"] = _sound(90 + number, "wav", told, mark)
    return files


def _sound(number: int, ending: str, told: Canaries, mark: NDArray[np.int16]) -> bytes:
    times = np.arange(int(0.5 * _RATE)) / _RATE
    samples = (6000 * np.sin(2 * np.pi * (180 + 9 * number) * times)).astype(np.int16)
    for start in (400, 4000):
        samples[start : start + len(mark)] = mark
    out = io.BytesIO()
    kind = {"wav": "WAV", "flac": "FLAC", "ogg": "OGG"}[ending]
    with sf.SoundFile(out, "w", _RATE, 1, format=kind) as sound:
        sound.title, sound.artist, sound.comment = told.tag, told.stranger, told.tag
        sound.write(samples)
    return out.getvalue()


def _documents(spoken: list[Said], told: Canaries) -> Files:
    """What was said, in each form of document."""
    header = ["Currently Playing Song", "Contact Name", "Utterance text", "Utterance Creation Date"]
    rows = [["Not Available", told.contact, one.text or "", f"{one.when:%Y-%m-%dT%H:%M:%S}.250Z"] for one in spoken]
    history = [
        {"utteranceId": one.utterance_id, "transcriptText": one.text, "timestamp": f"{one.when:%Y-%m-%dT%H:%M:%SZ}"}
        for one in spoken[::3]
    ]
    lines = transcript_lines(spoken[1::3])
    cells = "".join(f"<tr><td>{one.when:%Y-%m-%d %H:%M:%S}</td><td>{one.text}</td></tr>" for one in spoken[2::3])
    text = "\n".join([f"{told.stranger}, {told.phone}, {told.email}", told.loose_phrase, *lines])
    return {
        f"Alexa/NLU/Intent {told.document}.csv": table(header, rows),
        "Alexa/History/history.json": json.dumps({"records": history, "owner": told.stranger}).encode(),
        f"Alexa/{told.document} Transkripte.pdf": pdf([["Alexa - Transkripte", *lines]], title=told.stranger),
        "Alexa/Verlauf.html": f"<!DOCTYPE html><html><body><table>{cells}</table></body></html>".encode(),
        "Alexa/Notes.txt": text.encode(),
        "Alexa/Other.txt": f"{told.child} {told.loose_phrase}".encode("utf-16"),
    }


def _account(told: Canaries) -> Files:
    """What the tables of an export tell of people, places and devices."""
    device = ["Account Name", "Device Model", "Device Serial Number", "First Time Registered", "Time Deregistered"]
    own = [f"{told.owner}s Küche", "Echo Dot", told.own_serial, "2017-01-06T12:00:00Z", "Not Available"]
    foreign = [told.device, "Echo", told.foreign_serial, "2016-02-03T12:00:00Z", "Not Available"]
    name = ["Customer Name", "Customer Email", "Customer ID", "Phone Number", "Shipping Address", "City"]
    stranger = [told.stranger, told.email, told.foreign_customer, told.phone, f"{told.street} {told.town}", told.town]
    wifi = [[told.wifi, told.address_v4, "Europe/Rome"]]
    first, *last = told.contact.split()
    return {
        "Devices/Device Registration.csv": table(device, [own, foreign]),
        "Customer.Profile/Customer Profile.csv": table(name, [stranger] * 3),
        "Search-Data/Search-Data.Customer-Engagement.csv": table(
            ["First Search Time (GMT)", "Country ID", "Language", "Last Known Customer ID", "Query"],
            [["05/01/2018 09:30", "DE", "de_DE", told.own_customer, "lampe"]] * 3,
        ),
        "Alexa/Devices/Networks.csv": table(["Wi-Fi Name", "IP Address", "Time Zone"], wifi),
        "Alexa/Communications/Contacts/contacts.csv": table(
            ["First Name", "Last Name", "Email Address", "Phone Number"],
            [[first, *last, told.account_email, told.phone]],
        ),
        "Alexa/Smart Home/Appliances.csv": table(["Friendly Name", "Room"], [[told.thing, told.device]]),
        "Alexa/Skills/Skills.csv": table(["Skill Name", "Enablement Date"], [[told.skill, "2018-02-01T00:00:00Z"]]),
        "Kids/Profiles.csv": table(["Profile Name", "Profile Type"], [[told.child, "CHILD"]]),
        "Alexa/Linked Accounts.csv": table(
            ["Linked Account", "Linked Account Email"], [["Spotify", told.account_email]]
        ),
    }


def _facts(told: Canaries) -> str:
    return f'''[owner]
names = ["{told.owner}"]
customer_ids = ["{told.own_customer}"]
uses_voice_assistant = true
[[device]]
serial = "{told.own_serial}"
name = "Küche"
since = 2017-01-01
[[place]]
timezone = "Europe/Berlin"
since = 2010-01-01
'''
