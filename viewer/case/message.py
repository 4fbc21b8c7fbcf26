# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A sentence that is not yet in any language: a key of the catalogue and what fills its gaps."""

from __future__ import annotations

from dataclasses import dataclass

Filling = str | int | float


@dataclass(frozen=True, slots=True)
class Message:
    """A message key of the catalogue with its parameters; `viewer.words` turns it into prose."""

    key: str
    params: tuple[tuple[str, Filling], ...] = ()


def message(key: str, /, **params: Filling) -> Message:
    """Build a `Message`; parameters are kept sorted by name, so equal sentences compare equal."""
    return Message(key, tuple(sorted(params.items())))


class Problem(Exception):
    """A user's mistake or bad input that ends an act: one plain sentence, never a traceback.

    `exit_code` is the process's answer on the command line: 2 bad usage or unreadable input, 3 stopped before the end.
    """

    def __init__(self, said: Message, exit_code: int = 2) -> None:
        super().__init__(said.key)
        self.said = said
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[type[Problem], tuple[Message, int]]:
        """A problem can be sent home by the process that met it."""
        return Problem, (self.said, self.exit_code)
