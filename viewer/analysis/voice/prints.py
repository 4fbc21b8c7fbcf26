# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Many prints of voices as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.case.voice import VoicePrint

LEAST_SPEECH_S = 0.05
LEAST_ALONE_S = 0.25
LEAST_SNR_DB = 3.0
SIZE = 192


@dataclass(frozen=True, slots=True)
class PrintTable:
    """`embeddings` [n, 192] of length one; `durations` and `speech` in seconds, `snr` in dB, `wide` flags, [n] each."""

    embeddings: NDArray[np.float32]
    durations: NDArray[np.float64]
    speech: NDArray[np.float64]
    snr: NDArray[np.float64]
    wide: NDArray[np.bool_]

    def __len__(self) -> int:
        """How many prints."""
        return len(self.embeddings)

    def at(self, chosen: NDArray[np.intp] | NDArray[np.bool_]) -> PrintTable:
        """Only these prints."""
        return PrintTable(
            self.embeddings[chosen], self.durations[chosen], self.speech[chosen], self.snr[chosen], self.wide[chosen]
        )

    def reason(self, place: int) -> str:
        """Why a print cannot be compared, as a key of the catalogue; empty where it can."""
        if self.speech[place] < LEAST_SPEECH_S:
            return "voice.too_short"
        return "voice.too_noisy" if self.snr[place] < LEAST_SNR_DB else ""

    @property
    def alone(self) -> NDArray[np.bool_]:
        """Which prints hold enough speech to be compared with a person by themselves, not only as one of many [n]."""
        return self.comparable & (self.speech >= LEAST_ALONE_S)

    @property
    def comparable(self) -> NDArray[np.bool_]:
        """Which prints have speech, over little enough noise, and can be one of a group [n]."""
        return (self.speech >= LEAST_SPEECH_S) & (self.snr >= LEAST_SNR_DB)


def tabulate(prints: Sequence[VoicePrint]) -> PrintTable:
    """The table of these prints, in order."""
    joined = b"".join(one.embedding for one in prints)
    return PrintTable(
        np.frombuffer(joined, "<f4").reshape(-1, SIZE),
        np.array([one.duration_s for one in prints], float),
        np.array([one.speech_s for one in prints], float),
        np.array([one.snr_db for one in prints], float),
        np.array([one.wide_band for one in prints], bool),
    )
