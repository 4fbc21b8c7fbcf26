# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An export of every kind of document, in which nearly every rule has something to say, full of canaries."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from tests.builders import FAR_SERIAL, OWN_SERIAL, Said, owner_files, pdf, said, table, transcript_lines, zipped
from viewer.case.facts import Away, Facts, OwnedDevice, Owner, Person, Place

OWNER = "Friederike Müllerbrück"
STRANGER = "Thaddäus Quittengelb"
CANARIES = (
    "Friederike", "Müllerbrück", "Muellerbrueck", "Thaddäus", "Thaddaeus", "Quittengelb", "Zinnoberweg", "zinnoberrote",
    "Giraffenhals", "Wolkenkuckucksheim", "quittengelb@wolkenkuckuck.example", "wolkenkuckuck", "+49 171 5550199",
    "01715550199", "4929123456781881", "78.46.199.201", "Giraffen-WLAN", OWN_SERIAL, FAR_SERIAL, "A1OWNERTEST23",
    "A1STRANGER777", "84137", "Kuckucksbank", "schnabeltier", "Schnabeltier", "51.4988", "12.9013",
)  # fmt: skip
WATERMARK = np.random.default_rng(7).integers(-9_000, 9_000, 16_000).astype("<i2")


def watermarked(number: int) -> bytes:
    """A recording of noise that nobody could draw twice."""
    import wave

    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 16_000, len(WATERMARK), "NONE", ""))
        sound.writeframes(np.roll(WATERMARK, 977 * number).tobytes())
    return out.getvalue()


def lines() -> list[Said]:
    """Utterances of the owner's device and of a stranger's, who calls a friend and asks for the weather elsewhere."""
    found = []
    asked = [
        "wie wird das wetter in wolkenkuckucksheim",
        "ruf thaddäus an",
        "spiel zinnoberrote giraffenhals auf spotify",
    ]
    for number, one in enumerate(said(48)):
        text = one.text
        if one.serial == FAR_SERIAL and text:
            text = asked[number % 3] + (" morgen" if number % 2 else "")
        found.append(Said(one.when, one.serial, one.device, text, one.uuid))
    return found


