# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The ZIP reader: lists and reads everything of an archive, which costs no more than the limits allow."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import BinaryIO

from tests.archive.crafted import Made, build
from viewer.archive.directory import Allowance, Archive
from viewer.archive.members import Locator
from viewer.archive.opener import Opener
from viewer.case.export import Limits, Secret
from viewer.case.message import Problem

_LIMITS = replace(Limits(), entries=2000, entry_bytes=1 << 20, free_bytes=1 << 18, total_bytes=8 << 20)


@dataclass(frozen=True)
class _InMemory(Opener):
    """Opens one archive that lies in memory."""

    data: bytes = b""

    def container(self, locator: Locator) -> BinaryIO:
        return super().container(locator) if locator.chain else io.BytesIO(self.data)


def seeds() -> list[bytes]:
    """Archives of every kind, small."""
    text = b"what was said and when " * 12
    named = [Made(b"a/b.txt", text), Made("Grüße.csv".encode(), b"a,b\r\n", 0, flags=0x800), Made(b"..\\x", b"1", 12)]
    kinds = ("signed", "bare", "signed-wide", "bare-wide")
    described = [Made(b"%d.txt" % n, text, 8 * (n % 2), described=kind) for n, kind in enumerate(kinds)]
    inner = build([Made(b"inner.txt", text)])
    nested = [Made(b"in.zip", inner, 0), Made(b"two.zip", build([Made(b"in.zip", inner)])), Made(b"f/", b"", 0)]
    locked = [Made(b"locked", text, 0, flags=1), Made(b"link", b"a", 0, mode=0o120777)]
    return [build(named, comment=b"hello"), build(described), build(nested, before=b"MZ"), build(locked), build([])]


def run(data: bytes) -> None:
    """List, and read what can be read."""
    opener = _InMemory(_LIMITS, Secret(b""), data)
    archive = Archive("x.zip", Locator("x.zip"), opener, Allowance.of(_LIMITS, len(data)))
    with suppress(Problem):
        for found in archive.entries():
            assert found.entry.size < 1 << 63
            if found.entry.flaw is None:
                with suppress(Problem):
                    produced = len(opener.whole(found.locator))
                    assert produced == found.entry.size <= _LIMITS.entry_bytes
