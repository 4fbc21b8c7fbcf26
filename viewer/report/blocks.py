# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A report as plain values: blocks of text in one language, which every writer sets in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.matter import Audience


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for a part of the report, 2 below it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text without markup; line breaks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with values, one a line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has as many cells as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Marks the blocks that follow as one mandatory field (`A` to `M`); writers pass it over."""

    letter: str


Block = Heading | Paragraph | Bullets | Pairs | Table | Field


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes to whom, when and about what; each address is one text with line breaks."""

    sender: str
    recipient: str
    place_and_date: str
    subject: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `language` is `de` or `en`, `title` goes into the properties of the file."""

    audience: Audience
    language: str
    title: str
    letterhead: Letterhead | None
    blocks: tuple[Block, ...]
