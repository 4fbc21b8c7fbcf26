# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Records one take into memory and tells its level; what was recorded is handed over once and held no longer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from viewer.case.message import Message
from viewer.ui.enrol.microphone import Block, Microphone

BEAT_MS = 100
LONGEST_S = 90
SILENCE_DB = -90.0


@dataclass(frozen=True, slots=True)
class Level:
    """Root mean square and peak in dB below full scale (dBFS) since the level before."""

    rms_db: float
    peak_db: float


def level_of(samples: Block) -> Level:
    """The level of some samples; -90 dBFS for silence and for none."""
    if not samples.size:
        return Level(SILENCE_DB, SILENCE_DB)
    rms, peak = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))), float(np.abs(samples).max())
    return Level(_db(rms), _db(peak))


class Recorder(QObject):
    """`heard` carries a `Level` ten times a second while it records; `full` says that a take may be no longer."""

    heard = Signal(object)
    full = Signal()

    def __init__(self, microphone: Microphone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._microphone = microphone
        self._blocks: list[Block] = []
        self._told = 0
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.tell)

    @property
    def recording(self) -> bool:
        """Whether the microphone is open."""
        return self._beat.isActive()

    @property
    def seconds(self) -> float:
        """How much was recorded."""
        return sum(block.size for block in tuple(self._blocks)) / max(1, self._microphone.rate)

    def start(self) -> Message | None:
        """Open the microphone; what went wrong, or None."""
        self.drop()
        problem = self._microphone.open(self._blocks.append)
        if problem is None:
            self._beat.start()
        return problem

    def stop(self) -> tuple[Block, int]:
        """Close the microphone; the samples and their rate, which are forgotten here."""
        self._microphone.close()
        self._beat.stop()
        samples = np.concatenate(self._blocks) if self._blocks else np.empty(0, np.float32)
        self._blocks, self._told = [], 0
        return samples, self._microphone.rate

    def drop(self) -> None:
        """Close the microphone and forget what was recorded."""
        self.stop()

    def tell(self) -> None:
        """Tell the level since it was last told."""
        fresh = self._blocks[self._told :]
        self._told += len(fresh)
        if fresh:
            self.heard.emit(level_of(np.concatenate(fresh)))
        if self.seconds >= LONGEST_S:
            self.full.emit()


def _db(value: float) -> float:
    return float(max(SILENCE_DB, 20 * np.log10(max(value, 1e-9))))
