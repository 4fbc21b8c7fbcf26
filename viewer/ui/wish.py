# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the user wants to be read, and what may go wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viewer.case.export import Secret
from viewer.case.facts import Facts
from viewer.case.message import Message
from viewer.case.protection import Protection


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, in one sentence, and whether going on makes sense."""

    said: Message
    can_continue: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """How the case is protected, with its password if it has one."""

    protection: Protection = Protection.NONE
    secret: Secret | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read: the parts of an export (none: those that the case knows), with what the owner stated.

    `secret` is the password of the export, `guard` has that of the case.
    """

    exports: tuple[Path, ...] = ()
    facts: Facts | None = None
    secret: Secret | None = None
    guard: Guard = Guard()
