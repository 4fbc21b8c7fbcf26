# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is made of the lines of a PDF's text: pages in rows, rows in spoken lines."""

from __future__ import annotations

from viewer.importers.prose import page_rows, spoken_lines, tidy


def seeds() -> list[bytes]:
    """Pages of a history, separated by form feeds."""
    dated = "Alexa, licht an\n6 May 2018 07:08:10\nKüche\n2018-05-06 07:09 wie wird das wetter\n"
    return [f"History\n{dated}Page 1\f{dated * 3}Page 2\f".encode(), b"01.02.2019 10:11 Echo an\n", b""]


def run(data: bytes) -> None:
    """Find the spoken lines."""
    pages = [[tidy(line) for line in page.splitlines()] for page in data.decode("utf-8", "replace").split("\f")]
    spoken_lines(page_rows(pages), "x.zip!x.pdf")
