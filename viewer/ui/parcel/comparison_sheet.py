# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A first export against one that was asked for again: what came, went or changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from viewer.ui.parcel.sheet import Block, Lines, Sheet, TableText, block, table
from viewer.ui.recordings.cells import shortened
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.compare import Comparison, NamedChange, Side


def comparison_sheet(told: Comparison, words: Words) -> Sheet:
    """The two answers first, then everything that was counted."""
    found, lines = told.recordings, told.transcripts
    recordings = [
        words.count(f"parcel.change.{name}", count)
        for name, count in (
            ("same", found.same), ("altered", found.altered), ("replaced", found.replaced), ("came", found.came),
            ("went", found.went), ("renamed", found.renamed), ("retimed", found.retimed), ("moved", found.moved),
            ("reworded", found.reworded),
        )
        if count
    ]  # fmt: skip
    foreign, own = told.foreign, told.own
    parts = [
        words.text("parcel.comparison.foreign", before=foreign.before, gone=foreign.gone, remaining=foreign.remaining,
                   new=foreign.new),
        words.text("parcel.comparison.own", before=own.before, lost=own.lost, gaps=own.gaps, filled=own.filled,
                   opened=own.opened),
    ]  # fmt: skip
    texts = words.text("parcel.comparison.lines", same=lines.same, came=lines.came, went=lines.went)
    answers = words.all(told.answers)
    return Sheet(
        answers[0] if answers else words.text("parcel.comparison.done"),
        " ".join(answers[1:]),
        (
            *block(words, "comparison.sides", (), _sides((told.first, told.second), words)),
            *block(words, "comparison.parts", parts),
            *block(words, "comparison.recordings", (*recordings, texts)),
            *block(words, "comparison.groups", (), table(words, "comparison.groups", _GROUPS, _groups(told, words))),
            *_named("facts", told.facts, words),
            *_named("months", told.months, words),
            *_named("services", told.services, words),
            *block(words, "comparison.limits", words.all(told.limits)),
        ),
    )


_GROUPS = ("name", "first", "second", "first_standing", "second_standing")
_SIDES = ("case", "parts", "files", "recordings", "conclusion")


def _sides(sides: Iterable[Side], words: Words) -> TableText | None:
    lines = tuple(
        (
            one.case,
            words.number(one.parts),
            words.number(one.files),
            words.number(one.recordings),
            words.text(f"conclusion.{one.conclusion}.headline") if one.conclusion else "",
        )
        for one in sides
    )
    return table(words, "comparison.sides", _SIDES, lines)


def _groups(told: Comparison, words: Words) -> Lines:
    return tuple(
        (
            shortened(one.group.partition(":")[2], one.label),
            words.number(one.first),
            words.number(one.second),
            words.text(f"standing.{one.first_standing}") if one.first_standing else "–",
            words.text(f"standing.{one.second_standing}") if one.second_standing else "–",
        )
        for one in told.groups
    )


def _named(name: str, changes: Iterable[NamedChange], words: Words) -> tuple[Block, ...]:
    lines = tuple((_name(name, one.name, words), words.number(one.first), words.number(one.second)) for one in changes)
    heading = f"comparison.{name}"
    return block(words, heading, (), table(words, heading, ("name", "first", "second"), lines))


def _name(what: str, name: str, words: Words) -> str:
    return words.text(f"parcel.fact.{name}") if what == "facts" else name
