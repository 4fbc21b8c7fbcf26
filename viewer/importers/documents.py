# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Bounded reading of an export's documents into bytes and text."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from viewer.case.export import Entry, Limits
from viewer.case.message import Message, Problem, message
from viewer.case.observation import Source

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document could not be read, and why."""

    reason: Message


def read_bytes(source: Source, entry: Entry, limit: int = Limits().document_bytes) -> bytes | Unreadable:
    """The whole content of a document of at most `limit` bytes, or why there is none."""
    parts: list[bytes] = []
    room = limit
    try:
        with source.open(entry) as stream:
            while chunk := stream.read(min(_CHUNK, room + 1)):
                room -= len(chunk)
                if room < 0:
                    return Unreadable(message("importers.too_large", limit=limit))
                parts.append(chunk)
    except Problem as problem:
        return Unreadable(problem.said)
    except (OSError, EOFError, zlib.error):
        return Unreadable(message("importers.unreadable"))
    return b"".join(parts)


def file_name(path: str) -> str:
    """The last component of an entry's path."""
    return path.rpartition("!")[2].rpartition("/")[2]


def decode(data: bytes) -> str:
    """Text in the encoding that its first bytes or its validity show: UTF-8, UTF-16 with a mark, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return data.decode("utf-8-sig", "replace")
        return data.decode("cp1252", "replace")
