# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whole bytes of an audio file become 16-bit samples, or a reason why not; never an exception."""

from __future__ import annotations

from viewer.analysis.pcm import NOT_DECODABLE, RARE_CONTAINER, Decoded, Undecodable
from viewer.analysis.riff import is_riff, read_riff

_ID3_DEPTH = 4
_SYNC_WITHIN = 1 << 16
_RARE = (
    b"RIFX",
    b"RIFF",
    b"riff",
    b"FORM",
    b"OggS",
    b"wvpk",
    b"MAC ",
    b"MPCK",
    b"MP+",
    b"DSD ",
    b"caff",
    b".snd",
    b"ADIF",
    b"TTA1",
)
_AV_FORMATS = {b"\x30\x26\xb2\x75": "asf", b"\x1a\x45\xdf\xa3": "matroska", b"#!AM": "amr"}


def decode(data: bytes) -> Decoded | Undecodable:
    """Decode a whole file, told apart by its content and never by its name.

    Plain PCM is read here, FLAC, MPEG audio and Ogg Vorbis/Opus by libsndfile, MP4, AAC, WMA, WebM and AMR by FFmpeg;
    every other container is refused before a library sees it.
    """
    try:
        return _decode(data)
    except Exception:
        return NOT_DECODABLE


def _decode(data: bytes) -> Decoded | Undecodable:
    if is_riff(data):
        return read_riff(data)
    start = _after_id3(data)
    kind = _sndfile_kind(data, start)
    if kind:
        from viewer.analysis.sndfile import read_sndfile

        return read_sndfile(data[start:] if start else data, kind)
    demuxer = _demuxer(data, start)
    if demuxer:
        from viewer.analysis.ffmpeg import read_ffmpeg

        return read_ffmpeg(data, demuxer)
    return RARE_CONTAINER if data.startswith(_RARE) else NOT_DECODABLE


def _after_id3(data: bytes) -> int:
    """Where the sound begins behind ID3v2 tags and zero padding."""
    at = 0
    for _ in range(_ID3_DEPTH):
        head = data[at : at + 10]
        if len(head) < 10 or head[:3] != b"ID3":
            break
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        at += 10 + size + (10 if head[5] & 0x10 else 0)
    if at:
        padding = data[at : at + _SYNC_WITHIN]
        at += len(padding) - len(padding.lstrip(b"\0"))
    return at


def _sndfile_kind(data: bytes, start: int) -> str:
    head = data[start : start + 64]
    if head[:4] == b"fLaC":
        return "flac"
    if head[:4] == b"OggS":
        return "ogg" if b"\x01vorbis" in head or b"OpusHead" in head else ""
    return "mpeg" if _is_mpeg_audio(head) else ""


def _is_mpeg_audio(head: bytes) -> bool:
    """Whether a valid MPEG audio frame header (ISO 11172-3) stands here; layer bits 00 would be AAC."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer, bitrate, rate = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and layer != 0 and bitrate != 15 and rate != 3


def _demuxer(data: bytes, start: int) -> str:
    if data[4:8] == b"ftyp":
        return "mov"
    head = data[start : start + 2]
    if len(head) == 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "aac"
    return _AV_FORMATS.get(data[:4], "")
