# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The reader of HTML documents."""

from __future__ import annotations

from tests.fuzz.documents import read_as
from viewer.case.export import Kind

_SEEDS = (
    "<!DOCTYPE html><html><table><tr><th>Text<th>Date</tr><tr><td>licht an<td>6 May 2018, 07:08:10</tr></table>",
    "<div><p>Said <b>licht an</b><br>6.5.2018 07:08</p><script>x</script>&amp;&#x41;</div>",
    "<p>said</p><![OCTYPE html><p>licht an</p><![CDATA[x]]>",
)


def seeds() -> list[bytes]:
    """Lists of what was said, as exports have them."""
    return [text.encode() for text in _SEEDS] + [_SEEDS[0].encode("utf-16"), b""]


def run(data: bytes) -> None:
    """Read it."""
    read_as(Kind.HTML, "Alexa/list.html", data)
