# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What an importer makes of an inventory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.case.export import Disposition
from viewer.case.message import Message
from viewer.case.recording import Link, Recording, Transcript


class FactKind(StrEnum):
    """What kind of thing an export's own file says about an account."""

    CUSTOMER_ID = "customer_id"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    DEVICE = "device"
    PLACE = "place"
    LOCALE = "locale"
    MARKETPLACE = "marketplace"
    ACCOUNT_OPENED = "account_opened"
    CONTACT = "contact"
    EXPORT_SUMMARY = "export_summary"
    DOCUMENT_MAKER = "document_maker"
    TIME_ZONE = "time_zone"
    NETWORK = "network"
    POSITION = "position"
    SKILL = "skill"
    WAKE_WORD = "wake_word"
    SMART_HOME = "smart_home"
    LINKED_SERVICE = "linked_service"
    PAYMENT = "payment"
    CHILD_PROFILE = "child_profile"
    REQUESTER = "requester"


@dataclass(frozen=True, slots=True)
class AccountFact:
    """One statement of the export's own files about an account; it may be about the stranger.

    `value` is the id, name, serial ...; `detail` holds further fields as (name, value) pairs, e.g. for a device
    `name`, `model`, `since`, `until` (ISO 8601 dates or times, UTC). `count` is how many rows of `source` say so.
    """

    kind: FactKind
    value: str
    source: str
    count: int = 1
    detail: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """By what a finding names this fact as evidence; the value itself is not part of it."""
        return f"account@1:{self.source}#{self.kind}"

    def get(self, name: str) -> str:
        """The detail of that name, or an empty string."""
        return next((value for key, value in self.detail if key == name), "")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one document was understood.

    `rows` is how many rows, lines or records it holds, `understood` how many of them were read with a meaning (spoken
    line, account fact, or a dated event), never more than `rows`. `months` counts rows by month, (`YYYY-MM`, count),
    where the document dates them. `service` names the category of the provider that it belongs to (its top folder,
    without numbering), empty where it has none.
    """

    entry: str
    rows: int
    understood: int
    months: tuple[tuple[str, int], ...] = ()
    service: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """An importer knows this export: `landmarks` are the entry paths it rests on; `certainty` is in 0..1."""

    format: str
    landmarks: tuple[str, ...]
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """An importer does not know this export, and why."""

    format: str
    why: Message


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything an importer read. `dispositions` names every entry that the importer handled, ignored or rejected;
    what is not named is unknown. `notes` are statements about the reading (time zone found, ambiguous dates ...)."""

    formats: tuple[str, ...]
    recordings: Sequence[Recording]
    transcripts: Sequence[Transcript] = ()
    links: Sequence[Link] = ()
    account_facts: tuple[AccountFact, ...] = ()
    dispositions: Sequence[Disposition] = ()
    notes: tuple[Message, ...] = ()
    coverage: Sequence[Coverage] = ()
