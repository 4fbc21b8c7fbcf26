# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Progress on standard error: one line that is written over on a terminal, with rate and time left; Ctrl-C stops."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType
from typing import TextIO

from viewer.words import Words
from viewer.work import Cancelled

_EVERY_S = 0.2
_EVERY_S_IN_A_FILE = 5.0


class TerminalWatch:
    """A watch that writes to a terminal at most five times a second, to anything else every five seconds."""

    def __init__(self, words: Words, stream: TextIO | None = None) -> None:
        """Stop on the first Ctrl-C, in good order; the second ends the program at once."""
        self._words, self._stream = words, stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._phase, self._done = "", 0
        self._total: int | None = None
        self._began = self._told = time.monotonic()
        self._stopping = False
        signal.signal(signal.SIGINT, self._interrupted)

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def expect(self, total: int | None, phase: str) -> None:
        """Begin a phase."""
        self._phase, self._total, self._done = phase, total, 0
        self._began = time.monotonic()

    def advance(self, units: int = 1, note: str = "") -> None:
        """Count on, and tell when it is time to; only a terminal is told that nothing is done yet.

        Raises Cancelled once Ctrl-C was pressed.
        """
        if self._stopping:
            raise Cancelled
        self._done += units
        now = time.monotonic()
        waits = _EVERY_S if self._terminal else _EVERY_S_IN_A_FILE
        if now - self._told >= waits and (self._done or self._terminal):
            self._told = now
            self._write(now - self._began)

    def close(self) -> None:
        """Leave a clean line."""
        if self._terminal:
            self._stream.write("\r\x1b[K")

    def _write(self, seconds: float) -> None:
        rate = self._done / seconds if seconds > 0 else 0.0
        line = f"{self._words.text(self._phase)}: {self._words.number(self._done)}"
        if self._total:
            line += f" / {self._words.number(self._total)}"
        if rate > 0:
            line += "  " + self._words.text("cli.rate", rate=self._words.number(rate))
        if rate > 0 and self._total and self._done > self._total / 50:
            left = self._words.duration((self._total - self._done) / rate)
            line += "  " + self._words.text("cli.time_left", time=left)
        self._stream.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
        self._stream.flush()
