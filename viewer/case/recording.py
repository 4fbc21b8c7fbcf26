# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Recordings, transcripts and the links between them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NAMED = "name:"


class TimeSource(StrEnum):
    """Where a recording's time was read."""

    UTTERANCE_ID = "utterance_id"
    NAME = "name"
    ARCHIVE = "archive"
    TRANSCRIPT = "transcript"
    NONE = "none"


class LinkKind(StrEnum):
    """`exact` rests on an id that both sides carry, `likely` on time."""

    EXACT = "exact"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Recording:
    """An entry that holds audio, with what its name and place in the export say about it.

    `captured_at` is timezone-aware UTC or None. `batch` names the part of the export that this recording was
    delivered with (part, folder and name grammar). `device` is a serial number, or `NAMED` and the name of a device
    where the linked transcript gives no more than that; `account` is a customer id.
    """

    id: str
    entry: str
    captured_at: datetime | None = None
    time_source: TimeSource = TimeSource.NONE
    device: str | None = None
    device_type: str | None = None
    account: str | None = None
    language: str | None = None
    utterance_id: str | None = None
    batch: str = ""


def recording_id(entry_path: str) -> str:
    """The stable id of the recording at this entry path: `r` and twelve hexadecimal digits."""
    return "r" + hashlib.sha256(entry_path.encode("utf-8", "surrogateescape")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Transcript:
    """One line that the provider says was spoken.

    `source` is the entry it was read from and `position` its place there (`page 3, line 7`; `row 12`).
    `said_at` is aware UTC where the source's zone is known or was found from the data, else None; `said_local` is
    the time as written, without a zone. `precision_s` is how exact the written time is, in seconds (1 or 60).
    `ambiguous` marks a date that can be read two ways (03.04./04.03.) and that the data did not settle.
    """

    id: str
    text: str
    source: str
    position: str = ""
    said_at: datetime | None = None
    said_local: str = ""
    precision_s: float = 1.0
    ambiguous: bool = False
    utterance_id: str | None = None
    device_name: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Ties one transcript to one recording. `confidence` is in 0..1."""

    transcript: str
    recording: str
    kind: LinkKind
    confidence: float
