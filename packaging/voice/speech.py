# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Real speech to make voices from: any tree CORPUS/SPEAKER/*.{flac,wav,ogg}, noises under a folder named noise."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray
from scipy.signal import resample_poly

RATE = 16_000
NORMAL = 1.0
_KINDS = (".flac", ".wav", ".ogg")
_NOISE = "noise"
Samples = NDArray[np.float32]


@dataclass
class Speech:
    """The files of each speaker, who is named CORPUS/SPEAKER, and of the noises."""

    files: dict[str, list[Path]]
    noises: list[Path]
    _read: dict[Path, Samples] = field(default_factory=dict, repr=False)

    @classmethod
    def under(cls, root: Path) -> Speech:
        """Find the speakers below a folder. Raises ValueError where there is none."""
        found = sorted(path for path in root.rglob("*") if path.suffix in _KINDS)
        files: dict[str, list[Path]] = {}
        for path in found:
            if _NOISE not in path.parts:
                files.setdefault("/".join(path.parts[-3:-1]), []).append(path)
        if not files:
            raise ValueError(f"no CORPUS/SPEAKER/*.flac below {root}")
        return cls(files, [path for path in found if _NOISE in path.parts])

    def speakers(self, corpus: str | None = None, least: int = 1) -> list[str]:
        """Those of one corpus, or all, with at least so many files; in order."""
        return [
            name
            for name, files in sorted(self.files.items())
            if len(files) >= least and corpus in (None, name.split("/")[0])
        ]

    def read(self, path: Path) -> Samples:
        """One file as 16 kHz mono."""
        if path not in self._read:
            sound, rate = sf.read(path, dtype="float32", always_2d=True)
            self._read[path] = at_rate(sound[:, 0], rate, RATE)
        return self._read[path]

    def noise(self, length: int, rng: np.random.Generator) -> Samples:
        """So many samples of a noise, white noise where there is no file."""
        if not self.noises:
            return rng.standard_normal(length).astype(np.float32)
        sound = self.read(self.noises[rng.integers(len(self.noises))])
        start = rng.integers(max(1, len(sound) - length))
        return np.resize(sound[start : start + length], length)


def at_rate(sound: Samples, rate: int, wanted: int) -> Samples:
    """The same sound sampled at another rate."""
    if rate == wanted:
        return sound
    ratio = Fraction(wanted, rate)
    return np.asarray(resample_poly(sound, ratio.numerator, ratio.denominator), np.float32)


def at_speed(sound: Samples, speed: float) -> Samples:
    """Faster or slower, with the pitch: to the network another speaker (Yamamoto et al., Interspeech 2019)."""
    ratio = Fraction(1 / speed).limit_denominator(20)
    return (
        sound if speed == NORMAL else np.asarray(resample_poly(sound, ratio.numerator, ratio.denominator), np.float32)
    )
