# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Questions to the table of recordings, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """What the table of recordings can show and sort by."""

    CAPTURED_AT = "captured_at"
    DURATION = "duration_s"
    DEVICE = "device"
    ACCOUNT = "account"
    VOICE = "voice_group"
    LIKENESS = "voice_llr"
    TRANSCRIPT = "transcript"
    STANDING = "standing"
    STRENGTH = "strength"
    DECISION = "decision"
    SPEECH = "speech_s"
    LOUDNESS = "loudness_lufs"
    ENTRY = "entry"


class Facet(StrEnum):
    """By what the table of recordings can be narrowed down."""

    STANDING = "standing"
    DEVICE = "device"
    ACCOUNT = "account"
    MONTH = "month"
    LINK = "link"
    DECISION = "decision"
    BATCH = "batch"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Query:
    """Which recordings, in which order.

    `text` is what the user typed: words are prefixes, "quoted words" a phrase. `facets` are (facet, value) pairs:
    values of one facet widen, different facets narrow; the value "" means: none known.
    """

    text: str = ""
    facets: tuple[tuple[Facet, str], ...] = ()
    sort: Column = Column.ENTRY
    descending: bool = False


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many recordings of a query have this value of a facet."""

    facet: Facet
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One recording as listed. Times are ISO 8601 with offset, durations seconds, loudness LUFS; None is not known."""

    number: int
    id: str
    entry: str
    sha256: str
    captured_at: str | None
    duration_s: float | None
    declared_s: float | None
    sample_rate: int | None
    channels: int | None
    codec: str | None
    device: str | None
    account: str | None
    language: str | None
    transcript: str | None
    transcript_source: str | None
    link: str | None
    confidence: float | None
    voice_group: str | None
    voice_llr: float | None
    speech_s: float | None
    loudness_lufs: float | None
    snr_db: float | None
    peak_db: float | None
    clipped: int | None
    standing: str
    strength: int
    decision: str | None
    batch: str
    cell: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group as listed: `group` is `KIND:KEY`."""

    group: str
    kind: str
    label: str
    recordings: int
    audio_seconds: float
    first: str | None
    last: str | None
    standing: str
    strength: int
    decision: str | None
    findings: tuple[int, ...]
