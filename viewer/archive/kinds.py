# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a file is, by its first bytes; its name only settles what the bytes leave open."""

from __future__ import annotations

from viewer.case.export import Kind

SNIFFED_BYTES = 4096

_AUDIO_NAMES = (
    ".wav",
    ".mp3",
    ".m4a",
    ".aac",
    ".ogg",
    ".oga",
    ".opus",
    ".flac",
    ".wma",
    ".amr",
    ".aiff",
    ".aif",
    ".caf",
)
_VIDEO_NAMES = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".wmv", ".3gp")
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"fLaC", Kind.AUDIO),
    (b"OggS", Kind.AUDIO),
    (b"ID3", Kind.AUDIO),
    (b"#!AMR", Kind.AUDIO),
    (b"caff", Kind.AUDIO),
    (b".snd", Kind.AUDIO),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"BM", Kind.OTHER),
)
_OFFICE = (b"[Content_Types].xml", b"mimetype", b"META-INF/")
_UNREADABLE_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def kind_of(head: bytes, name: str, size: int) -> Kind:
    """The kind of a file from its first `SNIFFED_BYTES` bytes, its name and its size in bytes."""
    if size == 0 or not head:
        return Kind.EMPTY
    lower = name.lower()
    return _by_magic(head, lower) or _by_text(head, lower) or Kind.OTHER


def is_named_like_audio(name: str) -> bool:
    """Whether a file's name promises audio."""
    return name.lower().endswith(_AUDIO_NAMES)


def _by_magic(head: bytes, lower: str) -> Kind | None:
    if head[:4] in (b"RIFF", b"RF64", b"RIFX") and len(head) >= 12:
        return {b"WAVE": Kind.AUDIO, b"WEBP": Kind.IMAGE}.get(head[8:12], Kind.VIDEO)
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return Kind.AUDIO
    if head[4:8] == b"ftyp":
        return Kind.AUDIO if head[8:11] in (b"M4A", b"M4B") or lower.endswith(_AUDIO_NAMES) else Kind.VIDEO
    if head[:4] in (b"\x1aE\xdf\xa3", b"0&\xb2u"):
        return Kind.VIDEO if lower.endswith(_VIDEO_NAMES) else Kind.AUDIO
    if head[:4] == b"PK\x03\x04":
        return Kind.OTHER if head[30:].startswith(_OFFICE) else Kind.ARCHIVE
    if head[:4] == b"PK\x05\x06":
        return Kind.ARCHIVE
    if head.startswith(_UNREADABLE_ARCHIVES):
        return Kind.OTHER
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return Kind.AUDIO if _is_mpeg_frame(head) else None


def _is_mpeg_frame(head: bytes) -> bool:
    """An MPEG audio or ADTS frame header: sync word, and no reserved version, layer, bit rate or sample rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or _is_utf16(head):
        return False
    if head[1] & 0xF6 == 0xF0:
        return head[2] >> 2 & 0xF < 13
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    return version != 1 and layer != 0 and head[2] >> 4 not in (0, 15) and head[2] >> 2 & 3 != 3


def _is_utf16(head: bytes) -> bool:
    """Whether text in UTF-16 begins here: its byte order mark FF FE is also how an MPEG frame may begin."""
    first = head[2:66].decode("utf-16-le", "replace").rstrip("\ufffd")
    return head[:2] == b"\xff\xfe" and all(sign.isprintable() or sign in "\t\r\n" for sign in first)


def _by_text(head: bytes, lower: str) -> Kind | None:
    text = _decoded(head)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n")
    opening = start[:512].lower()
    if opening.startswith("<!doctype html") or "<html" in opening:
        return Kind.HTML
    if start[:1] in ("{", "[") and not lower.endswith((".csv", ".txt")):
        return Kind.JSON
    first = start.split("\n", 1)[0]
    if lower.endswith((".csv", ".tsv")) or (lower.endswith(".txt") and first.count("\t") > 1):
        return Kind.CSV
    return Kind.TEXT


def _decoded(head: bytes) -> str | None:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    if b"\0" in head:
        return None
    for cut in range(min(4, len(head))):
        try:
            return head[: len(head) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    strange = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\f\x1b")
    return head.decode("latin-1") if strange == 0 else None
