# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Finds a command by a few of its letters."""

from __future__ import annotations

from collections.abc import Iterable


def score(query: str, name: str) -> float | None:
    """How well a name answers the letters typed (higher is better), or None where they do not occur in this order.

    Letters that follow each other and letters that begin a word count more; a short name beats a long one.
    """
    text = name.casefold()
    ends = {-2: 0.0}
    for letter in query.casefold().replace(" ", ""):
        ends = {
            place: max(value + _worth(text, place, last) for last, value in ends.items() if last < place)
            for place in range(len(text))
            if text[place] == letter and min(ends) < place
        }
        if not ends:
            return None
    return max(ends.values()) - len(text) / 1000


def ranked(query: str, names: Iterable[str]) -> list[str]:
    """The names that answer the query, the best first; all of them in their order for an empty query."""
    if not query.strip():
        return list(names)
    scored = [(value, name) for name in names if (value := score(query, name)) is not None]
    return [name for _, name in sorted(scored, key=lambda pair: -pair[0])]


def _worth(text: str, place: int, last: int) -> float:
    if place == last + 1:
        return 3.0
    return 2.0 if place == 0 or not text[place - 1].isalnum() else 0.5
