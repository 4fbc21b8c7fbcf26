# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where somebody speaks: Silero's voice activity detection (VAD), run over many clips at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from viewer.analysis.voice.model import load

WINDOW, _CONTEXT, _RATE = 512, 64, 16_000
_STATE = (2, 1, 128)
SPEECH_FROM = 0.5


class Activity:
    """The detector: a recurrent network that sees 32 ms of sound at a time."""

    def __init__(self) -> None:
        """Load the model. Raises Problem where the file is not the one that was shipped."""
        self._network: onnxruntime.InferenceSession = load("silero_vad.onnx")

    def probabilities(self, clips: Sequence[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        """For each clip of 16 kHz mono samples, how probable speech is in each window of 32 ms [windows], 0..1."""
        counts = [-(-clip.size // WINDOW) for clip in clips]
        order = sorted(range(len(clips)), key=lambda place: -counts[place])
        found = [np.zeros(count, np.float32) for count in counts]
        state = np.zeros((_STATE[0], len(clips), _STATE[2]), np.float32)
        sound = np.zeros((len(clips), _CONTEXT + max(counts, default=0) * WINDOW), np.float32)
        for row, place in enumerate(order):
            sound[row, _CONTEXT : _CONTEXT + clips[place].size] = clips[place]
        for window in range(max(counts, default=0)):
            alive = sum(count > window for count in counts)
            start = window * WINDOW
            heard = sound[:alive, start : start + _CONTEXT + WINDOW]
            told, state = self._network.run(
                None, {"input": heard, "state": state[:, :alive], "sr": np.array(_RATE, np.int64)}
            )
            for row in range(alive):
                found[order[row]][window] = told[row, 0]
        return found
