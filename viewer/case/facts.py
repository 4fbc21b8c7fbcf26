# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner states about themself. Everything is optional; None and empty mean: not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Route(StrEnum):
    """How an assistant may have been used by somebody who says that they never did: the four follow-up questions."""

    OLD_ACCOUNT = "old_account"
    FIRE_TV = "fire_tv"
    PHONE_APP = "phone_app"
    PARTNER_SETUP = "partner_setup"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who asked for the export.

    `assistant_maybe` and `assistant_ruled_out` hold `Route`s that the owner holds possible or rules out. `services` are
    what they subscribed to or linked (music, calendar), `skills` what they enabled in an assistant, `rooms` the names
    of their rooms and of things in their smart home, `payment_endings` the last four digits of cards and accounts.
    `requested` names the categories of data that they asked the company for; empty: all of it.
    """

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    customer_ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    account_opened: date | None = None
    uses_voice_assistant: bool | None = None
    phones: tuple[str, ...] = ()
    assistant_maybe: tuple[str, ...] = ()
    assistant_ruled_out: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    payment_endings: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnedDevice:
    """A device that is or was the owner's, from `since` to `until`, both inclusive."""

    serial: str = ""
    name: str = ""
    type: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the owner lived."""

    timezone: str = ""
    city: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the household."""

    names: tuple[str, ...] = ()
    relation: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which the owner was not at home, both inclusive; where a bound is missing it says nothing."""

    since: date | None = None
    until: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the owner stated."""

    owner: Owner = Owner()
    devices: tuple[OwnedDevice, ...] = ()
    places: tuple[Place, ...] = ()
    household: tuple[Person, ...] = ()
    away: tuple[Away, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was stated."""
        return self == Facts()
