# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Invented sound in a container of the same kind, and filler in place of what is not understood."""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
import soundfile
from numpy.typing import NDArray

if TYPE_CHECKING:
    import av

Samples = NDArray[np.int16]

_FILLER = b"\0notmine twin: here was a file that the program does not read. "
_CHUNKS = frozenset((b"fmt ", b"data", b"LIST", b"fact", b"bext", b"JUNK", b"PAD ", b"id3 ", b"ID3 ", b"cue ", b"smpl"))
_PROGRAM = re.compile(rb"(?:Lavf|Lavc|LAME|libsndfile|Audacity|GoldWave|Adobe)[\w .-]{0,24}")
_UNKNOWN = 0xFFFFFFFF
_CODES = {"vorbis": ("OGG", "VORBIS"), "opus": ("OGG", "OPUS"), "mp3": ("MP3", "MPEG_LAYER_III"), "flac": ("FLAC", "")}
_FLAC_DEPTHS = {8: "PCM_S8", 16: "PCM_16", 24: "PCM_24"}
_AV = {"aac": "aac", "alac": "alac", "wmav2": "wmav2", "wmav1": "wmav1", "opus": "libopus", "vorbis": "libvorbis"}
_FORMATS = {"mp4": "ipod", "adts": "adts", "asf": "asf", "webm": "webm", "ogg": "ogg"}
_OPUS_RATES = (8_000, 12_000, 16_000, 24_000, 48_000)
_PAGE_US = "20000"  # one packet a page, from which short sounds are read exactly
_LAYOUTS = {1: "mono", 2: "stereo"}
_BY_NAME = {
    "wav": b"RIFF\0\0\0\0WAVE", "flac": b"fLaC", "ogg": b"OggS", "oga": b"OggS", "opus": b"OggS", "mp3": b"ID3",
    "amr": b"#!AMR", "caf": b"caff", "m4a": b"\0\0\0\x18ftypM4A ", "wma": b"0&\xb2u",
}  # fmt: skip
_MAGICS = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"GIF87a", b"BM", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"fLaC", b"OggS", b"#!AMR", b"caff", b".snd", b"ID3", b"\x1aE\xdf\xa3",
    b"0&\xb2u", b"%PDF-1.4\n",
)  # fmt: skip


