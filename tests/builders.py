# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Builds small exports with synthetic tones and invented people: files as bytes, and archives of them."""

from __future__ import annotations

import csv
import io
import math
import struct
import uuid
import wave
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

OWN_CUSTOMER = "A1OWNERTEST23"
OWN_SERIAL = "G090OWN112233445"
FAR_SERIAL = "G000FAR998877665"
DEVICE_TYPE = "A3S5BH2HU6VAYF"
BERLIN = ZoneInfo("Europe/Berlin")
Files = dict[str, bytes]


@dataclass(frozen=True)
class Said:
    """One utterance: when (UTC), at which device, with which words (None: a recording without a transcript)."""

    when: datetime
    serial: str
    device: str
    text: str | None
    uuid: str

    @property
    def utterance_id(self) -> str:
        """The provider's id, in its own separators."""
        return f"{DEVICE_TYPE}:1.0/{self.when:%Y/%m/%d/%H}/{self.serial}/{self.when:%M:%S}::TNIH_2V.{self.uuid}ZXV/0"

    @property
    def file_name(self) -> str:
        """The id as a file system takes it."""
        return self.utterance_id.replace("/", "_").replace(":", ".") + ".wav"


def said(count: int = 12, start: datetime = datetime(2018, 3, 20, 6, 30, 15, tzinfo=UTC)) -> list[Said]:
    """Utterances some hours and days apart, across the spring change of clocks; every sixth has no transcript."""
    words = ["stell den wecker auf sieben uhr", "licht im flur aus", "wie spät ist es", "lauter", "spiel jazz"]
    found = []
    for number in range(count):
        mine = number % 3 == 0
        when = start + timedelta(hours=17 * number, minutes=7 * number % 60, seconds=11 * number % 60)
        text = None if number % 6 == 5 else words[number % len(words)]
        name = "Küche" if mine else "Wohnzimmer"
        key = str(uuid.UUID(int=0x1234567890ABCDEF * (number + 1), version=4))
        found.append(Said(when, OWN_SERIAL if mine else FAR_SERIAL, name, text, key))
    return found


def tone(seconds: float = 0.02, rate: int = 16_000, hertz: float = 440.0) -> bytes:
    """A WAV file of a sine, 16 bit mono."""
    count = int(seconds * rate)
    samples = [round(8000 * math.sin(2 * math.pi * hertz * n / rate)) for n in range(count)]
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, rate, count, "NONE", ""))
        sound.writeframes(struct.pack(f"<{count}h", *samples))
    return out.getvalue()


