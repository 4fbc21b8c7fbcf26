# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Running text with other words, and documents of pages made anew."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Mapping, Sequence

from viewer.report.twin.pseudonyms import Mode, Pseudonyms

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_TOP, _LEADING = 820, 12
_PROPERTIES = ("producer", "creator", "author", "title")


def twin_text(text: str, using: Pseudonyms, stated: Collection[str] = ()) -> str:
    """The same text about nobody. `stated` are numbers by which a document counts the export's own files: they stay."""
    if not stated:
        return using.text(text)
    counts = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+|\d{1,7})(?![\d.,]*\d)")
    out, at = [], 0
    for found in counts.finditer(text):
        if re.sub(r"\D", "", found[0]) in stated:
            out += [using.text(text[at : found.start()]), found[0]]
            at = found.end()
    return "".join([*out, using.text(text[at:])])


def twin_pdf(pages: Sequence[Sequence[str]], properties: Mapping[str, str], using: Pseudonyms) -> bytes:
    """A PDF of as many pages and lines, and with properties of the same make; letters of Windows-1252 only."""
    told = {name: using.text(value, Mode.PATH) for name, value in properties.items() if name in _PROPERTIES}
    info = " ".join(f"/{name.capitalize()} ({_escaped(value)})" for name, value in sorted(told.items()))
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        _FONT,
        f"<< {info} >>".encode("latin-1"),
    ]
    for number, page in enumerate(pages):
        content = zlib.compress(_content([using.text(line) for line in page]), 6)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (6 + 2 * number)
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content))
    return _assembled(objects)


def _content(lines: Sequence[str]) -> bytes:
    leading = min(_LEADING, _TOP / max(1, len(lines)))
    drawn = [f"BT /F1 {max(1.0, leading * 0.7):.2f} Tf {leading:.3f} TL 30 {_TOP} Td"]
    drawn += [f"({_escaped(line)}) Tj T*" for line in lines]
    return "\n".join([*drawn, "ET"]).encode("latin-1")


def _escaped(line: str) -> str:
    raw = line.encode("cp1252", "replace")
    return "".join(chr(b) if 32 <= b < 127 and b not in b"()\\" else f"\\{b:03o}" for b in raw)


def _assembled(objects: Sequence[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
