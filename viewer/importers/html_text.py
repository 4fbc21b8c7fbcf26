# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""HTML documents as rows of text: one row a block or table row, with utterance ids from links beside the words."""

from __future__ import annotations

from html.parser import HTMLParser

from viewer.importers.names import utterance_in
from viewer.importers.prose import Row, tidy

_BLOCK_NAMES = "p div li tr h1 h2 h3 h4 h5 h6 br section article dt dd table ul ol body header footer"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset({"script", "style", "head", "title", "template"})


def html_rows(text: str) -> list[Row]:
    """The visible text of an HTML document, block by block; cells of a table row are parted by `|`."""
    parser = _Blocks()
    parser.feed(text)
    parser.close()
    parser.end_row()
    return parser.rows


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._pieces: list[str] = []
        self._silent: list[str] = []

    def end_row(self) -> None:
        """Finish the row that is being read."""
        text = tidy(" ".join(self._pieces)).strip("| ")
        self._pieces = []
        if text:
            self.rows.append(Row(f"line {self.getpos()[0]}, block {len(self.rows) + 1}", text))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """What begins like a section of SGML is a comment in HTML; the standard library gives up on it."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break at blocks, part cells, keep utterance ids."""
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.end_row()
        elif tag in ("td", "th"):
            self._pieces.append("|")
        for _, value in attrs:
            found = utterance_in(value.replace("%2F", "/").replace("%3A", ":")) if value else None
            if found is not None and found[0] not in self._pieces:
                self._pieces.append(found[0])

    def handle_endtag(self, tag: str) -> None:
        """Break after blocks."""
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS:
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if not self._silent:
            self._pieces.append(data)
