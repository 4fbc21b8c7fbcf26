# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the instrument hears in clips whose truth is known, kept in a folder so that it is heard once."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

from viewer.analysis.voice.listener import Listener
from viewer.analysis.voice.prints import PrintTable, tabulate
from viewer.case.voice import VoicePrint
from voice.simulate import ENROLMENT, EXPORT, OWNER, Clip
from voice.speech import RATE, Samples, at_rate

_AT_ONCE = 64
_PRINTS = ("embeddings", "durations", "speech", "snr", "wide")
_TRUTH = ("speaker", "who", "place", "part")


@dataclass(frozen=True, slots=True)
class Heard:
    """Prints with what is true about them; every field is [n] long."""

    prints: PrintTable
    speaker: NDArray[np.str_]
    who: NDArray[np.str_]
    place: NDArray[np.str_]
    part: NDArray[np.str_]

    def at(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Heard:
        """Only these."""
        return Heard(self.prints.at(chosen), *(getattr(self, name)[chosen] for name in _TRUTH))

    @property
    def corpus(self) -> NDArray[np.str_]:
        """The corpus of each speaker [n]."""
        return np.array([name.split("/")[0] for name in self.speaker])

    @property
    def export(self) -> Heard:
        """What lies in the export."""
        return self.at(self.part == EXPORT)

    @property
    def enrolment(self) -> Heard:
        """What the owner enrolled with."""
        return self.at(self.part == ENROLMENT)


def hear(clips: Iterable[Clip], listener: Listener) -> Heard:
    """Prints of all clips long enough to have one, in order."""
    kept, batch = [], []
    for clip in clips:
        batch.append(clip)
        if len(batch) == _AT_ONCE:
            kept += _prints(batch, listener)
            batch = []
    kept += _prints(batch, listener)
    truth = (np.array([getattr(clip, name) for clip, _ in kept]) for name in _TRUTH)
    return Heard(tabulate([one for _, one in kept]), *truth)


def _prints(clips: list[Clip], listener: Listener) -> list[tuple[Clip, VoicePrint]]:
    told = listener.prints([clip.sound for clip in clips])
    return [(clip, one) for clip, one in zip(clips, told, strict=True) if one is not None]


def kept(file: Path, clips: Iterable[Clip], listener: Listener | None) -> Heard:
    """What was heard before and lies in the file; else listen, with a new listener where none is given, and keep it."""
    if not file.exists():
        heard = hear(clips, listener or Listener())
        file.parent.mkdir(parents=True, exist_ok=True)
        columns = {name: getattr(heard.prints, name) for name in _PRINTS}
        np.savez_compressed(file, **columns, **{name: getattr(heard, name) for name in _TRUTH})
    with np.load(file, allow_pickle=False) as read:
        return Heard(PrintTable(*(read[name] for name in _PRINTS)), *(read[name] for name in _TRUTH))


def clips_of_export(folder: Path) -> Iterator[Clip]:
    """The recordings of an export with a truth.jsonl (entry, speaker, who, device), then its enrol/*.wav."""
    truth = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    inside = {name: part for part in map(zipfile.ZipFile, sorted(folder.glob("*.zip"))) for name in part.namelist()}
    owner = next((row["speaker"] for row in truth if row["who"] == OWNER), "")
    for row in truth:
        sound = _sound(io.BytesIO(inside[row["entry"]].read(row["entry"])))
        yield Clip(sound, row["speaker"], row["who"], row["device"])
    for file in sorted((folder / "enrol").glob("*.wav")):
        yield Clip(_sound(file), owner, OWNER, "microphone", ENROLMENT)


def _sound(source: io.BytesIO | Path) -> Samples:
    samples, rate = sf.read(source, dtype="float32", always_2d=True)
    return at_rate(samples[:, 0], rate, RATE)
