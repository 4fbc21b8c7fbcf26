# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A report as one HTML file: no script, nothing fetched, a strict content security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from typing import BinaryIO

from viewer.report.blocks import Block, Bullets, Field, Heading, Letterhead, Pairs, Paragraph, Report, Table
from viewer.report.plain import visible
from viewer.resource import resource


def write_html(report: Report, stream: BinaryIO) -> None:
    """Write the report; the same report gives the same bytes. Every text of it is escaped."""
    style = resource("report/report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(report.language)}">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{_text(report.title)}</title><style>{style}</style></head>",
        "<body><main>",
        *_head(report.letterhead),
        f"<h1>{_text(report.title)}</h1>",
        *(line for block in report.blocks for line in _block(block)),
        "</main></body></html>",
    )
    stream.write(("\n".join(lines) + "\n").encode("utf-8"))


def _head(head: Letterhead | None) -> Iterator[str]:
    if head is not None:
        for name, text in (("sender", head.sender), ("recipient", head.recipient), ("date", head.place_and_date)):
            yield f'<p class="{name}">{_text(text)}</p>'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Paragraph(text):
            yield f"<p>{_text(text)}</p>"
        case Bullets(items):
            yield "<ul>"
            yield from (f"<li>{_text(one)}</li>" for one in items)
            yield "</ul>"
        case Pairs(rows):
            yield "<dl>"
            yield from (f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in rows)
            yield "</dl>"
        case Table(caption, header, rows):
            head = _row(header, 'th scope="col"')
            yield f"<table><caption>{_text(caption)}</caption><thead>{head}</thead><tbody>"
            yield from (_row(row, "td") for row in rows)
            yield "</tbody></table>"
        case Field():
            return


def _row(cells: Iterable[str], tag: str) -> str:
    name = tag.partition(" ")[0]
    return "<tr>" + "".join(f"<{tag}>{_text(one)}</{name}>" for one in cells) + "</tr>"


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")
