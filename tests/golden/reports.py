# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The files of all letters as text; of a PDF its pages as they read, and its tags in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from tests.golden.made_up import made_up
from viewer.case.matter import Audience
from viewer.words import LANGUAGES
from viewer.workflow.report_files import report_files

KEPT = Path(__file__).parent / "reports"
LETTERS = (Audience.CONTROLLER, Audience.COMPLAINT, Audience.TIP, Audience.PRESS)


def written() -> dict[str, str]:
    """Every file by its name; a PDF as `.pdf.txt`. Line ends are told apart from lines by `\\r` as it stands."""
    told = {}
    for language in LANGUAGES:
        for audience in LETTERS:
            for name, write in report_files(made_up(language), audience):
                out = io.BytesIO()
                write(out)
                if name.endswith(".pdf"):
                    told[f"{name}.txt"] = pdf_as_text(out.getvalue())
                else:
                    told[name] = out.getvalue().decode("utf-8")
    return told


def kept() -> dict[str, str]:
    """Every file that is kept, by its name, with its line ends as they are."""
    return {path.name: path.read_bytes().decode("utf-8") for path in sorted(KEPT.iterdir())}


def pdf_as_text(made: bytes) -> str:
    """The text of each page, then the tags in reading order; equal neighbours are counted, not repeated."""
    document = pypdf.PdfReader(io.BytesIO(made))
    lines = []
    for number, page in enumerate(document.pages, 1):
        lines += [f"--- page {number} ---", *(line.rstrip() for line in page.extract_text().splitlines())]
    lines += ["--- structure ---", *_outline(tree_of(document), 0)]
    return "\n".join(lines) + "\n"


Tag = tuple[str, tuple["Tag", ...]]


def tree_of(document: pypdf.PdfReader) -> tuple[Tag, ...]:
    """The tags of a PDF, each with those inside it, in reading order."""
    return tuple(_tags(document.root_object["/StructTreeRoot"]))


def _tags(inside: PdfObject) -> Iterator[Tag]:
    plain = inside.get_object()
    if isinstance(plain, ArrayObject):
        for one in plain:
            yield from _tags(one)
    elif isinstance(plain, DictionaryObject):
        below = tuple(_tags(plain["/K"])) if "/K" in plain else ()
        if "/S" in plain:
            yield str(plain["/S"])[1:], below
        else:
            yield from below


def _outline(tags: tuple[Tag, ...], depth: int) -> Iterator[str]:
    for (role, below), alike in groupby(tags):
        n = len(list(alike))
        yield "  " * depth + role + (f" x{n}" if n > 1 else "")
        yield from _outline(below, depth + 1)
