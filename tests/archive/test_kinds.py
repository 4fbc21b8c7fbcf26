# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a file is follows from its bytes, not from its name."""

from __future__ import annotations

import pytest

from viewer.archive.kinds import is_named_like_audio, kind_of
from viewer.case.export import Kind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"RIFF\x24\0\0\0WAVEfmt ", "a.txt", Kind.AUDIO),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a.wav", Kind.IMAGE),
        (b"RIFF\x24\0\0\0AVI LIST", "a.wav", Kind.VIDEO),
        (b"fLaC\0\0\0\x22", "x", Kind.AUDIO),
        (b"OggS\0\x02", "x", Kind.AUDIO),
        (b"ID3\x04\0\0", "x", Kind.AUDIO),
        (b"\xff\xfb\x90\x00" + b"\0" * 8, "x", Kind.AUDIO),
        (b"\xff\xf1\x50\x80" + b"\0" * 8, "x.aac", Kind.AUDIO),
        (b"\xff\xff\xff\xff\0\0", "x", Kind.OTHER),
        (b"\0\0\0\x20ftypM4A \0\0", "x", Kind.AUDIO),
        (b"\0\0\0\x20ftypisom\0\0", "x.mp4", Kind.VIDEO),
        (b"\0\0\0\x20ftypisom\0\0", "x.m4a", Kind.AUDIO),
        (b"\x1aE\xdf\xa3\0\0", "x.webm", Kind.VIDEO),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "x", Kind.ARCHIVE),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "x.docx", Kind.OTHER),
        (b"\n%PDF-1.4\n", "x", Kind.PDF),
        (b"\xef\xbb\xbfName,Value\r\n", "x.csv", Kind.CSV),
        (b"\xff\xfeN\0a\0,\0", "x.csv", Kind.CSV),
        (b"\xff\xfe" + '"Device","Länge"\r\n'.encode("utf-16-le"), "x.csv", Kind.CSV),
        (b"\xff\xfe" + "日付,機器\r\n".encode("utf-16-le"), "x.csv", Kind.CSV),
        (b"\xff\xfeD\xc4\0\0\0\1", "x", Kind.AUDIO),
        (b'  [{"a": 1}]', "x", Kind.JSON),
        (b"<!DOCTYPE html><html>", "x", Kind.HTML),
        ("Grüße".encode("latin-1"), "x", Kind.TEXT),
        ("ä".encode()[:1], "x", Kind.TEXT),
        (b"\0\1\2\3", "x.wav", Kind.OTHER),
    ],
)
def test_kind(head: bytes, name: str, kind: Kind) -> None:
    assert kind_of(head, name, len(head)) is kind


def test_nothing_is_empty() -> None:
    assert kind_of(b"", "a.wav", 0) is Kind.EMPTY


def test_a_name_can_promise_audio() -> None:
    assert is_named_like_audio("A/B.WAV")
    assert not is_named_like_audio("a.wav.txt")
