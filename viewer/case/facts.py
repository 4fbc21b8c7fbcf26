# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the owner states about themself. Everything is optional; None and empty mean: not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Owner:
    """Who asked for the export."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    customer_ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    account_opened: date | None = None
    uses_voice_assistant: bool | None = None


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
class Facts:
    """All that the owner stated."""

    owner: Owner = Owner()
    devices: tuple[OwnedDevice, ...] = ()
    places: tuple[Place, ...] = ()
    household: tuple[Person, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was stated."""
        return self == Facts()
