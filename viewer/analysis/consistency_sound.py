# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Compares the format, length and origin of recordings with what is usual, and with others of the same device."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from viewer.case.recording import Recording
from viewer.case.sound import SoundTraits

Counted = tuple[int, int]

_LENGTH_S = 0.05


class Format(NamedTuple):
    """Sample rate in hertz, channels, codec."""

    rate: int | None
    channels: int | None
    codec: str


class Sounds:
    """Takes in one recording's sound after another; what differs is counted at the end."""

    def __init__(self, recordings: Mapping[str, Recording], usual: Format | None) -> None:
        """`recordings` by entry; `usual` is what the claimed source records in, None where that is not known."""
        self._recordings, self._usual = recordings, usual
        self._formats: dict[str, Counter[Format]] = defaultdict(Counter)
        self._encoders: dict[str, Counter[str]] = defaultdict(Counter)
        self._lengths, self._off, self._heard, self._silent = 0, 0, 0, 0
        self.codecs: dict[str, str] = {}

    def add(self, one: SoundTraits) -> None:
        """Count one recording."""
        recording = self._recordings.get(one.entry)
        if recording is None:
            return
        self._formats[recording.device or ""][Format(one.sample_rate, one.channels, one.codec)] += 1
        if not one.codec.startswith("pcm_"):
            self.codecs[one.entry] = one.codec
        if one.declared_s is not None:
            self._lengths += 1
            self._off += abs(one.declared_s - one.duration_s) > _LENGTH_S
        if one.encoder is not None:
            self._encoders[recording.batch][one.encoder] += 1
        if one.silent_s is not None:
            self._heard += 1
            self._silent += one.silent_s > 0

    def counts(self) -> dict[str, Counted]:
        """(Compared, differing) recordings: from the usual format; from the format that most of the device's have; in
        length from what the header claims; in the program that wrote them from most of their batch; with exact digital
        silence between sound.
        """
        every = sum(sum(counts.values()) for counts in self._formats.values())
        usual = sum(counts[self._usual] for counts in self._formats.values()) if self._usual else 0
        return {
            "audio_usual": (every, every - usual) if self._usual else (0, 0),
            "audio_device": _minorities({name: counts for name, counts in self._formats.items() if name}),
            "declared_length": (self._lengths, self._off),
            "encoder": _minorities(self._encoders),
            "silence": (self._heard, self._silent),
        }


def _minorities(groups: Mapping[str, Counter[Format]] | Mapping[str, Counter[str]]) -> Counted:
    """How many lie in groups, and how many of them do not have what most of their group have."""
    compared = sum(counts.total() for counts in groups.values())
    return compared, compared - sum(max(counts.values()) for counts in groups.values())
