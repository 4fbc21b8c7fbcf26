# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The recordings of the demonstration export: who says what to which device when, and the name it lies under."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.people import BERLIN, FIRST, LAST, SPEAKERS, Device, Speaker
from demo.sentences import sentence

RARE_FORMS = {7: "wav", 70: "flac", 150: "mp3", 450: "mp3"}
SHARE_OF_WAV = 8
SHORTEST_GAP = timedelta(minutes=2)


@dataclass(frozen=True)
class Clip:
    """One recording before it is spoken.

    `told` is false where the provider's list has no line for it, `bare` is true where its name tells nothing.
    """

    speaker: Speaker
    device: Device
    when: datetime
    text: str
    mark: str
    form: str
    told: bool
    bare: bool

    @property
    def entry(self) -> str:
        """The path in the export, with the provider's utterance id as the name, or only its random part."""
        w, end = self.when, "wav" if self.form == "ulaw" else self.form
        if self.bare:
            return f"Alexa/Audio/{self.mark}.{end}"
        return (
            f"Alexa/Audio/{self.device.type_id}.1.0_{w:%Y_%m_%d_%H}_{self.device.serial}_{w:%M.%S}"
            f"..TNIH_2V.{self.mark}ZXV_0.{end}"
        )

    @property
    def line(self) -> str:
        """This recording's line in the list of transcripts, in the local time of the household."""
        return f'{self.when.astimezone(BERLIN):%d.%m.%Y %H:%M:%S}   {self.device.room}   "{self.text}"'


def moment(device: Device, rng: random.Random) -> datetime:
    """A time in the rhythm of a household, in UTC, to the second."""
    since = max(FIRST, device.since + timedelta(days=1))
    local = (since + (LAST - since) * rng.random()).astimezone(BERLIN)
    hour = min(23, max(5, int(rng.choice([rng.gauss(7.5, 1), rng.gauss(19.5, 2), rng.gauss(13, 4)]))))
    local = local.replace(hour=hour, minute=rng.randrange(60), second=rng.randrange(60), microsecond=0)
    return local.astimezone(FIRST.tzinfo)


def free_moment(device: Device, taken: set[int], rng: random.Random) -> datetime:
    """A moment that is no other recording's, nor close to one."""
    span = int(SHORTEST_GAP.total_seconds())
    while True:
        when = moment(device, rng)
        slot = int(when.timestamp()) // span
        if taken.isdisjoint((slot - 1, slot, slot + 1)):
            taken.add(slot)
            return when


def make_clips(count: int, rng: random.Random) -> list[Clip]:
    """So many recordings, in the order of their random marks, as a ZIP of 2018 would list them."""
    taken: set[int] = set()
    clips = []
    for number in range(count):
        speaker = rng.choices(SPEAKERS, [each.weight for each in SPEAKERS])[0]
        device = rng.choice(speaker.devices)
        home = "foreign" if speaker.who == "stranger" else "own"
        text = sentence(home, speaker.voice.language, rng)
        mark = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        form = RARE_FORMS.get(number % 600, "ulaw" if number % 20 < SHARE_OF_WAV else "ogg")
        when = free_moment(device, taken, rng)
        bare = home == "own" and number % 60 == 31
        clips.append(Clip(speaker, device, when, text, mark, form, told=number % 40 != 3, bare=bare))
    return sorted(clips, key=lambda clip: clip.mark)
