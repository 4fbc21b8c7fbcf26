# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The strip that tells how far the work is, how fast it goes and how long it will take, with Stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from viewer.ui.labels import Style, button, label, rename, show_text
from viewer.ui.pace import Progress
from viewer.words import Words


def progress_text(words: Words, progress: Progress) -> str:
    """One line: the counts, the rate and the time left, as far as they are known."""
    pieces = []
    if progress.total:
        pieces.append(words.text("shell.progress.of", done=min(progress.done, progress.total), total=progress.total))
    elif progress.done:
        pieces.append(words.number(progress.done))
    if progress.per_second is not None and progress.per_second >= 0.1:
        rate = words.number(progress.per_second, 0 if progress.per_second >= 10 else 1)
        pieces.append(words.text("shell.progress.rate", rate=rate))
    if progress.seconds_left is not None:
        pieces.append(time_left(words, progress.seconds_left))
    return " · ".join(pieces)


def time_left(words: Words, seconds: float) -> str:
    """How long it will take, never more exact than the guess is."""
    if seconds < 10:
        return words.text("shell.left.moment")
    if seconds < 55:
        return words.count("shell.left.seconds", round(seconds / 5) * 5)
    if seconds < 5400:
        return words.count("shell.left.minutes", max(1, round(seconds / 60)))
    return words.count("shell.left.hours", round(seconds / 3600))


class ProgressStrip(QFrame):
    """Shown while work is under way. `stop` is its button."""

    stop = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("look", "strip")
        self.setAccessibleName(words.text("shell.progress"))
        self._phase, self._text = label("", Style.STRONG, wrap=False), label("", Style.QUIET)
        self._bar = QProgressBar(textVisible=False)
        self._stop = button("")
        self._stop.clicked.connect(self.stop)
        line = QHBoxLayout()
        line.addWidget(self._phase)
        line.addWidget(self._text, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(line)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._stop)
        self.begin(False)

    def begin(self, busy: bool) -> None:
        """Work began, or ended."""
        show_text(self._phase, self._words.text("shell.progress.begin"))
        show_text(self._text, "", self._words.text("shell.progress"))
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._words.text("shell.progress"))
        self.show_stopping(False)
        self.setVisible(busy)

    def show_progress(self, progress: Progress) -> None:
        """This far it is."""
        text = progress_text(self._words, progress)
        show_text(self._phase, self._words.text(progress.phase))
        show_text(self._text, text, text or self._words.text("shell.progress"))
        total = progress.total or 0
        scale = max(1, total // 10_000)
        self._bar.setRange(0, total // scale)
        if total:
            self._bar.setValue(min(progress.done, total) // scale)

    def show_stopping(self, stopping: bool) -> None:
        """It was asked to stop, or not."""
        rename(self._stop, self._words.text("shell.stopping" if stopping else "shell.stop"))
        self._stop.setEnabled(not stopping)
