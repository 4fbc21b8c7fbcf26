# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Exports to measure on: the realistic one of the shared generator, and plain ones of any size."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

SHARED = Path(os.environ.get("NOTMINE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
RATE = 16_000
_START = datetime(2016, 1, 1, tzinfo=UTC)
_SERIALS = ("G090AAAA11112222", "G090BBBB33334444", "G090CCCC55556666")


def realistic(folder: Path, scenario: str = "mixed") -> Path:
    """The export of 1,700 recordings, about 100 MB, that the shared generator makes of real speech."""
    made = folder / scenario
    if not (made / "export.zip").exists():
        speech = ("--speech", str(SHARED / "data" / "speech"), "--corpus", "an4", "--out", str(made))
        command = [sys.executable, str(SHARED / "tools" / "make_export.py"), *speech, "--scenario", scenario]
        subprocess.run(command, check=True)
    return made


def plain(path: Path, recordings: int, seconds: float = 0.5) -> Path:
    """One ZIP of so many short recordings with ids in their names and a transcript line each, one a minute or so."""
    if path.exists():
        return path
    rng = np.random.default_rng(1)
    clips = (rng.normal(0, 900, (16, int(RATE * seconds)))).astype("<i2")
    clips[:, RATE // 10 : RATE // 3] += (4000 * np.sin(np.arange(RATE // 3 - RATE // 10) / 12)).astype("<i2")
    size = clips.shape[1] * 2
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16, b"data", size
    )
    rows = ["\ufeffUtterance text,Utterance Creation Date"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(recordings):
            when = _START + timedelta(seconds=97 * number)
            clip = clips[number % 16]
            clip[:2] = number & 0x7FFF, number >> 15
            archive.writestr(_name(number, when), head + clip.tobytes())
            rows.append(f"licht nummer {number} in der küche an,{when:%Y-%m-%dT%H:%M:%S}.250Z")
        archive.writestr("Alexa/NLU/Intent-1-1.csv", "\r\n".join(rows))
    return path


def _name(number: int, when: datetime) -> str:
    key = f"{number:08x}-0000-4000-8000-{number:012x}"
    serial = _SERIALS[number % 3]
    return f"Alexa/Audio/A3S5BH2HU6VAYF.1.0_{when:%Y_%m_%d_%H}_{serial}_{when:%M.%S}..TNIH_2V.{key}ZXV_0.wav"