def filler(size: int, head: bytes, otherwise: bytes = b"") -> bytes:
    """Bytes that say nothing, of this size, and of the same kind by their first bytes where these are a known sign.

    Where they are none, the filler begins with `otherwise`.
    """
    made = (_FILLER * (size // len(_FILLER) + 1))[:size]
    sign = _sign(head) or otherwise
    return (sign + made[len(sign) :])[:size]


def _sign(head: bytes) -> bytes:
    if head[:4] in (b"RIFF", b"RF64", b"RIFX") and head[8:12] in (b"WAVE", b"WEBP", b"AVI "):
        return head[:4] + b"\0\0\0\0" + head[8:12]
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return b"FORM\0\0\0\0" + head[8:12]
    if head[4:8] == b"ftyp":
        return b"\0\0\0\x18ftypM4A " if head[8:11] in (b"M4A", b"M4B") else b"\0\0\0\x18ftypisom"
    return next((one for one in _MAGICS if head.startswith(one[:5])), b"")


def head_for(name: str) -> bytes:
    """The sign by which a file of this name is known as sound: its usual one, else that of an MPEG frame."""
    return _BY_NAME.get(name.casefold().rpartition(".")[2], b"\xff\xfb\x90\0")


def wave_like(data: bytes, samples: Samples, codec: str) -> bytes:
    """A WAVE file with the same chunks in the same order and size, with these samples in place of its sound.

    Of what chunks say, the format, and the name of a known program, stay.
    """
    out, at = bytearray(data[:4] + data[4:8] + b"WAVE"), 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        if name not in _CHUNKS:
            break
        there = min(size, len(data) - at - 8)
        if name == b"data" and (size in (0, _UNKNOWN) or size > there):
            there = len(data) - at - 8
        out += data[at : at + 8]
        out += _chunk(name, data[at + 8 : at + 8 + there], samples, codec)
        at += 8 + there
        if size & 1 and at < len(data) and data[at : at + 4] not in _CHUNKS:
            out += b"\0"
            at += 1
    return bytes(out + b"\0" * (len(data) - at))


def _chunk(name: bytes, body: bytes, samples: Samples, codec: str) -> bytes:
    if name == b"fmt ":
        return body[:40].ljust(len(body), b"\0")
    if name == b"data":
        return _encoded(samples, codec)[: len(body)].ljust(len(body), b"\0")
    made = bytearray(len(body))
    if name == b"LIST" and body[:4] == b"INFO" and (at := body.find(b"ISFT")) >= 0:
        made[:4] = b"INFO"
        made[at : at + 8] = body[at : at + 8]
        program = _PROGRAM.match(body, at + 8)
        told = program[0] if program else b"program"
        made[at + 8 : at + 8 + len(told)] = told
    return bytes(made[: len(body)])


def _encoded(samples: Samples, codec: str) -> bytes:
    flat = samples.reshape(-1)
    if codec == "pcm_s16le":
        return flat.astype("<i2").tobytes()
    if codec == "pcm_u8":
        return ((flat >> 8) + 128).astype(np.uint8).tobytes()
    if codec == "pcm_s32le":
        return (flat.astype("<i4") << 16).tobytes()
    if codec == "pcm_s24le":
        wide = np.zeros((len(flat), 3), np.uint8)
        wide[:, 1:] = flat.astype("<i2").view(np.uint8).reshape(-1, 2)
        return wide.tobytes()
    if codec in ("pcm_f32le", "pcm_f64le"):
        return (flat / 32768.0).astype("<f4" if codec == "pcm_f32le" else "<f8").tobytes()
    out = io.BytesIO()
    subtype = "ALAW" if codec == "pcm_alaw" else "ULAW"
    soundfile.write(out, flat, 8000, format="RAW", subtype=subtype)
    return out.getvalue()


class Coding(Protocol):
    """How sound is kept: rate in hertz, codec, container, and bits of a sample where it has such."""

    @property
    def rate(self) -> int: ...  # noqa: D102
    @property
    def codec(self) -> str: ...  # noqa: D102
    @property
    def container(self) -> str: ...  # noqa: D102
    @property
    def bits(self) -> int | None: ...  # noqa: D102


def encoded(samples: Samples, like: Coding, *, quick: bool = True) -> bytes | None:
    """The samples in that codec and container; None where there is no encoder for it here.

    `quick` takes the faster of two encoders, which refuses the shortest sounds.
    """
    codec, container = like.codec, like.container
    try:
        is_quick = quick and codec == "opus" and like.rate in _OPUS_RATES and samples.shape[1] in _LAYOUTS
        if is_quick and container == "ogg":
            return _same_serial(_by_ffmpeg(samples, like.rate, "libopus", "ogg"))
        if codec in _CODES and container in ("ogg", "mp3", "flac"):
            return _by_sndfile(samples, like)
        if codec in _AV and container in _FORMATS:
            return _by_ffmpeg(samples, like.rate, _AV[codec], _FORMATS[container])
    except Exception:  # an encoder that refuses a rate or a number of channels
        return None
    return None


def _by_sndfile(samples: Samples, like: Coding) -> bytes:
    out = io.BytesIO()
    format_, subtype = _CODES[like.codec]
    subtype = subtype or _FLAC_DEPTHS.get(like.bits or 16, "PCM_16")
    soundfile.write(out, samples, like.rate, format=format_, subtype=subtype)
    data = out.getvalue()
    return _same_serial(data) if format_ == "OGG" else data


def _same_serial(data: bytes) -> bytes:
    """An Ogg file with stream number 1 in place of a drawn one (RFC 3533): the same sound gives the same bytes."""
    made, at = bytearray(data), 0
    while at + 27 <= len(made) and made[at : at + 4] == b"OggS":
        count = made[at + 26]
        end = at + 27 + count + sum(made[at + 27 : at + 27 + count])
        made[at + 14 : at + 18] = b"\1\0\0\0"
        made[at + 22 : at + 26] = bytes(4)
        made[at + 22 : at + 26] = struct.pack("<I", _ogg_check(bytes(made[at:end])))
        at = end
    return bytes(made)


_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def _ogg_check(page: bytes) -> int:
    """The page's check sum (CRC-32, polynomial 0x04C11DB7, not reflected, from zero) by the reflected one of zlib."""
    found = zlib.crc32(page.translate(_MIRRORED), _UNKNOWN) ^ _UNKNOWN
    return int(f"{found:032b}"[::-1], 2)


def _by_ffmpeg(samples: Samples, rate: int, codec: str, format_: str) -> bytes:
    import av

    out = io.BytesIO()
    options = {"fflags": "+bitexact", **({"page_duration": _PAGE_US} if format_ == "ogg" else {})}
    with av.open(out, "w", format=format_, options=options) as container:
        layout = _LAYOUTS[samples.shape[1]]
        stream = cast("av.AudioStream", container.add_stream(codec, rate=rate, layout=layout))
        fast = {"compression_level": "0"} if codec == "libopus" else {}
        stream.codec_context.options = {"flags": "+bitexact", **fast}
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.reshape(1, -1)), format="s16", layout=layout)
        frame.sample_rate = rate
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return out.getvalue()
