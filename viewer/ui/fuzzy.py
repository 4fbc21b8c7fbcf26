# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds a command by a few of its letters."""

from __future__ import annotations

from collections.abc import Iterable


def score(query: str, name: str) -> float | None:
    """How well a name answers the letters typed (higher is better), or None where they do not occur in this order.

    Letters that begin a word and letters that follow each other count more; a short name beats a long one.
    """
    letters, text = query.casefold().replace(" ", ""), name.casefold()
    total, at, last = 0.0, 0, -2
    for letter in letters:
        begins = [n for n in range(at, len(text)) if text[n] == letter]
        if not begins:
            return None
        place = begins[0] if begins[0] == last + 1 else next((n for n in begins if _begins_word(text, n)), begins[0])
        if not _rest_occurs(letters, text, letter, place):
            place = begins[0]
        total += 3.0 if place == last + 1 else 2.0 if _begins_word(text, place) else 0.5
        at, last = place + 1, place
        letters = letters[1:]
    return total - len(text) / 1000


def ranked(query: str, names: Iterable[str]) -> list[str]:
    """The names that answer the query, the best first; all of them in their order for an empty query."""
    scored = [(value, name) for name in names if (value := score(query, name)) is not None]
    return [name for _, name in sorted(scored, key=lambda pair: -pair[0])] if query.strip() else list(names)


def _begins_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()


def _rest_occurs(letters: str, text: str, letter: str, place: int) -> bool:
    rest = letters[letters.index(letter) + 1 :]
    position = place + 1
    for one in rest:
        position = text.find(one, position) + 1
        if position == 0:
            return False
    return True
