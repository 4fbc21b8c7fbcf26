# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""How the export was put together: archives, names, duplicates, the programs that made its documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from viewer.ui.parcel.sheet import Lines, Sheet, block, notice, table
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.composition import Composition, Counted

MOST_COUNTED = 4


def composition_sheet(told: Composition, words: Words) -> Sheet:
    """What stands out first, then everything that was counted."""
    if not told.archives:
        return notice(words, "parcel.composition.empty")
    number = words.number
    archives = table(
        words, "archives", ("archive", "files", "bytes", "folders", "tools", "times"), _archives(told, words)
    )
    names = table(
        words, "names", ("folder", "grammar", "recordings"),
        tuple((one.folder, one.grammar, number(one.recordings)) for one in told.names),
    )  # fmt: skip
    makers = table(words, "makers", ("maker", "files"), tuple((name, number(count)) for name, count in told.makers))
    stated = table(
        words, "stated", ("source", "what", "stated", "found"),
        tuple((one.source, one.what, number(one.stated), number(one.found)) for one in told.stated),
    )  # fmt: skip
    key = "stands_out" if told.remarks else "plain"
    return Sheet(
        words.text(f"parcel.composition.{key}"),
        words.text(f"parcel.composition.{key}.text"),
        (
            *block(words, "remarks", words.all(told.remarks)),
            *block(words, "archives", (), archives),
            *block(words, "names", (), names),
            *block(words, "duplicates", (_duplicates(told, words),)),
            *block(words, "makers", (), makers),
            *block(words, "stated", (), stated),
        ),
    )


def _archives(told: Composition, words: Words) -> Lines:
    return tuple(
        (
            one.name,
            words.number(one.entries),
            words.size(one.bytes),
            _counted(one.roots, words),
            _counted((*one.systems, *one.versions, *one.methods), words, most=MOST_COUNTED + 2),
            _span(one.first, one.last, one.day_count, words),
        )
        for one in told.archives
    )


def _counted(counted: Counted, words: Words, most: int = MOST_COUNTED) -> str:
    shown: Iterable[str] = (f"{name} ({words.number(count)})" for name, count in counted[:most])
    return ", ".join(shown) + (" …" if len(counted) > most else "")


def _span(first: str, last: str, days: int, words: Words) -> str:
    if not first:
        return ""
    span = first[:16] if first[:16] == last[:16] else f"{first[:16]} – {last[:16]}"
    return f"{span.replace('T', ' ')}, {words.count('parcel.days', days)}"


def _duplicates(told: Composition, words: Words) -> str:
    found = told.duplicates
    if not found.groups:
        return words.text("parcel.duplicates.none")
    counts = {"recordings": found.recordings, "across": found.across, "spoken": found.spoken}
    return words.count("parcel.duplicates.some", found.groups, **counts)
