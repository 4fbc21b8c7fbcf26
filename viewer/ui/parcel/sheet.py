# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a section of the room shows, as plain text: blocks of sentences and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.words import Words

Lines = tuple[tuple[str, ...], ...]


class Section(StrEnum):
    """The sections, in order."""

    PORTIONS = "portions"
    COMPOSITION = "composition"
    MISSING = "missing"
    COVERAGE = "coverage"
    VERIFICATION = "verification"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class TableText:
    """A table: what it is called, the heads of its columns, its lines."""

    name: str
    columns: tuple[str, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its sentences, and a table below them."""

    heading: str
    sentences: tuple[str, ...] = ()
    table: TableText | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole section: what it comes to in a sentence, what that means, the blocks, and what can be copied."""

    headline: str
    intro: str = ""
    blocks: tuple[Block, ...] = ()
    to_copy: str = ""


def notice(words: Words, key: str) -> Sheet:
    """A sheet that says only why there is nothing, and what to do next."""
    return Sheet(words.text(key), words.text(f"{key}.next"))


def table(words: Words, name: str, columns: Sequence[str], lines: Lines) -> TableText | None:
    """A table whose words stand below `parcel.NAME`; None where it has no lines."""
    heads = tuple(words.text(f"parcel.column.{column}") for column in columns)
    return TableText(words.text(f"parcel.{name}"), heads, lines) if lines else None


def block(words: Words, name: str, sentences: Sequence[str] = (), shown: TableText | None = None) -> tuple[Block, ...]:
    """A block headed `parcel.NAME`, or none where it would be empty."""
    return (Block(words.text(f"parcel.{name}"), tuple(sentences), shown),) if sentences or shown else ()


def share(words: Words, part: str | int, whole: str | int) -> str:
    """So many of so many; never as a percentage, which would sound like a certainty."""
    return words.text("parcel.share", part=part, whole=whole) if whole else words.text("parcel.share.none")
