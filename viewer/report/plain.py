# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A report as nested plain values, for writers that take JSON."""

from __future__ import annotations

from typing import Any

from viewer import visible as showing
from viewer.report.blocks import Block, Bullets, Field, Heading, Pairs, Paragraph, Report, Table

Plain = dict[str, Any]


def plain_report(report: Report) -> Plain:
    """The report as dictionaries, lists and texts; texts hold no control, bidirectional or private characters."""
    head = report.letterhead
    return {
        "title": visible(report.title),
        "language": report.language,
        "letterhead": None
        if head is None
        else {
            "sender": visible(head.sender),
            "recipient": visible(head.recipient),
            "date": visible(head.place_and_date),
        },
        "blocks": [plain_block(one) for one in report.blocks if not isinstance(one, Field)],
    }


def plain_block(block: Block) -> Plain:
    """One block, with its `kind`."""
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": visible(text), "level": level}
        case Paragraph(text):
            return {"kind": "paragraph", "text": visible(text)}
        case Bullets(items):
            return {"kind": "bullets", "items": [visible(one) for one in items]}
        case Pairs(rows):
            return {"kind": "pairs", "rows": [[visible(name), visible(value)] for name, value in rows]}
        case Table(caption, header, rows):
            return {
                "kind": "table",
                "caption": visible(caption),
                "header": [visible(one) for one in header],
                "rows": [[visible(one) for one in row] for row in rows],
            }
        case Field(letter):
            return {"kind": "field", "letter": letter}


def visible(text: str) -> str:
    """The text with every character that could hide or reorder others shown as its code; line breaks stay."""
    return showing.visible(text, keep="\n", brackets=("[", "]"))
