# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Every way to look at a file's bytes: as they are, unpacked, decoded, and as the text that a reader would see."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import quopri
import re
import unicodedata
import urllib.parse
import warnings
import zipfile
import zlib
from collections.abc import Iterator

import pypdf
import pypdfium2

_DEPTH = 4
_SHORT = 200
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{20,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){10,}")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\[U\+([0-9A-F]{4})\]|⟨U\+([0-9A-F]{4})⟩")
_NOT_TOLD = re.compile(r"[\W_]+")
View = tuple[str, bytes]


def fold(text: str) -> str:
    """Letters and digits alone, without case, accents, spaces and hyphens: equal for all spellings of one text."""
    return _NOT_TOLD.sub("", unicodedata.normalize("NFKD", text.casefold()))


def views(data: bytes, where: str, depth: int = 0) -> Iterator[View]:
    """The bytes themselves and all that is packed or written in them, each with the way there."""
    yield where, data
    if depth >= _DEPTH:
        return
    for how, inner in _inside(data):
        yield from views(inner, f"{where}!{how}", depth + 1)


def _inside(data: bytes) -> Iterator[View]:
    if data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data)):
        yield from _zip(data)
    if data[:2] == b"\x1f\x8b":
        yield from (("gzip", one) for one in _gunzipped(data))
    if data[:1] == b"\x78":
        yield from (("zlib", one) for one in _inflated(data))
    if b"%PDF-" in data[:1024]:
        yield from _pdf(data)
    else:
        yield from _written(data)


def _gunzipped(data: bytes) -> Iterator[bytes]:
    """What is packed; nothing where bytes that were drawn begin like that by chance."""
    try:
        yield gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        yield from _inflated(data, zlib.MAX_WBITS | 16)


def _inflated(data: bytes, bits: int = zlib.MAX_WBITS) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj(bits).decompress(data)
    except zlib.error:
        return


def _zip(data: bytes) -> Iterator[View]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "comment", archive.comment
        for info in archive.infolist():
            yield "name", info.filename.encode() + b"\n" + info.comment + b"\n" + info.extra
            yield info.filename, archive.read(info)


def _pdf(data: bytes) -> Iterator[View]:
    """Every stream unpacked, every string object, and the text of the pages as a reader sees it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = pypdf.PdfReader(io.BytesIO(data))
        numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
        for number in sorted(numbers):
            found = reader.get_object(number)
            if isinstance(found, pypdf.generic.StreamObject):
                yield f"object {number}", found.get_data()
            yield f"object {number} as text", str(found).encode()
        yield "about", str(reader.metadata).encode()
    document = pypdfium2.PdfDocument(data)
    yield "text", "\n".join(page.get_textpage().get_text_range() for page in document).encode()
    document.close()


def _written(data: bytes) -> Iterator[View]:
    """What is written in base64 or in hexadecimal; short runs, of which binary data is full, are looked at together."""
    short: list[list[bytes]] = [[], [], [], []]
    for found in _BASE64.finditer(data):
        run = found.group().translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
        for shift in range(4):
            piece = base64.b64decode(run[shift : shift + (len(run) - shift) // 4 * 4])
            if len(run) < _SHORT:
                short[shift].append(piece)
            else:
                yield f"base64 at {found.start() + shift}", piece
    yield from ((f"base64, shifted by {shift}", b"\n".join(held)) for shift, held in enumerate(short) if held)
    for found in _HEX.finditer(data):
        yield f"hex at {found.start()}", binascii.unhexlify(found.group())


def texts(data: bytes) -> Iterator[str]:
    """The bytes read as text in each encoding that they could be in, folded, and folded once escapes are undone."""
    for text in _decoded(data):
        yield fold(text)
        undone = _undone(text)
        if undone != text:
            yield fold(undone)
            yield fold(_undone(undone))


def _decoded(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "ignore")
    if not data.isascii():
        yield data.decode("cp1252", "ignore")
    if b"\0" in data:
        for start in (0, 1):
            yield data[start:].decode("utf-16-le", "ignore")
            yield data[start:].decode("utf-16-be", "ignore")
    if b"=" in data:
        yield quopri.decodestring(data).decode("utf-8", "ignore")


def _undone(text: str) -> str:
    if not any(sign in text for sign in "&%\\[⟨"):
        return text
    plain = urllib.parse.unquote(html.unescape(text))
    return _UNICODE.sub(lambda found: chr(int(next(one for one in found.groups() if one), 16)), plain)
