# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Small exports in the shape of 2018, with tones for voices, and facts that fit them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.archive.zips import tone, write
from viewer.case.facts import Facts, OwnedDevice, Owner

OWN, FOREIGN = "G090AAAA11112222", "G090BBBB33334444"
CANARY = "zinnoberrote Giraffe"
START = datetime(2018, 2, 1, 7, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One recording to be: when, by which device, what the transcript says."""

    when: datetime
    device: str
    text: str

    @property
    def name(self) -> str:
        """Its file name: an utterance id with separators that files may have."""
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{self.when}{self.device}")
        when = f"{self.when:%Y_%m_%d_%H}_{self.device}_{self.when:%M.%S}"
        return f"Alexa/Audio/A3S5BH2HU6VAYF.1.0_{when}..TNIH_2V.{key}ZXV_0.wav"


def spoken(own: int, foreign: int) -> list[Spoken]:
    """So many recordings of the owner's device and of a foreign one, a day and some minutes apart."""
    devices = [OWN] * own + [FOREIGN] * foreign
    return [
        Spoken(
            START + timedelta(days=number, minutes=7 * number, seconds=3 * number), device, f"{CANARY} nummer {number}"
        )
        for number, device in enumerate(devices)
    ]


def files_of(lines: list[Spoken]) -> dict[str, bytes]:
    """The files of such an export: recordings, recognised utterances, the owner's own lists."""
    rows = "".join(f"Not Available,{one.text},{one.when:%Y-%m-%dT%H:%M:%S}.120Z\r\n" for one in lines)
    registered = f"Erikas Küche,Echo Dot,{OWN},2018-01-01T09:00:00Z,ACTIVE,Not Available\r\n"
    header = "Account Name,Device Model,Device Serial Number,First Time Registered,State,Time Deregistered\r\n"
    return {
        **{one.name: tone(0.6, pitch=200 + 5 * number) for number, one in enumerate(lines)},
        "Alexa/NLU/Intent-1-1.csv": ("\ufeffContact Name,Utterance text,Utterance Creation Date\r\n" + rows).encode(),
        "Devices/Device Registration.csv": ("\ufeff" + header + registered).encode(),
        "Search-Data/Search-Data.Customer-Engagement.csv": (
            b"First Search Time (GMT),Country ID,Language,Last Known Customer ID,Query\r\n"
            b"05/01/2018 09:30,DE,de_DE,A1TESTCUSTOMER1,lampe\r\n"
        ),
    }


def make_export(path: Path, own: int = 6, foreign: int = 4) -> Path:
    """Write such an export as one ZIP."""
    return write(path, files_of(spoken(own, foreign)))


def owner_facts() -> Facts:
    """What the owner of `OWN` states."""
    device = OwnedDevice(serial=OWN, name="Küche", since=START.date() - timedelta(days=30))
    return Facts(
        Owner(names=("Erika Beispiel",), customer_ids=("A1TESTCUSTOMER1",), uses_voice_assistant=True), (device,)
    )
