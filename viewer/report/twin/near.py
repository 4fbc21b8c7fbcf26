# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Likely typing mistakes stay likely typing mistakes: what differs in one place from something stated still does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_SHORTEST = 4
_ALPHABETS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Near:
    """What the owner stated of one kind (words, ids), and how it is replaced."""

    def __init__(self, stated: Iterable[str], replace: Callable[[str], str]) -> None:
        self._stated = tuple(sorted({one for one in stated if len(one) >= _SHORTEST}))
        self._replace = replace

    def replaced(self, text: str) -> str | None:
        """The replacement of a text that is one character off something stated; None where it is not."""
        if text in self._stated:
            return None
        for one in self._stated:
            if abs(len(one) - len(text)) > 1:
                continue
            at = next((i for i, (a, b) in enumerate(zip(one, text, strict=False)) if a != b), min(len(one), len(text)))
            if len(one) == len(text) and one[at + 1 :] == text[at + 1 :]:
                made = self._replace(one)
                return made[:at] + _other(one[at], made[at], text[at]) + made[at + 1 :]
            if len(one) > len(text) and one[at + 1 :] == text[at:]:
                made = self._replace(one)
                return made[:at] + made[at + 1 :]
            if len(one) < len(text) and one[at:] == text[at + 1 :]:
                made = self._replace(one)
                return made[:at] + _other("", "", text[at]) + made[at:]
        return None


def _other(stated: str, made: str, typed: str) -> str:
    """The letter in place of the one typed wrongly: as far from the made one as the typed one is from the stated."""
    for alphabet in _ALPHABETS:
        if typed in alphabet:
            shift = alphabet.index(made) - alphabet.index(stated) if stated in alphabet and made in alphabet else 3
            if not stated:
                shift = 3
            found = alphabet[(alphabet.index(typed) + shift) % len(alphabet)]
            return found if found != made else alphabet[(alphabet.index(found) + 1) % len(alphabet)]
    return "x"
