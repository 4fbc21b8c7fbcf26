# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The marked part of field L: items that the user added by hand, what that means, and how each can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from viewer.case.enclosure import Content
from viewer.report.blocks import Block, Heading, Pairs, Paragraph
from viewer.report.dossier import Enclosed
from viewer.report.letters.occasion import Occasion


def enclosures(on: Occasion) -> tuple[Block, ...]:
    """The section; nothing where this letter carries no such item."""
    words, items = on.words, on.enclosures
    if not items:
        return ()
    return (
        Heading(words.text("letter.L.enclosed"), 2),
        Paragraph(words.text("letter.L.enclosed.meaning")),
        *(Pairs(tuple(_rows(on, number, one))) for number, one in enumerate(items, 1)),
        Paragraph(words.text("letter.L.enclosed.method")),
    )


def _rows(on: Occasion, number: int, one: Enclosed) -> Iterator[tuple[str, str]]:
    words = on.words

    def named(name: str, value: str) -> tuple[str, str]:
        return words.text(f"letter.L.enclosed.{name}"), value

    yield named("item", words.text(f"letter.L.enclosed.{one.what}", n=words.number(number)))
    yield named("recording", one.recording)
    if one.what is Content.SOUND:
        yield named("file", one.file)
        yield named("sha256", one.sha256)
    elif one.what is Content.TRANSCRIPT:
        yield named("words", words.text("letter.L.enclosed.quoted", text=one.text))
    else:
        yield named("number", one.text)
    if one.note:
        yield named("note", one.note)
    yield named("shown", _day(on, one.shown_at))
    yield named("added", _day(on, one.enclosed_at))
    yield named("digest", one.digest)


def _day(on: Occasion, at: str) -> str:
    return on.day(datetime.fromisoformat(at).date())
