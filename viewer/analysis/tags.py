# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Which program wrote an audio file, as far as the file says so itself."""

from __future__ import annotations

import re
import struct

_NEAR = 4096
_MOST = 48
_CHUNKS = 64
_PROGRAM = re.compile(
    rb"Lav[fc][\d.]{2,16}|LAME ?[\d.]{2,10}|Xiph\.Org libVorbis[ -~]{0,24}|libopus[ -~]{0,16}|libsndfile[ -~]{0,12}"
    rb"|reference libFLAC[ -~]{0,16}|Adobe [A-Z][a-z]+[ -~]{0,16}|Audacity[ -~]{0,16}|GoldWave[ -~]{0,12}"
    rb"|iTunes [\d.]{2,12}"
)


def encoder_of(data: bytes) -> str:
    """The program that a file names as its writer, at most 48 characters; empty where it names none.

    Read are the software of a WAVE file (`ISFT` of LIST INFO, originator of `bext`; Multimedia Programming Interface
    and Data Specifications 1.0, EBU Tech 3285), and the well-known names of encoders in the first 4 kB of other files.
    """
    if data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE":
        return _of_wave(data)
    found = _PROGRAM.search(data, 0, _NEAR)
    return _text(found[0]) if found else ""


def _of_wave(data: bytes) -> str:
    at = 12
    for _ in range(_CHUNKS):
        if at + 8 > len(data):
            break
        name, size = struct.unpack_from("<4sI", data, at)
        if name == b"LIST" and data[at + 8 : at + 12] == b"INFO":
            chunk = data[at + 12 : at + 8 + min(size, _NEAR)]
            place = chunk.find(b"ISFT")
            if place >= 0:
                (length,) = struct.unpack_from("<I", chunk.ljust(place + 8, b"\0"), place + 4)
                return _text(chunk[place + 8 : place + 8 + min(length, _MOST)])
        elif name == b"bext":
            return _text(data[at + 8 + 256 : at + 8 + 288])
        at += 8 + size + (size & 1)
    return ""


def _text(found: bytes) -> str:
    plain = found.split(b"\0", 1)[0].decode("ascii", "replace")
    return "".join(c for c in plain if c.isprintable() and c != "\ufffd").strip()[:_MOST]
