# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the list of recordings says about itself, derived from plain values."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.query import Query
from viewer.words import Words


@dataclass(frozen=True, slots=True)
class ListState:
    """`count` is the line above the list; `empty` what stands in its place where it holds nothing."""

    count: str
    empty: str = ""
    can_clear: bool = False


def derive_list_state(is_open: bool, total: int, shown: int, query: Query, words: Words) -> ListState:
    """The state of a list that shows `shown` of the case's `total` recordings."""
    if not is_open:
        return ListState("", words.text("recordings.empty.no_case"))
    if not total:
        return ListState("", words.text("recordings.empty.no_recordings"))
    if not shown:
        return ListState(words.text("recordings.count.none"), words.text("recordings.empty.nothing_found"), True)
    if query.text.strip() or query.facets:
        return ListState(words.count("recordings.count.some", total, shown=shown))
    return ListState(words.count("recordings.count.all", total))
