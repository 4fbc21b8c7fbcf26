# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user adds to a case so that letters can be written: who writes, to whom, and what happened when.

Everything is optional; empty and None mean: not stated. Nothing in here comes from the export.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Audience(StrEnum):
    """For whom a report is written."""

    CONTROLLER = "controller"
    COMPLAINT = "complaint"
    TIP = "tip"
    PRESS = "press"
    SUPPORT = "support"


class Capacity(StrEnum):
    """As what somebody writes."""

    REQUESTER = "requester"
    RECIPIENT = "recipient"
    JOURNALIST = "journalist"
    SUPPORT = "support"


class Category(StrEnum):
    """Kinds of data that the foreign part may hold, as the user or a count without content tells."""

    VOICE_AT_HOME = "voice_at_home"
    HABITS = "habits"
    LOCATION = "location"
    CONTACTS = "contacts"
    CHILDREN = "children"
    HEALTH = "health"
    IDENTIFIABLE = "identifiable"


class Step(StrEnum):
    """What there is to do, in order."""

    KEEP_ORIGINAL = "keep_original"
    NOTIFY_COMPANY = "notify_company"
    AWAIT_ANSWER = "await_answer"
    COMPLAIN = "complain"
    TIP_OFF = "tip_off"
    ANSWER_RECEIVED = "answer_received"
    ASK_AGAIN = "ask_again"
    COMPARE = "compare"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes. `residence` is a country code and, after a hyphen, a region (`de-by`); `reference` is the customer
    number, which reports show masked.
    """

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    reference: str = ""
    capacity: Capacity = Capacity.REQUESTER
    anonymous: bool = False
    may_be_named: bool | None = None
    residence: str = ""


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """The request that the export answers. `link_disabled`: whether the company took the download away later."""

    made_on: date | None = None
    channel: str = ""
    article: str = "15"
    answered_on: date | None = None
    link: str = ""
    downloaded_on: date | None = None
    link_disabled: bool | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the chronology."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step that was done, and when."""

    step: Step
    on: date


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the user added. `company` and `authority` are slugs of the records, empty: proposed by the program;
    `company_named` and `authority_named` are addresses typed by the user in their place.
    """

    sender: Sender = Sender()
    request: AccessRequest = AccessRequest()
    company: str = ""
    company_named: str = ""
    authority: str = ""
    authority_named: str = ""
    discovered_on: date | None = None
    events: tuple[Event, ...] = ()
    categories: tuple[Category, ...] = ()
    copies: str = ""
    harm: str = ""
    steps: tuple[StepTaken, ...] = ()
