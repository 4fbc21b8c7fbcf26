# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The program that wrote a file, and exact digital silence inside a clip."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tests.analysis.sounds import noise, riff
from viewer.analysis.signal import Signal
from viewer.analysis.tags import encoder_of
from viewer.case.export import Entry, Kind


def info(program: bytes) -> bytes:
    body = b"INFOISFT" + struct.pack("<I", len(program)) + program
    return b"LIST" + struct.pack("<I", len(body)) + body


BROADCAST = b"bext" + struct.pack("<I", 602) + b"d" * 256 + b"Recorder X".ljust(346, b"\0")
SOUND = noise(0.5).tobytes()


@pytest.mark.parametrize(
    ("data", "encoder"),
    [
        (riff(SOUND), ""),
        (riff(SOUND, before=info(b"Lavf58.29.100\0")), "Lavf58.29.100"),
        (riff(SOUND, after=info(b"Audacity 3\0")), "Audacity 3"),
        (riff(SOUND, before=info(b"\xff\x1b[31mrot\0\0")), "[31mrot"),
        (
            riff(SOUND, before=b"bext" + struct.pack("<I", 602) + b"d" * 256 + b"Recorder X".ljust(346, b"\0")),
            "Recorder X",
        ),
        (b"ID3\x04" + b"\0" * 60 + b"Lavf60.3.100" + b"\0" * 60, "Lavf60.3.100"),
        (b"OggS" + b"\0" * 40 + b"libopus 1.3", "libopus 1.3"),
        (riff(b"")[:20], ""),
        (b"", ""),
    ],
)
def test_the_program_that_a_file_names(data: bytes, encoder: str) -> None:
    assert encoder_of(data) == encoder


def test_hostile_chunks_end_the_search() -> None:
    assert encoder_of(b"RIFF\xff\xff\xff\xffWAVE" + b"LIST\xff\xff\xff\xffINFOISFT\xff\xff\xff\xff") == ""
    assert encoder_of(b"RIFF\0\0\0\0WAVE" + b"JUNK\0\0\0\0" * 100_000) == ""


@pytest.mark.parametrize(
    ("gap", "at", "silent"), [(0, 0, 0.0), (1600, 3000, 0.1), (400, 3000, 0.0), (1600, 0, 0.0), (1600, 6400, 0.0)]
)
def test_only_silence_between_sounds_counts(gap: int, at: int, silent: float) -> None:
    clip = noise(0.5, level=3000).copy()
    clip[at : at + gap] = 0
    (answer,) = Signal().measure([(Entry("e.zip!1.wav", "e.zip", 1, kind=Kind.AUDIO), riff(clip.tobytes()))])
    assert answer.values["silent_s"] == pytest.approx(silent, abs=0.011)
    assert answer.values["encoder"] == ""
    assert np.count_nonzero(clip) > 0
