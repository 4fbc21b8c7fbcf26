# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A mistake of the program itself: what happened, what is safe, and details that hold no data."""

from __future__ import annotations

import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.ui.labels import message_box
from viewer.words import Words


def scrubbed(error: BaseException) -> str:
    """The kind of error and where it came from, as `Kind` and lines of `module:line`; no message, no value, no path."""
    lines = [type(error).__name__]
    for frame, line in traceback.walk_tb(error.__traceback__):
        lines.append(f"  {frame.f_globals.get('__name__', '?')}:{line}")
    if error.__cause__ is not None:
        lines.append(scrubbed(error.__cause__))
    return "\n".join(lines)


class Mishaps(QObject):
    """Shows each mistake once, one dialog at a time. `hook` goes where `sys.excepthook` is."""

    happened = Signal(object)

    def __init__(self, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._words, self._window, self._showing = words, window, False
        self.happened.connect(self.show)

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception that nobody caught, on whatever thread."""
        if not issubclass(kind, KeyboardInterrupt | SystemExit):
            self.happened.emit(error.with_traceback(trace))

    def show(self, error: BaseException) -> None:
        """Tell about it."""
        if self._showing:
            return
        self._showing = True
        words = self._words
        box = message_box(
            self._window,
            words.text("shell.mishap.title"),
            words.text("shell.mishap.what"),
            words.text("shell.mishap.safe"),
            scrubbed(error),
        )
        box.finished.connect(self._over)
        box.open()

    def _over(self) -> None:
        self._showing = False
