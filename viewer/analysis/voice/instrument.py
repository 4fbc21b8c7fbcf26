# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The voice instrument: a print of every recording, with how much speech it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.decode import decode
from viewer.analysis.pcm import Decoded
from viewer.analysis.voice.listener import LONGEST_S, Listener
from viewer.analysis.voice.resample import at_16_khz, mixed
from viewer.case.export import Entry, Kind
from viewer.case.observation import Observation, Unmeasurable
from viewer.case.voice import VoicePrint

NAME = "voice"
VERSION = "1:campplus-zh-en-common:silero-6.2.3"


@dataclass(frozen=True, slots=True)
class VoiceInstrument:
    """Measures `voice_s` (length heard), `speech_s`, `snr_db` and `wide_band`; the blob is the print, 192 little-endian
    float32, and empty where a clip is too short for one.
    """

    name: str = NAME
    version: str = VERSION

    def wants(self, entry: Entry) -> bool:
        """Every entry whose content is audio."""
        return entry.kind is Kind.AUDIO

    def measure(self, batch: Sequence[tuple[Entry, bytes]]) -> Sequence[Observation | Unmeasurable]:
        """One answer for each entry, in order; never raises for bad bytes."""
        decoded = [decode(data) for _, data in batch]
        prints = iter(_listener().prints([_heard(one) for one in decoded if isinstance(one, Decoded)]))
        answers: list[Observation | Unmeasurable] = []
        for (entry, _), one in zip(batch, decoded, strict=True):
            if isinstance(one, Decoded):
                answers.append(_observed(entry, next(prints)))
            else:
                answers.append(Unmeasurable(entry.path, one.code))
        return answers


def _heard(one: Decoded) -> NDArray[np.float32]:
    return at_16_khz(mixed(one.samples[: LONGEST_S * one.rate]), one.rate)


def _observed(entry: Entry, found: VoicePrint | None) -> Observation:
    if found is None:
        return Observation(entry.path, NAME, VERSION, {})
    told = {
        "voice_s": found.duration_s,
        "speech_s": found.speech_s,
        "snr_db": found.snr_db,
        "wide_band": found.wide_band,
    }
    return Observation(entry.path, NAME, VERSION, told, found.embedding)


@cache
def _listener() -> Listener:
    """The networks of this process; they take a fifth of a second to load."""
    return Listener()
