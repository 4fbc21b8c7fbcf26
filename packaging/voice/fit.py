# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Fits the population that ships from a folder of speech: CORPUS/SPEAKER/*.flac, noises in a folder noise.

    PYTHONPATH=.:packaging python -m voice.fit SPEECH OUT.npz [--without CORPUS] [--cache FOLDER]

The same speech gives the same file; its SHA-256 is printed and belongs into viewer/analysis/voice/population.py.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np

from viewer.analysis.voice.population import Population, written
from voice.calibrate import calibrated
from voice.estimate import estimated
from voice.heard import Heard, kept
from voice.simulate import training
from voice.speech import Speech

SEED = 100


def heard_training(speech: Speech, cache: Path) -> Heard:
    """Prints of the augmented training speech of all corpora."""
    return kept(cache / "training.npz", training(speech, np.random.default_rng(SEED)), None)


def fitted(heard: Heard, without: str | None = None) -> Population:
    """The population of all speakers but those of one corpus."""
    used = heard.at(heard.corpus != without)
    return calibrated(estimated(used.export), used, sorted({str(name) for name in used.corpus}))


def main() -> None:
    """Fit, write, and tell the sum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("speech", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", help="a corpus that must not be used")
    parser.add_argument("--cache", type=Path, default=Path("build/voice"))
    asked = parser.parse_args()
    data = written(fitted(heard_training(Speech.under(asked.speech), asked.cache), asked.without))
    asked.out.write_bytes(data)
    print(hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
