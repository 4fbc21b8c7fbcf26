# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Takes prints of voices: CAM++ over the filter banks of a whole clip, with how much of it is speech.

The network is that of Wang et al., "CAM++: A Fast and Efficient Network for Speaker Verification" (2023); it hears
the whole clip, since cutting out what is no speech made short clips harder to tell apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.analysis.voice.activity import SPEECH_FROM, WINDOW, Activity
from viewer.analysis.voice.filter_bank import FRAME, SHIFT, filter_bank, mean_normalised
from viewer.analysis.voice.model import load
from viewer.case.voice import VoicePrint

RATE = 16_000
LEAST_S = 0.3
_AT_ONCE = 64
LONGEST_S = 20
_ABOVE_4_KHZ, _SPEECH_BANDS = slice(63, 80), slice(10, 55)
_NARROW_FROM_DB = -24.0


class Listener:
    """Both networks, loaded once in a process (about 120 MB); not for several threads at a time."""

    def __init__(self) -> None:
        """Load them. Raises Problem where a model file is not the one that was shipped."""
        self._activity = Activity()
        self._network = load("campplus.onnx")

    def prints(self, clips: Sequence[NDArray[np.float32]]) -> list[VoicePrint | None]:
        """One print for each clip of 16 kHz mono samples in -1..1, in order; None where it has under 0.3 s.

        Of a long clip the first 20 s that hold speech are heard.
        """
        turns = range(0, len(clips), _AT_ONCE)
        return [one for start in turns for one in self._of(clips[start : start + _AT_ONCE])]

    def _of(self, clips: Sequence[NDArray[np.float32]]) -> list[VoicePrint | None]:
        heard = [clip[: LONGEST_S * RATE] for clip in clips]
        return [
            self._print(clip, likely) if clip.size >= LEAST_S * RATE else None
            for clip, likely in zip(heard, self._activity.probabilities(heard), strict=True)
        ]

    def _print(self, clip: NDArray[np.float32], likely: NDArray[np.float32]) -> VoicePrint:
        bank = filter_bank(clip)
        middles = (np.arange(len(bank)) * SHIFT + FRAME // 2) // WINDOW
        spoken = likely[np.minimum(middles, len(likely) - 1)] > SPEECH_FROM
        found = self._network.run(None, {"feats": mean_normalised(bank)[None]})[0][0]
        embedding = (found / np.linalg.norm(found)).astype("<f4")
        return VoicePrint(
            embedding=embedding.tobytes(),
            duration_s=round(clip.size / RATE, 3),
            speech_s=round(float(spoken.sum()) * SHIFT / RATE, 2),
            snr_db=round(_snr_db(bank, spoken), 1),
            wide_band=_tilt_db(bank, spoken) > _NARROW_FROM_DB,
        )


def _snr_db(bank: NDArray[np.float32], spoken: NDArray[np.bool_]) -> float:
    """Mean power of the frames with speech over that of the quietest tenth of all frames; 0 without speech."""
    power = np.exp(bank).sum(axis=1)
    if not spoken.any():
        return 0.0
    return float(10 * np.log10(power[spoken].mean() / np.percentile(power, 10)))


def _tilt_db(bank: NDArray[np.float32], spoken: NDArray[np.bool_]) -> float:
    """How much fainter, in dB, a speaking clip is above 4 kHz than between 200 Hz and 3 kHz."""
    frames = bank[spoken] if spoken.any() else bank
    return float((frames[:, _ABOVE_4_KHZ].mean() - frames[:, _SPEECH_BANDS].mean()) * 10 / np.log(10))
