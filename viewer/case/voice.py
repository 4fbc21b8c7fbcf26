# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Voices: prints of single clips, profiles of people who enrolled, groups of recordings that sound like one voice."""

from __future__ import annotations

from dataclasses import dataclass

OWNER = "owner"


@dataclass(frozen=True, slots=True)
class VoicePrint:
    """What one clip sounds like. `embedding` is 192 little-endian float32 of length one.

    `duration_s` is the whole clip's, `speech_s` of it are speech. `snr_db` is the power of speech over that of the
    quietest tenth. `wide_band` is False where nothing is above 4 kHz, as on the telephone.
    """

    embedding: bytes
    duration_s: float
    speech_s: float
    snr_db: float
    wide_band: bool


@dataclass(frozen=True, slots=True)
class VoiceProfile:
    """Somebody's enrolled voice. `person` is `owner`, or a name of the household that is unique in a case."""

    person: str
    prints: tuple[VoicePrint, ...]

    @property
    def speech_s(self) -> float:
        """Seconds of speech behind it."""
        return sum(one.speech_s for one in self.prints)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a voice group compares with an enrolled person.

    `llr` is the log10 likelihood ratio of "spoken by this person" against "spoken by somebody else", or None where
    they cannot be compared; `reason` then says why, as a key of the catalogue.
    """

    person: str
    llr: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """One voice group. `group` is `voice:KEY`; times are ISO 8601; `devices` are labels, most recordings first.

    `stability` in 0..1 is how often its pairs of recordings stay together when the grouping is done again on a part
    of the data. `person` is who the user said this is, else empty.
    """

    group: str
    recordings: int
    audio_seconds: float
    speech_seconds: float
    devices: tuple[str, ...]
    first: str | None
    last: str | None
    stability: float | None
    likenesses: tuple[Likeness, ...]
    standing: str
    strength: int
    decision: str | None
    person: str = ""


@dataclass(frozen=True, slots=True)
class VoicePoint:
    """One recording's place on the map of clips, -1..1 each way; near means alike. `group` is empty where unsure."""

    number: int
    id: str
    group: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices of a case.

    `unsure` recordings were compared but fit no group; `incomparable` have too little speech or too much noise;
    `unmeasured` were not listened to yet. `persons` are those enrolled, the owner first.
    """

    cards: tuple[VoiceCard, ...] = ()
    points: tuple[VoicePoint, ...] = ()
    unsure: int = 0
    incomparable: int = 0
    unmeasured: int = 0
    persons: tuple[str, ...] = ()
