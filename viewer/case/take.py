# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A take: one recording that somebody made or chose to enrol a voice."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.case.message import Message, message
from viewer.case.voice import VoicePrint


@dataclass(frozen=True, slots=True)
class TakeQuality:
    """How good a take is. `speech_s` seconds of it are speech; `snr_db` is the median of its prints'.

    `clipped` in 0..1 is how much of it is driven to full scale. `problem` says why it cannot be used, and what to do.
    """

    speech_s: float
    snr_db: float
    clipped: float
    problem: Message | None


@dataclass(frozen=True, slots=True)
class Take:
    """A judged take. `name` is what its owner calls it (a file's name, never its folder); it has prints where it can
    be used."""

    name: str
    quality: TakeQuality
    prints: tuple[VoicePrint, ...] = ()

    @property
    def flaw_of_file(self) -> Message | None:
        """Why it cannot be used, as a sentence that names it: for takes that are files."""
        problem = self.quality.problem
        if problem is None:
            return None
        return message(f"enrol.file.{problem.key.removeprefix('enrol.')}", **dict(problem.params), file=self.name)