def table(header: Sequence[str], rows: Sequence[Sequence[str]], mark: bool = True) -> bytes:
    """A CSV as the provider writes it: CRLF, and a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([header, *rows])
    return (("\ufeff" if mark else "") + out.getvalue()).encode()


def pdf(pages: Sequence[Sequence[str]], producer: str = "Notmine Testwerk 1.0", title: str = "") -> bytes:
    """A PDF of text lines in Helvetica (Windows-1252 letters only), written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    info = f"<< /Producer ({producer}) /Title ({title}) >>"
    objects += [font, info]
    kids = []
    for page in pages:
        shown = "".join(f"({_escaped(line)}) Tj 0 -12 Td " for line in page)
        content = f"BT /F1 9 Tf 40 800 Td {shown} ET"
        objects.append(f"<< /Length {len(content)} >> stream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _assembled(objects)


def _escaped(line: str) -> str:
    raw = line.encode("cp1252", "replace")
    return "".join(chr(b) if 32 <= b < 127 and b not in b"()\\" else f"\\{b:03o}" for b in raw)


def _assembled(objects: Sequence[str]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj {body} endobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def owner_files(registered: bool = True) -> Files:
    """The owner's own documents."""
    files = {
        "Retail.OrderHistory.1/Retail.OrderHistory.1.csv": table(
            ["Website", "Order ID", "Order Date", "Shipping Address"],
            [["Amazon.de", "303-1", "2018-02-03T10:00:00Z", "Erika Beispiel Lindenweg 4 85748 Garching"]],
        ),
        "Retail.RegionAuthority.2/Retail.RegionAuthority.2.csv": table(
            ["Postal Code", "District", "City", "State or Province", "Country Code", "Timestamp"],
            [["85748", "Not Available", "Garching", "BY", "DE", "2018-05-01T08:00:00Z"]],
        ),
        "Search-Data/Search-Data.Customer-Engagement.csv": table(
            ["First Search Time (GMT)", "Country ID", "Language", "Last Known Customer ID", "Query"],
            [["05/01/2018 09:30", "DE", "de_DE", OWN_CUSTOMER, "lampe"]] * 3,
        ),
        "Digital.PrimeVideo.Watchlist/Watchlist.1.csv": table(
            ["Title", "Added"], [["Ein Film", "2018-01-01T00:00:00Z"]]
        ),
    }
    if registered:
        files["Devices.Registration/Device Registration.csv"] = registration()
    return files


def registration() -> bytes:
    """The list of the owner's one device."""
    return table(
        ["Account Name", "Device Model", "Device Serial Number", "First Time Registered", "Time Deregistered"],
        [["Erikas Küche", "Echo Dot", OWN_SERIAL, "2017-01-06T12:00:00Z", "Not Available"]],
    )


def transcript_lines(utterances: Sequence[Said], zone: ZoneInfo = BERLIN) -> list[str]:
    """The lines of the 2018 transcript document: local time without a zone, device, words, unsorted."""
    told = [one for one in utterances if one.text is not None]
    lines = [f'{one.when.astimezone(zone):%Y-%m-%d %H:%M:%S}   {one.device}   "{one.text}"' for one in told]
    return lines[1::2] + lines[::2]


def export_2018(utterances: Sequence[Said] | None = None, registered: bool = True) -> Files:
    """The 2018 shape: loose recordings, one PDF of transcripts, the owner's tables."""
    told = said() if utterances is None else utterances
    files = owner_files(registered)
    files |= {f"Alexa/Audio/{one.file_name}": tone(hertz=300 + 20 * n) for n, one in enumerate(told)}
    lines = transcript_lines(told)
    half = len(lines) // 2
    pages = [
        ["Alexa - Transkripte", *lines[:half], "Seite 1 von 2"],
        ["Alexa - Transkripte", *lines[half:], "Seite 2 von 2"],
    ]
    files["Alexa/Alexa Transkripte.pdf"] = pdf(pages)
    return files


def export_2025(utterances: Sequence[Said] | None = None) -> dict[str, Files]:
    """The shape since 2024: several parts, a table of recognised utterances in UTC, localised descriptions."""
    told = said() if utterances is None else utterances
    rows = [["Not Available"] * 3 + [one.text, f"{one.when:%Y-%m-%dT%H:%M:%S}.250Z"] for one in told if one.text]
    header = ["Currently Playing Song", "Screen Contents", "Contact Name", "Utterance text", "Utterance Creation Date"]
    contacts = table(["First Name", "Last Name", "Email Address"], [["Toni", "Muster", "toni@example.org"]])
    devices = "Your Fire TV Device & Setup/Device Registration.csv"
    return {
        "All Data Categories.1.zip": owner_files(registered=False) | {devices: registration()},
        "All Data Categories.2.zip": {
            "Additional Data/Alexa/Alexa/NLU/Intent-2-1.csv": table(header, [*rows, ["Data Not Available"] * 5]),
            "Additional Data/Alexa/Communications/Contacts/contacts-2.csv": contacts,
        },
        "All Data Categories.3.zip": {
            f"Additional Data/Alexa/Voice/{one.file_name}": tone(hertz=300 + 20 * n) for n, one in enumerate(told)
        }
        | {"FileDescriptions.csv": table(["Dateiname", "Beschreibung"], [["Order History.csv", "Ihre Bestellungen"]])},
    }


def zipped(files: Mapping[str, bytes], times: Mapping[str, datetime] | None = None) -> bytes:
    """A ZIP of these files; `times` are the local times of members, where they matter."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            when = (times or {}).get(name, datetime(2018, 10, 30, 12, 0))
            archive.writestr(zipfile.ZipInfo(name, when.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_export(folder: Path, parts: Mapping[str, Mapping[str, bytes]]) -> list[Path]:
    """Write the parts of an export as ZIP files into a folder, and say where."""
    paths = []
    for name, files in parts.items():
        path = folder / name
        path.write_bytes(zipped(files))
        paths.append(path)
    return paths
