# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Letters as PDF are sound files, and can be read with assistive programs: what of PDF/UA-1 can be told from here."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from tests.golden.made_up import made_up
from tests.golden.reports import LETTERS, Tag, tree_of
from viewer.case.matter import Audience
from viewer.report.letters.compose import compose
from viewer.report.pdf import write_pdf

_SHOWS_TEXT = frozenset((b"Tj", b"TJ", b"'", b'"'))


@pytest.fixture(
    scope="module", params=[(audience, language) for audience in LETTERS for language in ("de", "en")], ids=str
)
def made(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    """A letter as PDF, and its language."""
    audience, language = request.param
    assert isinstance(audience, Audience)
    out = io.BytesIO()
    write_pdf(compose(made_up(language), audience), out)
    return out.getvalue(), language


def flat(tags: tuple[Tag, ...]) -> Iterator[Tag]:
    for one in tags:
        yield one
        yield from flat(one[1])


def untagged(page: pypdf.PageObject) -> list[bytes]:
    """The operators that show text outside every marked part of a page."""
    content, depth, found = page.get_contents(), 0, []
    assert content is not None
    for _, operator in content.operations:
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        if operator in _SHOWS_TEXT and depth == 0:
            found.append(operator)
    return found


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(made: tuple[bytes, str], tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(made[0])
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_says_that_it_is_tagged_in_which_language_and_what_it_is(made: tuple[bytes, str]) -> None:
    document = pypdf.PdfReader(io.BytesIO(made[0]))
    catalogue = document.root_object
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert catalogue["/Lang"] == made[1]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert document.metadata is not None
    assert document.metadata.title


def test_every_font_is_embedded(made: tuple[bytes, str]) -> None:
    for page in pypdf.PdfReader(io.BytesIO(made[0])).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            plain = font.get_object()
            within = plain["/DescendantFonts"][0].get_object() if "/DescendantFonts" in plain else plain
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(within["/FontDescriptor"].get_object())
            assert "/ToUnicode" in plain


def test_headings_leave_no_level_out(made: tuple[bytes, str]) -> None:
    roles = [role for role, _ in flat(tree_of(pypdf.PdfReader(io.BytesIO(made[0]))))]
    levels = [int(role[1:]) for role in roles if re.fullmatch(r"H[1-6]", role)]
    assert roles.count("Title") == 1
    assert levels
    assert all(later <= earlier + 1 for earlier, later in zip([0, *levels], levels, strict=False))


def test_every_table_has_heads_and_as_many_cells_in_each_row(made: tuple[bytes, str]) -> None:
    tables = [below for role, below in flat(tree_of(pypdf.PdfReader(io.BytesIO(made[0])))) if role == "Table"]
    assert len(tables) >= 4
    for table in tables:
        rows = [below for role, below in flat(table) if role == "TR"]
        assert {role for role, _ in rows[0]} == {"TH"}
        assert {len(row) for row in rows} == {len(rows[0])}


def test_every_text_on_every_page_is_tagged_or_marked_as_an_artefact(made: tuple[bytes, str]) -> None:
    for page in pypdf.PdfReader(io.BytesIO(made[0])).pages:
        assert "/StructParents" in page
        assert untagged(page) == []
