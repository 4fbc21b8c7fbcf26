# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""An export put together from a household's documents and recordings, and foreign ones mixed in, without any audio."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from tests.benchmarks.judgement.documents import alexa_documents, own_documents
from tests.benchmarks.judgement.households import Household
from tests.benchmarks.judgement.naming import Named, named
from tests.benchmarks.judgement.spoken import transcripts
from tests.benchmarks.judgement.utterances import Utterance
from tests.builders import Files
from viewer.case.export import Entry, Inventory, Kind, Part
from viewer.case.reading import Reading
from viewer.importers.registry import read_export
from viewer.work import Unwatched


class Blanking(StrEnum):
    """What of the foreign recordings' metadata is left."""

    WHOLE = "whole"
    SERIALS = "serials"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Documents:
    """Opens the documents of an export from memory; recordings are never opened."""

    contents: Files

    def open(self, entry: Entry) -> BinaryIO:
        """The bytes of a document."""
        return io.BytesIO(self.contents[entry.path])


@dataclass(frozen=True)
class Delivered:
    """An export as the program meets it, and the truth: by entry path, the utterance and whether it is foreign."""

    inventory: Inventory
    reading: Reading
    signal: dict[str, dict[str, float | int | str]]
    truth: dict[str, tuple[Utterance, bool]]
    dropped: frozenset[str] = field(default=frozenset())

    @property
    def foreign(self) -> int:
        """How many recordings are foreign."""
        return sum(foreign for _, foreign in self.truth.values())


def deliver(
    home: Household,
    own: Sequence[Utterance],
    stranger: Household | None = None,
    foreign: Sequence[Utterance] = (),
    blanking: Blanking = Blanking.WHOLE,
) -> Delivered:
    """Put the export together and read it with the program's own importers."""
    rng = random.Random(f"delivery {home.seed} {stranger.seed if stranger else 0} {blanking}")
    archive = "All Data Categories.1.zip" if home.generation == "2024" else "export.zip"
    folder = "Additional Data/Alexa/Voice" if home.generation == "2024" else "Alexa/Audio"
    style = home.style
    clips = [(one, False, named(one, style, number, home)) for number, one in enumerate(_shuffled(own, rng), 1)]
    if stranger is not None:
        theirs = _style(stranger, blanking)
        numbered = enumerate(_shuffled(foreign, rng), len(clips) + 1)
        clips += [(one, True, named(one, theirs, number, stranger)) for number, one in numbered]
    apart = stranger is not None and rng.random() < 0.5
    silent = "transcripts" in (home if own or stranger is None else stranger).missing
    timed = rng.random() < 0.5
    files: Files = own_documents(home) | (alexa_documents(home) if own else {})
    if stranger is not None and foreign and not silent and rng.random() < 0.3 and blanking is Blanking.WHOLE:
        files |= {f"{name}": data for name, data in alexa_documents(stranger).items() if name not in files}
    if not silent:
        told = [(one, far) for one, far, _ in clips if one.text is not None]
        files |= transcripts(home, told, rng, blanked=blanking is Blanking.ALL, zone=_zone(home))
    truth, entries, signal = {}, [], {}
    rate = rng.choice((16_000, 16_000, 16_000, 22_050))
    for one, far, name in clips:
        inside = f"{folder} 2/{name.file}" if far and apart else f"{folder}/{name.file}"
        path = f"{archive}!{inside}"
        size, when = 44 + round(one.seconds * 32_000), _time(one, name, home, timed)
        entries.append(_entry(path, archive, Kind.AUDIO, size, when, content=one.uuid))
        truth[path] = one, far
        signal[path] = {
            "sample_rate": rate,
            "channels": 1,
            "codec": "pcm_s16le",
            "speech_s": round(0.75 * one.seconds, 2),
            "duration_s": round(one.seconds, 2),
        }
    contents = {}
    for inside, data in files.items():
        path = f"{archive}!{inside}"
        contents[path] = data
        kind = Kind.PDF if data.startswith(b"%PDF") else Kind.CSV
        entries.append(_entry(path, archive, kind, len(data), f"{home.last}T12:00:00"))
    inventory = Inventory((Part(archive, Path(archive), 1),), tuple(sorted(entries, key=lambda entry: entry.path)))
    return Delivered(inventory, read_export(Documents(contents), inventory, Unwatched()), signal, truth)


def _style(stranger: Household, blanking: Blanking) -> str:
    if blanking is Blanking.ALL:
        return "number"
    if blanking is Blanking.SERIALS:
        return "time-uuid"
    return stranger.style if stranger.style in ("id", "serial-time", "record-key") else "id"


def _shuffled(told: Sequence[Utterance], rng: random.Random) -> list[Utterance]:
    return rng.sample(list(told), len(told))


def _zone(home: Household) -> ZoneInfo:
    return ZoneInfo(home.region.timezone)


def _time(one: Utterance, name: Named, home: Household, timed: bool) -> str:
    """The member's time in the archive: when it was recorded, or when all was packed."""
    if name.blank or not timed:
        return f"{home.last}T12:00:00"
    return f"{one.when.astimezone(_zone(home)):%Y-%m-%dT%H:%M:%S}"


def _entry(path: str, part: str, kind: Kind, size: int, modified: str, *, content: str = "") -> Entry:
    digest = hashlib.sha256((content or path).encode()).hexdigest()
    return Entry(path, part, size, size, kind, digest, modified, "unix/20/deflate")
