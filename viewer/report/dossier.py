# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a report may rest on: counts, dates, ids, hashes and strengths. No transcript, name, serial number in full or
sound is in here, so none can come out (redaction by an allow-list); the one exception is what the user was shown and
then added by hand (`Enclosed`).
"""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.enclosure import Content
from viewer.case.finding import Conclusion, Finding
from viewer.case.message import Message
from viewer.case.review import Exposure


@dataclass(frozen=True, slots=True)
class ExportPart:
    """One part as received: name (empty where it is no archive), bytes, SHA-256 in hexadecimal (empty for a folder)."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Item:
    """One foreign recording: its opaque id, the hash of its bytes, UTC time (ISO 8601 or empty) and seconds."""

    id: str
    sha256: str
    captured_at: str
    seconds: float
    standing: str
    strength: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignGroup:
    """A group that does not fit, under an opaque label (`Device 1`, …); `kind` is device, account, voice or batch."""

    label: str
    kind: str
    recordings: int
    seconds: float
    first: str
    last: str
    standing: str
    strength: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """The foreign part in counts. `persons_at_least` is a lower bound from voices and devices, an estimate."""

    recordings: int
    seconds: float
    transcript_lines: int
    documents: int
    devices: int
    accounts: int
    voices: int
    first: str
    last: str
    persons_at_least: int
    groups: tuple[ForeignGroup, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the journal: number, UTC time, what was done, counts and ids, and its hash in the chain."""

    number: int
    at: str
    act: str
    detail: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An item that the user added by hand. `text` is a transcript or a serial number, empty for a sound; `file` is the
    name of the sound's file beside the letter and `sha256` the hash of its bytes, both empty for text. `digest` is the
    HMAC-SHA-256 that the journal holds too.
    """

    recording: str
    what: Content
    text: str
    file: str
    sha256: str
    note: str
    shown_at: str
    enclosed_at: str
    digest: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case as a report sees it. `made_on` is the day (ISO 8601) that the letters bear; it comes from outside, so that
    the same case gives the same bytes.
    """

    made_on: str
    version: str
    rules_version: str
    parts: tuple[ExportPart, ...]
    formats: tuple[str, ...]
    recordings: int
    seconds: float
    own_files: int
    own_recordings: int
    undecided_recordings: int
    foreign: Foreign
    conclusion: Conclusion
    reasons: tuple[Finding, ...]
    considered: tuple[tuple[Message, str], ...]
    groups_judged: int
    chance: float
    exposure: Exposure
    journal: tuple[Act, ...]
    absences: tuple[Message, ...] = ()
    enclosures: tuple[Enclosed, ...] = ()
    checks: tuple[tuple[Message, Message, tuple[Message, ...]], ...] = ()