def files(told: list[Said]) -> dict[str, bytes]:
    """All files of it."""
    days = [f"2018-0{4 + n % 3}-{10 + n:02d}T0{n % 9}:20:00Z" for n in range(9)]
    far = [(48.0988 + 3.4 * (n % 2), 11.5013 + 1.4 * (n % 2)) for n in range(9)]
    history = [
        {
            "recordKey": f"A1STRANGER777#{1525000000000 + 1000 * n}#A3S5BH2HU6VAYF#{FAR_SERIAL}",
            "timestamp": 1525000000000 + 1000 * n,
            "customerId": "A1STRANGER777",
            "device": {"deviceName": "Thaddäus Küche"},
            "voiceHistoryRecordItems": [
                {"recordItemType": "CUSTOMER_TRANSCRIPT", "transcriptText": "schnabeltier füttern"},
                {"recordItemType": "ALEXA_RESPONSE", "transcriptText": "Das Schnabeltier ist satt."},
            ],
        }
        for n in range(3)
    ]
    contacts = [[f"Quitten{n}gelb", f"Giraffenhals{n}", f"giraffe{n}@wolkenkuckuck.example"] for n in range(24)]
    inner = zipped(
        {
            "notes.txt": b"Schnabeltier im Zinnoberweg, 01715550199 fragen, Thaddaeus Muellerbrueck",
            "Wolkenkuckucksheim.csv": table(["Name", "City"], [["Thaddäus", "x"]]),
        }
    )
    return owner_files() | {
        **{f"Alexa/Audio/{one.file_name}": watermarked(n) for n, one in enumerate(told)},
        "Alexa/Alexa Transkripte.pdf": pdf([["Alexa - Transkripte", *transcript_lines(told)]], title="Für Quittengelb"),
        "Alexa/History/voice.json": json.dumps(history, ensure_ascii=False, indent=2).encode(),
        "Alexa/Communications/Contacts/contacts-2.csv": table(["First Name", "Last Name", "Email Address"], contacts),
        "Profile/Profile.csv": table(
            ["Customer ID", "Customer Name", "Email Address", "Phone Number", "Shipping Address"],
            [
                [
                    "A1STRANGER777",
                    STRANGER,
                    "quittengelb@wolkenkuckuck.example",
                    "+49 171 5550199",
                    "Zinnoberweg 7 84137 Wolkenkuckucksheim",
                ]
            ],
        ),
        "Devices.Registration/Other.csv": table(
            ["Account Name", "Device Model", "Device Serial Number", "First Time Registered"],
            [["Thaddäus Echo", "Echo Dot", FAR_SERIAL, "2016-01-06T12:00:00Z"]],
        ),
        "Smart Home/Location.csv": table(
            ["Timestamp", "Latitude", "Longitude", "Device Serial Number"],
            [[when, f"{north:.4f}", f"{east:.4f}", FAR_SERIAL] for when, (north, east) in zip(days, far, strict=True)],
        ),
        "Networks/Connections.csv": table(
            ["Timestamp", "IP Address", "Wi-Fi Name", "Time Zone", "Device Serial Number"],
            [
                row
                for when in days
                for row in (
                    [when, "78.46.199.201", "Giraffen-WLAN", "America/New_York", FAR_SERIAL],
                    [when, "93.184.216.34", "Heimnetz", "Europe/Berlin", OWN_SERIAL],
                )
            ],
        ),
        "Skills/Skills.csv": table(
            ["Skill Name", "Enablement Status", "Enablement Date"],
            [[name, "ENABLED", "2018-02-01"] for name in ("Schnabeltier Quiz", "Kuckucksuhr", "Giraffenhals")],
        ),
        "Linked/Subscriptions.csv": table(
            ["Service Name", "Account Email", "Start Date"],
            [["Spotify", "quittengelb@wolkenkuckuck.example", "2017-03-01"]],
        ),
        "PaymentOptions.PaymentInstruments/Payment.csv": table(
            ["Payment Instrument", "Last Four Digits", "Card"],
            [["Kuckucksbank Visa - 1881", "1881", "4929123456781881"]],
        ),
        "Kids/Profiles.csv": table(["Profile Name", "Profile Type"], [["Quittengelb junior", "CHILD"]]),
        "Anschreiben.html": (
            "<!DOCTYPE html><html><body><p>Sehr geehrter Herr Thaddäus Quittengelb,</p>"
            "<p>anbei Ihre Daten aus dem Zinnoberweg.</p><!-- Giraffenhals --></body></html>"
        ).encode(),
        "README.txt": b"This export holds 60 recordings and 12 files. Schnabeltier.",
        "Other/Quittengelb.bin": b"\0Giraffenhals" * 40,
        "Other/photo.jpg": b"\xff\xd8\xff\xe0Quittengelb" * 30,
        "Other/inner.zip": inner,
        "Other/utf16.txt": "Schnabeltier und Giraffenhals".encode("utf-16"),
        "Other/latin.csv": "Name;Ort\r\nThaddäus;Wolkenkuckucksheim\r\n".encode("cp1252"),
    }


def facts() -> Facts:
    """What the owner states, so that most rules can speak."""
    return Facts(
        owner=Owner(
            names=(OWNER,),
            emails=("friederike@muellerbrueck.example",),
            customer_ids=("A1OWNERTEST23",),
            languages=("de",),
            account_opened=date(2018, 3, 27),
            uses_voice_assistant=True,
            phones=("0171 9990011",),
            services=("Deezer",),
            skills=("Kochbuch",),
            rooms=("Küche", "Flur"),
            payment_endings=("4242",),
        ),
        devices=(OwnedDevice(OWN_SERIAL, "Küche", "Echo Dot", date(2017, 1, 6)),),
        places=(Place("Europe/Berlin", "Garching", date(2010, 1, 1)),),
        household=(Person(("Karl Müllerbrück",), "partner", ("de",)),),
        away=(Away(date(2018, 4, 1), date(2018, 4, 6), "Wolkenkuckucksheim"),),
    )


def write(folder: Path) -> list[Path]:
    """Two parts: recordings and documents, one of them damaged."""
    told = lines()
    every = files(told)
    times = {f"Alexa/Audio/{one.file_name}": (one.when + timedelta(hours=2)).replace(tzinfo=None) for one in told}
    sound = {name: data for name, data in every.items() if name.endswith(".wav")}
    rest = {name: data for name, data in every.items() if name not in sound}
    first, second = folder / "All Data Categories.1.zip", folder / "All Data Categories.2.zip"
    first.write_bytes(zipped(rest))
    second.write_bytes(_damaged(zipped(sound, times), next(iter(sound))))
    return [first, second]


def _damaged(archive: bytes, name: str) -> bytes:
    """The archive with a wrong check sum for one member."""
    with zipfile.ZipFile(io.BytesIO(archive)) as listed:
        crc = listed.getinfo(name).CRC
    return archive.replace(crc.to_bytes(4, "little"), (crc ^ 1).to_bytes(4, "little"))
