# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The text of a PDF: pypdfium2 first, pypdf where that fails or gives much less; and what it says of its maker."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.importers.dates import find_stamp

_SCARCE = 40


@dataclass(frozen=True, slots=True)
class PdfText:
    """The lines of each page, and the document's own properties (`producer`, `title`, `author`, `creator`)."""

    pages: tuple[tuple[str, ...], ...]
    properties: Mapping[str, str] = field(default_factory=dict)


def read_pdf(data: bytes) -> PdfText | None:
    """The text of a PDF as the better of two readers gives it; None where neither can open it."""
    first = _by_pdfium(data)
    if first is not None and _letters(first) >= _SCARCE * max(1, len(first.pages)) and _dated(first):
        return first
    second = _by_pypdf(data)
    if first is None or second is None:
        return first or second
    better = max(first, second, key=lambda text: (_dated(text), _letters(text) > 2 * _letters(first)))
    return PdfText(better.pages, first.properties or second.properties)


def _letters(text: PdfText) -> int:
    return sum(len(line) for page in text.pages for line in page)


def _dated(text: PdfText) -> int:
    return sum(find_stamp(line) is not None for page in text.pages[:5] for line in page)


def _by_pdfium(data: bytes) -> PdfText | None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None
    try:
        pages = []
        for number in range(len(document)):
            try:
                page = document[number]
                textpage = page.get_textpage()
                pages.append(tuple(textpage.get_text_range().splitlines()))
                textpage.close()
                page.close()
            except (pypdfium2.PdfiumError, ValueError):
                pages.append(())
        return PdfText(tuple(pages), _properties(document.get_metadata_dict(skip_empty=True)))
    finally:
        document.close()


def _by_pypdf(data: bytes) -> PdfText | None:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[tuple[str, ...]] = []
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        pages.extend(tuple((page.extract_text() or "").splitlines()) for page in document.pages)
        said = {str(key).lstrip("/"): str(value) for key, value in (document.metadata or {}).items()}
    except Exception:  # a hostile PDF makes pypdf raise nearly anything
        return PdfText(tuple(pages)) if pages else None
    return PdfText(tuple(pages), _properties(said))


def _properties(said: Mapping[str, str]) -> dict[str, str]:
    wanted = ("producer", "creator", "author", "title")
    return {
        key.casefold(): value.strip()[:200] for key, value in said.items() if key.casefold() in wanted and value.strip()
    }
