# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A mistake of the program itself: what happened, what is safe, and details that hold no data."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.mishap import scrubbed
from viewer.ui.labels import message_box
from viewer.words import Words


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
