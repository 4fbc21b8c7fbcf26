# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How long work speaks: what it expects, how far it is, whether it was asked to stop, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Cancelled(Exception):
    """Raised by `Watch.advance` when the work was asked to stop. Never caught but at the door that started the work."""


class Watch(Protocol):
    """Handed last to every long function; one call tells and asks."""

    def expect(self, total: int | None, phase: str) -> None:
        """Begin a phase (a key of the catalogue, `phase.read` ...) of `total` units, None while not known."""
        ...

    def advance(self, units: int = 1, note: str = "") -> None:
        """Tell that so many units are done. Raises `Cancelled` if the work was asked to stop."""
        ...


class Unwatched:
    """A watch that nobody looks at and that never stops the work."""

    def expect(self, total: int | None, phase: str) -> None:
        """Do nothing."""

    def advance(self, units: int = 1, note: str = "") -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T_co]):
    """The work came to its end with this value."""

    value: T_co


@dataclass(frozen=True, slots=True)
class Failed:
    """The work ended with an error."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Stopped:
    """The work was asked to stop, and did; what was finished before is kept."""
